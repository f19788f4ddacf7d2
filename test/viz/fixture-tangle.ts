/**
 * Made-up tables of a tangle whose peers have views of their own, in the formats of a run: the formulas behind them are
 * those of theory where there is one, so that a chart of them looks like a chart of a run.
 */
import seedrandom from "seedrandom";

type Row = readonly (string | number)[];
const cellOf = (cell: string | number): string | number => (typeof cell === "string" ? cell : Number.isNaN(cell) ? "" : Number(cell.toPrecision(6)));
const csv = (header: readonly string[], rows: readonly Row[]): string => [header, ...rows].map((row) => row.map(cellOf).join(",")).join("\n") + "\n";
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

const REGIONS = ["Europe", "East Asia", "North America"];

function peers(count: number, random: () => number): string {
  const rows = range(count).map((peer) => {
    const region = peer % REGIONS.length, mean = (2.6 + 0.9 * region + 0.5 * random()) * (peer === 7 ? 1.8 : 1);
    const [p5, p25, p50, p75, p95] = [0.5, 0.75, 0.93, 1.18, 1.8].map((part) => part * mean);
    return [peer, 1000 * region + 700 * random(), 500 * (region % 2) + 600 * random(), REGIONS[region]!, (peer + 1) ** -0.9, 4, 900, 890, mean, p5!, p25!, p50!, p75!, p95!, 84, 0.38, 3, 0, 0];
  });
  return csv(["peer", "x [m]", "y [m]", "region", "mana [1]", "degree", "transactions", "confirmed", "latency.mean [s]", "latency.p5 [s]", "latency.p25 [s]", "latency.p50 [s]",
    "latency.p75 [s]", "latency.p95 [s]", "tips.mean [1]", "dissemination.mean [s]", "flips", "unconfirmations", "down [s]"], rows);
}

/** Weight under λ transactions a second, seen after h seconds: exp(0.352 t/h) until nearly everything new approves. */
function weight(rate: number, delay: number): string {
  const turn = delay * (1 + 2.843 * Math.log(2 * rate * delay));
  const theory = (age: number): number => Math.max(1, rate * delay * Math.log(1 + Math.exp((age - turn) / delay)));
  const rows = range(121).map((i) => {
    const age = i * 0.25, mean = Math.max(1, theory(age) * (1 + 0.05 * Math.sin(i))), slope = rate / (1 + Math.exp((turn - age) / delay));
    return [age, mean, Math.max(1, mean * 0.6), mean * 1.4, theory(age), slope];
  });
  return csv(["age [s]", "weight.mean [1]", "weight.p5 [1]", "weight.p95 [1]", "theory [1]", "slope [1/s]"], rows);
}

const dissemination = (): string => csv(["age [s]", "share [1]"], range(41).map((i) => [i * 0.02, 1 / (1 + Math.exp(-(i - 16) / 3)) - (i === 0 ? 0.004 : 0)]));

/** Sets whose second side sometimes overtakes the first; the last one stays undecided. */
function conflicts(count: number, duration: number, random: () => number): string {
  const rows = range(count).flatMap((set): Row[] => {
    const start = duration * (0.1 + (0.8 * set) / count), flip = set % 3 === 0, [a, b] = [1000 + 2 * set, 1001 + 2 * set], end = 3 + 4 * random();
    const at = (after: number, side: number, event: string, share: number | "" = ""): Row => [set, side, start + after, event, "", share];
    return [
      at(0, a, "attached"), at(0.2, a, "preferred", 0.3), at(0.4, b, "attached"), at(0.6, b, "preferred", 0.25), at(0.6, a, "preferred", 0.5),
      ...(flip ? [at(1.4, a, "flipped", 0.35), at(1.4, b, "preferred", 0.6), at(2.1, a, "confirmed", 0.2), at(2.6, a, "unconfirmed", 0.12), at(2.6, b, "preferred", 0.86)] : [at(1.8, a, "preferred", 0.8), at(1.8, b, "flipped", 0.2)]),
      ...(set === count - 1 ? [] : [at(end - 0.7, flip ? b : a, "confirmed", 0.9), at(end, flip ? b : a, "confirmed", 1), at(end, flip ? a : b, "lost", 0), at(end + 0.5, flip ? a : b, "reattached")]),
    ];
  });
  return csv(["set", "transaction", "time [s]", "event", "peer", "share [1]"], rows);
}

/** Issuers by Zipf; peer 3 asks for four times what is fair. */
function access(count: number, duration: number, random: () => number): Record<string, string> {
  const mana = range(count).map((i) => (i + 1) ** -0.9), total = mana.reduce((sum, each) => sum + each, 0), spammer = 3;
  const issuers = mana.map((own, i): Row => {
    // Who asks for less than its part has its wish as its fair share.
    const part = (250 * own) / total, asked = i === spammer ? 4 * part : part * (0.75 + 0.25 * random()), fair = Math.min(part, asked), latency = i === spammer ? 21 : 1.1 + 0.3 * random();
    return [i, own, Math.round(asked * duration), Math.round(fair * duration), asked, fair, Math.min(asked, fair), latency, latency * 2.1, i === spammer ? 180 : 2, 0, 0];
  });
  const rows = range(120).flatMap((k) => range(Math.min(30, count)).map((i): Row => {
    const time = ((k + 1) * duration) / 120, fair = (250 * mana[i]!) / total;
    return [time, i, i === spammer ? Math.min(200, 3 * k) : 2 + 2 * random(), fair * (0.9 + 0.2 * random()), i === spammer ? 3 + k / 6 : 1 + 0.4 * random()];
  }));
  return {
    "issuers.csv": csv(["issuer", "mana [1]", "issued", "confirmed", "rate [1/s]", "fairRate [1/s]", "throughput [1/s]", "latency.mean [s]", "latency.p95 [s]", "queue.mean [1]", "dropped", "blacklisted [s]"], issuers),
    "congestion.csv": csv(["time [s]", "issuer", "queue [1]", "rate [1/s]", "latency [s]"], rows),
  };
}

/** Nakamoto's catching-up probability with q = 0.1, and what 400 trials of each would measure. */
function attack(random: () => number): string {
  const theory = [1, 0.2045873, 0.0509779, 0.0131722, 0.0034552, 0.0009137, 0.0002428];
  const rows = theory.map((p, z): Row => {
    const trials = 4000, hits = Math.round(trials * p * (1 + 0.1 * (random() - 0.5))), share = Math.min(1, hits / trials), half = 1.96 * Math.sqrt((share * (1 - share)) / trials + 1e-7);
    return z > 4 ? ["success probability [1]", z, "confirmations waited for [1]", p, "", "", "", ""] : ["success probability [1]", z, "confirmations waited for [1]", p, share, Math.max(0, share - half), Math.min(1, share + half), trials];
  });
  return csv(["quantity", "x", "xName", "theory", "measured", "low", "high", "trials"], rows);
}

export function tangleTables(seed: string, count: number, duration: number): Record<string, string> {
  const random = seedrandom.alea(`${seed}/tangle`);
  return {
    "peers.csv": peers(count, random), "weight.csv": weight(100, 1), "dissemination.csv": dissemination(), "conflicts.csv": conflicts(40, duration, random),
    ...access(count, duration, random), "attack.csv": attack(random),
  };
}

/** Value and unit of the figures that go with the tables. */
export const TANGLE_FIGURES: Readonly<Record<string, readonly [number | null, string]>> = {
  "confirmation.peers.mean": [3.71, "s"], "confirmation.peers.deviation": [0.42, "s"], "confirmation.flips": [161, "1"], "confirmation.unconfirmed": [14, "1"],
  "tangle.dissemination.mean": [0.33, "s"], "tangle.dissemination.full.mean": [0.71, "s"], "congestion.queue.mean": [212.4, "1"],
  "attack.attempted": [4000, "1"], "attack.succeeded": [818, "1"], "attack.success.share": [0.2045, "1"], "attack.success.theory": [0.2046, "1"],
  "attack.cost.transactions": [61_250, "1"], "attack.cost.energy": [72.3, "J"],
};
