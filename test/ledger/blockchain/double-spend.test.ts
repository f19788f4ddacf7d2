/** Double spends: by a second payment through the port, and by a private chain. */
import { describe, expect, it } from "vitest";
import { Stage, micro } from "../../../src/ledger/port.js";
import { makeLedger } from "../harness.js";

/** A hundred payments, each spent again after `gap` seconds; shares of the second payments that won. */
function secondWins(ledger: Record<string, unknown>, gap: number): number {
  const world = makeLedger({ duration: 40_000, rate: 0.01, ledger: { kind: "blockchain", consensus: { interval: 60 }, confirmations: 2, propagation: { mean: 0, median: 0 }, fees: { policy: "fixed", fee: 0.1 }, ...ledger } });
  const { kernel, ledger: port } = world;
  const a = port.openAccount({ kind: "device", balance: micro(100_000) }), b = port.openAccount({ kind: "device" });
  let first = 0, second = 0;
  const hear = (count: () => void) => (stage: Stage): void => { if (stage === Stage.confirmed) count(); };
  const pay = port.registerPurpose({ name: "test/pay", device: "device", hear: hear(() => { first++; }) });
  const again = port.registerPurpose({ name: "test/again", device: "device", hear: hear(() => { second++; }) });
  const rival = kernel.eventType("test/rival", (original) => { if (port.stage(original) < Stage.confirmed) port.doubleSpend(original, a, again, 0); });
  const act = kernel.eventType("test/act", () => { kernel.after(gap, rival, port.pay(a, b, micro(1), pay, 0)); kernel.after(350, act); });
  kernel.after(0, act);
  world.finish();
  port.audit();
  expect(first + second).toBeGreaterThan(100);
  return second / (first + second);
}

describe("a second payment through the port", () => {
  it("comes too late where the first was seen first", () => { expect(secondWins({ relay: 0 }, 1)).toBe(0); });
  it("wins half of the time if both are under way together", () => {
    const share = secondWins({ relay: 5 }, 0);
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
  });
  it("wins if it pays more per byte, where miners replace, until a block has the first", () => {
    // Bids of a market with an empty mempool are all alike, so none is higher; with a full one, the later bids more half of the time.
    expect(secondWins({ relay: 0, rivals: "higher-fee" }, 1)).toBe(0);
    const full = { blockSize: "500 bytes", fees: { policy: "market", least: 0.01, most: 0.5 }, relay: 0 };
    expect(secondWins({ ...full, rivals: "higher-fee" }, 1)).toBeGreaterThan(secondWins(full, 1));
  });
});

/** Chance that a gambler's ruin overtakes, by the recursion over blocks: f(lead, confirmations). Cut where the lead is −40. */
function overtakes(q: number, n: number): number {
  const ruin = (behind: number): number => Math.min(1, (q / (1 - q)) ** behind);
  const memo = new Map<string, number>();
  const from = (own: number, honest: number): number => {
    if (honest === n) return own > n ? 1 : ruin(n - own + 1);
    if (own > n + 30) return 1;
    const key = `${own}/${honest}`, known = memo.get(key);
    if (known !== undefined) return known;
    const chance = q * from(own + 1, honest) + (1 - q) * from(own, honest + 1);
    memo.set(key, chance);
    return chance;
  };
  return from(1, 0);
}

function attack(q: number, n: number, more: Record<string, unknown> = {}, duration = 2e6) {
  const world = makeLedger({ seed: "2", duration, warmup: 60, ledger: {
    kind: "blockchain", relay: 0, fees: { policy: "fixed", fee: 0.1 }, propagation: { mean: 0, median: 0 }, miners: { count: 3 }, confirmations: n, consensus: { interval: 10 },
    attacker: { kind: "private-chain", share: q, amount: 2, wallet: 1e6 }, ...more,
  } });
  const before = world.ledger.total(), end = world.finish();
  expect(world.ledger.total()).toBe(before);
  return { ...world, ...end };
}

describe("a private chain", () => {
  it.each([[0.1, 1], [0.1, 2], [0.3, 6], [0.4, 3]])("with a share %f against %i confirmations succeeds as often as the race says", (q, n) => {
    const { figure, rows } = attack(q, n), chance = overtakes(q, n), trials = figure("attack.attempted");
    expect(figure("attack.success.theory")).toBeCloseTo(chance, 6);
    // Three standard deviations.
    expect(Math.abs(figure("attack.success.share") - chance)).toBeLessThan(3 * Math.sqrt(chance * (1 - chance) / trials));
    expect(trials).toBeGreaterThan(3000);
    expect(rows("attack").filter(({ measured }) => Number.isFinite(measured)).map(({ x }) => x)).toEqual([n]);
  });

  it("takes back what victims had confirmed, and nothing else is lost", () => {
    const { figure, ledger } = attack(0.3, 3, {}, 2e5);
    expect(figure("conflicts.takenBack")).toBe(figure("attack.succeeded"));
    expect(figure("attack.loss")).toBe(2 * figure("attack.succeeded"));
    expect(figure("chain.reorganisations")).toBeGreaterThanOrEqual(figure("attack.succeeded"));
    expect(() => { ledger.audit(); }).not.toThrow();
  });

  it("succeeds more often the longer honest blocks are under way", () => {
    const slow = attack(0.2, 3, { propagation: { mean: 6, median: 4 }, miners: { count: 8, exponent: 0 } }, 1e6).figure("attack.success.share");
    expect(slow).toBeGreaterThan(1.2 * overtakes(0.2, 3));
  });
});
