/**
 * Run folders as the engine writes them, made up from a fixed seed: the figures look like those of a real city, and each
 * figure that a test compares is returned beside the files.
 */
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import seedrandom from "seedrandom";

type Row = readonly (string | number)[];
export interface MadeRun { readonly scenario: string; readonly folder: string; readonly metrics: Readonly<Record<string, { value: number | null; unit: string }>> }

const csv = (header: readonly string[], rows: readonly Row[]): string => [header, ...rows].map((row) => row.map((cell) => (typeof cell === "number" ? (Number.isNaN(cell) ? "" : Number(cell.toPrecision(6))) : cell)).join(",")).join("\n") + "\n";

interface Options { readonly scenario: string; readonly run: string; readonly seed: string; readonly domains: readonly ("road" | "drones" | "grid")[]; readonly question: string; readonly lookFor: string; readonly changedAt: string; readonly duration: number; readonly warnings?: readonly { code: string; sentence: string }[]; readonly rate: number }

/** One column of the series: its header and its value at an interval's end. */
type Column = readonly [header: string, value: (time: number, random: () => number) => number];

function seriesColumns(options: Options): Column[] {
  const { rate, duration } = options, wave = (t: number): number => 1 + 0.18 * Math.sin((t / duration) * 9);
  const tangle: Column[] = [
    ["throughput.issued [1/s]", (t, r) => rate * wave(t) * (0.94 + 0.12 * r())], ["throughput.confirmed [1/s]", (t, r) => rate * wave(Math.max(0, t - 12)) * (0.92 + 0.12 * r()) * Math.min(1, t / 60)],
    ...([[5, 3.1], [25, 5.6], [50, 8.4], [75, 11.9], [95, 19.5], [99, 27]] as const).map(([p, base]): Column => [`confirmation.latency.p${p} [s]`, (t, r) => (t < 20 ? Number.NaN : base * (0.9 + 0.25 * r()) * (1 + (t > duration * 0.55 && t < duration * 0.65 ? 0.9 : 0)))]),
    ["confirmation.pending [1]", (t, r) => rate * 9.2 * wave(t) * (0.95 + 0.1 * r())], ["tangle.tips [1]", (t, r) => 2 * rate * wave(t) * (0.95 + 0.1 * r())], ["tangle.tips.theory [1]", () => 2 * rate],
  ];
  const road: Column[] = [["road.queue [1]", (t, r) => 24 * wave(t) * (0.5 + r())], ["road.delayCost.ratio [1]", (t, r) => 0.62 + 0.2 * r() + (t > duration * 0.55 && t < duration * 0.65 ? 0.22 : 0)], ["road.passages [1/min]", (t, r) => 980 * wave(t) * (0.9 + 0.2 * r())]];
  const drones: Column[] = [
    ["drones.parcels.onTime [1]", (t, r) => Math.round(14 * wave(t) * (0.6 + 0.8 * r()))], ["drones.parcels.late [1]", (_, r) => Math.round(3 * r())], ["drones.parcels.missed [1]", (_, r) => Math.round(1.1 * r() * r())],
    ["charging.padUtilisation [1]", (t, r) => Math.min(1, 0.62 * wave(t) * (0.9 + 0.2 * r()))], ["charging.queue [1]", (t, r) => Math.max(0, 9 * (wave(t) - 0.9) + 2 * r())],
    ["charging.pv [kW]", (t, r) => 42 * Math.cos((t / duration) * 1.2) * (0.85 + 0.2 * r())], ["charging.battery [1]", (t) => 0.45 + 0.2 * Math.sin((t / duration) * 3)], ["charging.price [token/kWh]", (t, r) => 0.29 - 0.05 * Math.sin((t / duration) * 3) + 0.006 * r()],
  ];
  const grid: Column[] = [
    ["grid.load [kW]", (t, r) => 1240 * wave(t) * (0.96 + 0.08 * r())], ["grid.pv [kW]", (t, r) => 1010 * Math.cos((t / duration) * 1.2) * (0.9 + 0.1 * r())], ["grid.traded [kW]", (t, r) => 260 * (0.9 + 0.2 * r()) * (t < 900 ? 0 : 1)],
    ["grid.import [kW]", (t, r) => 380 * wave(t) * (0.95 + 0.1 * r())], ["grid.export [kW]", (_, r) => 120 * (0.9 + 0.2 * r())], ["grid.price [token/kWh]", (t) => (t < 900 ? Number.NaN : 0.17 + 0.02 * Math.floor(t / 900))],
    ["grid.selfSufficiency [1]", (t, r) => 0.62 + 0.08 * r() + 0.05 * Math.sin(t / 700)], ["grid.battery [1]", (t) => 0.55 + 0.2 * Math.sin((t / duration) * 3)],
  ];
  return [...tangle, ...(options.domains.includes("road") ? road : []), ...(options.domains.includes("drones") ? drones : []), ...(options.domains.includes("grid") ? grid : [])];
}

const KINDS: Readonly<Record<string, readonly [string, number, number][]>> = {
  road: [["vehicle", 8.2, 0.5]], drones: [["drone", 9.4, 0.55], ["station", 7.9, 0.45]], grid: [["home", 8.6, 0.5]],
};

function latencyRows(options: Options, random: () => number): Row[] {
  const kinds = [...options.domains.flatMap((domain) => KINDS[domain]!), ["sensor", 11.8, 0.62] as const];
  return kinds.flatMap(([kind, median, sigma]) => {
    const rows: Row[] = [];
    for (let k = -60; k < 130; k++) {
      const low = median * 1.02 ** (k * 1.2), z = Math.log(low / median) / sigma, count = Math.round(900 * Math.exp((-z * z) / 2) * (0.85 + 0.3 * random()));
      if (count > 0) rows.push([kind, low, low * 1.02 ** 1.2, count]);
    }
    return [...rows, [kind, "", "", Math.round(700 * random())]];
  });
}

function metricsOf(options: Options): MadeRun["metrics"] {
  const m = (value: number | null, unit: string): { value: number | null; unit: string } => ({ value, unit });
  return {
    "throughput.issued": m(options.rate, "1/s"), "throughput.confirmed": m(options.rate * 0.9931, "1/s"), "confirmation.share": m(0.9931, "1"), "confirmation.latency.mean": m(9.12, "s"),
    "confirmation.latency.p50": m(8.43, "s"), "confirmation.latency.p95": m(19.7, "s"), "confirmation.latency.p99": m(27.31, "s"), "confirmation.pending": m(Math.round(options.rate * 9.2), "1"), "tangle.tips.mean": m(2.003 * options.rate, "1"),
    "tangle.firstApproval.mean": m(1.92, "s"), "tangle.orphans.share": m(0, "1"), "conflicts.attempted": m(0, "1"), "fees.mean": m(null, "token"),
    ...(options.domains.length > 0 ? { "deals.offered": m(61_204, "1"), "deals.agreed": m(48_911, "1"), "deals.paidInTime": m(41_870, "1"), "deals.failed": m(512, "1") } : {}),
    ...(options.domains.includes("road") ? { "road.delayCost.ratio": m(0.7134, "1"), "road.delayCost.mean": m(1.582, "cent"), "road.delayCost.fifo.mean": m(2.217, "cent"), "road.paidInTime.share": m(0.761, "1"), "road.passages": m(58_812, "1") } : {}),
    ...(options.domains.includes("drones") ? { "drones.parcels.onTime": m(3391, "1"), "drones.parcels.onTime.share": m(0.8846, "1"), "charging.padUtilisation": m(0.634, "1"), "charging.wait.mean": m(47.3, "s"), "charging.pv.yield": m(38.2, "kWh"), "charging.grid.import": m(11.9, "kWh") } : {}),
    ...(options.domains.includes("grid") ? { "grid.load": m(1241, "kWh"), "grid.traded": m(263.4, "kWh"), "grid.price.mean": m(0.2113, "token/kWh"), "grid.selfSufficiency": m(0.6622, "1"), "grid.selfSufficiency.individual": m(0.4519, "1") } : {}),
  };
}

/** Writes a whole run below `root`; `unfinished` leaves it as a process that was killed would. */
export function makeRun(root: string, options: Options, unfinished = false, extra: Readonly<Record<string, string | Uint8Array>> = {}): MadeRun {
  const random = seedrandom.alea(`${options.seed}/fixture`);
  const columns = seriesColumns(options), interval = options.duration / 360;
  const series = Array.from({ length: 360 }, (_, i) => [(i + 1) * interval, ...columns.map(([, value]) => value((i + 1) * interval, random))]);
  const seriesText = csv(["time [s]", ...columns.map(([header]) => header)], series);
  const metrics = metricsOf(options);
  const files: Record<string, string | Uint8Array> = { "scenario.yaml": `seed: "${options.seed}"\nduration: ${options.duration}\nledger:\n  kind: tangle\n  network:\n    kind: global\n    delay: 1\ngrid:\n  retail: 0.32\n  feedIn: 0.08\n`, "series.csv": unfinished ? seriesText.slice(0, seriesText.length * 0.6) : seriesText };
  if (!unfinished) {
    files["latency.csv"] = csv(["kind", "low [s]", "high [s]", "count"], latencyRows(options, random));
    files["summary.json"] = JSON.stringify({ scenario: options.scenario, seed: options.seed, duration: options.duration, warmup: options.duration / 12, events: 4_812_233, wallSeconds: 9.64, digest: "5f0c61ad20e87b13", warnings: options.warnings ?? [], metrics });
    files["deals.csv"] = csv(["time [s]", "domain", "buyer", "seller", "quantity", "price [token]", "agreed [s]", "outcome", "reason"], Array.from({ length: 1500 }, (_, i) => [i * 2.4, "road", `cars/${i % 900}`, `cars/${(i * 7) % 900}`, 1, 0.034 * random(), i * 2.4 - 9, random() < 0.9 ? "delivered" : "late", ""]));
    if (options.domains.includes("road")) files["road.csv"] = csv(["decile", "valueOfTime [token/h]", "passages", "delay [s]", "delayFifo [s]", "delayCost [cent]", "delayCostFifo [cent]", "paid [cent]", "received [cent]"],
      [7.6, 10.1, 12.1, 14.1, 16.1, 18.5, 21.2, 24.9, 30.6, 45.9].map((worth, i) => [i + 1, worth, 5880, 8.1 - 0.66 * i, 4.1, (worth / 36) * (8.1 - 0.66 * i), (worth / 36) * 4.1, 0.4 + 0.21 * i, 2.4 - 0.21 * i]));
    if (options.domains.includes("drones")) files["stations.csv"] = csv(["station", "pads", "utilisation", "sold [kWh]", "revenue [token]", "pvYield [kWh]", "imported [kWh]", "exported [kWh]", "curtailed [kWh]", "x [m]", "y [m]"],
      Array.from({ length: 12 }, (_, i) => [`stations/${i}`, 4, 0.28 + 0.05 * i + 0.1 * random(), 9 + i, 2.7 + 0.3 * i, 6, 3, 1, 0, 400 * i, 900]));
  }
  Object.assign(files, extra);
  const folder = unfinished ? `.unfinished-${options.run}-4711` : options.run;
  const path = join(root, options.scenario, folder);
  mkdirSync(path, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  const changed = [{ path: "fleets.cars.count", value: 900, default: 100, unit: "1" }, { path: "ledger.network.delay", value: 1, default: 0.5, unit: "s" }, { path: "ledger.tipSelection.rule", value: "uniform-random", default: "weighted-walk" }];
  writeFileSync(join(path, "manifest.json"), JSON.stringify({ format: 1, engine: "0.1.0", scenario: options.scenario, seed: options.seed, run: options.run, question: options.question, lookFor: options.lookFor, overrides: { "ledger.network.delay": "1s" }, parametersChanged: changed,
    commandLine: `npx tanglewood run scenarios/${options.scenario}.yaml --set ledger.network.delay=1s --seed ${options.seed}`, status: unfinished ? "running" : "done",
    ...(unfinished ? { files: {}, tables: {} } : { digests: { trajectory: "b54ac6ef9d1120a7", results: "5f0c61ad20e87b13" }, files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, { bytes: content.length }])),
      tables: { deals: { doc: "What devices agreed, paid, delivered or missed, and why.", columns: [], rows: 1500 }, transactions: { doc: "One row a transaction.", columns: [], rows: 200_000, sampled: { every: 5, of: 1_000_000 } } } }) }));
  const moment = new Date(options.changedAt);
  utimesSync(join(path, "manifest.json"), moment, moment);
  return { scenario: options.scenario, folder, metrics };
}

export const CITY: Options = { scenario: "city", run: "3f9a0c41d7e2", seed: "1", domains: ["road", "drones", "grid"], rate: 104.2, duration: 3600, changedAt: "2026-11-22T17:40:00Z",
  question: "Can a city's machines pay each other in time over one tangle, and what does its delay cost them?", lookFor: "The cost of delay on the road follows confirmation latency within minutes, while charging hides it: a pad is occupied for half an hour anyway." };
export const TANGLE: Options = { scenario: "tangle", run: "0b77e1c2aa90", seed: "42", domains: [], rate: 50, duration: 600, changedAt: "2026-11-22T16:02:00Z",
  question: "How many tips does a tangle carry at a given load and delay?", lookFor: "Tips settle at kλh/(k−1), the dashed line.", warnings: [{ code: "latency-censored", sentence: "0.9 % of the transactions were still unconfirmed at the end, so the 99th percentile of latency is too low." }] };
export const UNFINISHED: Options = { ...CITY, run: "77aa10b2c3d4", seed: "2", changedAt: "2026-11-22T15:00:00Z" };

export const TRACED: Options = { ...TANGLE, scenario: "traced", run: "d00dd00dd00d", changedAt: "2026-11-21T15:00:00Z" };

/** A log of `rows` transactions as text, in the columns of transactions.csv. */
export function transactionLog(rows: number): string {
  const lines = ["id,purpose,kind,payer,payee,amount [token],issued [s],attached [s],firstApproval [s],confirmed [s],latency [s],stage"];
  for (let i = 0; i < rows; i++) { const t = i * 0.0036; lines.push(`${i},passage,vehicle,cars/${i % 900},cars/${(i * 7) % 900},0.031,${t.toFixed(3)},${(t + 0.2).toFixed(3)},${(t + 1.9).toFixed(3)},${(t + 8.4).toFixed(3)},8.4,confirmed`); }
  return lines.join("\n") + "\n";
}
