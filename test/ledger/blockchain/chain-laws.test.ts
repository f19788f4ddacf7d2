/** A run of the chain obeys its closed forms, each written out here. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../harness.js";

const AT_ONCE = { mean: 0, median: 0 };
function run(ledger: Record<string, unknown>, { duration, rate, seed = "1" }: { duration: number; rate: number; seed?: string }) {
  const world = makeLedger({ duration, warmup: duration / 20, rate, seed, ledger: { kind: "blockchain", relay: 0, fees: { policy: "fixed", fee: 0 }, propagation: AT_ONCE, miners: { count: 2 }, ...ledger } });
  return { ...world, ...world.finish() };
}

describe("the wait for k confirmations at low load is Erlang's", () => {
  it.each([1, 3, 6])("k = %i", (k) => {
    const { figure, warnings } = run({ consensus: { interval: 60 }, confirmations: k }, { duration: 1_500_000, rate: 0.02 });
    expect(relativeError(figure("confirmation.latency.mean"), 60 * k)).toBeLessThan(0.03);
    // Quantiles of Erlang(k) by bisection of 1 − e^−x Σ x^i/i!.
    const cdf = (x: number): number => 1 - Math.exp(-x) * Array.from({ length: k }, (_, i) => x ** i / Array.from({ length: i }, (__, j) => j + 1).reduce((a, b) => a * b, 1)).reduce((a, b) => a + b, 0);
    for (const [name, q] of [["p50", 0.5], ["p95", 0.95]] as const) {
      let low = 0, high = 50;
      for (let i = 0; i < 60; i++) { const middle = (low + high) / 2; if (cdf(middle) < q) low = middle; else high = middle; }
      expect(relativeError(figure(`confirmation.latency.${name}`), 60 * low)).toBeLessThan(0.04);
    }
    expect(warnings).toEqual([]);
  });
});

describe("capacity is size over interval", () => {
  const { figure, warnings } = run({ consensus: { interval: 60 }, blockSize: "5 kB", dataSize: "250 bytes", confirmations: 1 }, { duration: 400_000, rate: 0.5 });
  it("each block carries what fits, and no more", () => {
    expect(figure("throughput.confirmed") * figure("chain.interval.mean")).toBeCloseTo(20, 1);
    expect(relativeError(figure("throughput.confirmed"), 20 / 60)).toBeLessThan(0.03);
    expect(figure("chain.utilisation")).toBe(1);
  });
  it("and a load above it is told of", () => { expect(warnings).toContain("growing-backlog"); });
});

describe("blocks found beside each other", () => {
  it("are 1 − (1 − 1/T)^(mean delay × (1 − Σ shares²)) of the heights", () => {
    const { figure } = run({ consensus: { interval: 600 }, propagation: { mean: "12.6s", median: "6.5s" }, miners: { count: 5, exponent: 0 } }, { duration: 3e7, rate: 1e-4 });
    const forks = figure("chain.blocks") * (1 - (1 - 1 / 600) ** (12.6 * 0.8));
    // Poisson: within three standard deviations.
    expect(Math.abs(figure("chain.forks.share") * figure("chain.blocks") - forks)).toBeLessThan(3 * Math.sqrt(forks));
    expect(figure("chain.reorganisations")).toBeGreaterThan(0.2 * forks);
    expect(figure("chain.reorganisations.deepest")).toBeLessThan(4);
  });

  it("are none where all hear at once, or one miner finds all", () => {
    expect(run({}, { duration: 1e6, rate: 0.001 }).figure("chain.forks.share")).toBe(0);
    expect(run({ propagation: { mean: 60, median: 60 }, miners: { count: 1 } }, { duration: 1e6, rate: 0.001 }).figure("chain.forks.share")).toBe(0);
  });

  it("lose nothing: whatever was undone is confirmed in the end", () => {
    const { figure } = run({ consensus: { interval: 10 }, confirmations: 2, propagation: { mean: 5, median: 3 }, miners: { count: 8, exponent: 0 } }, { duration: 20_000, rate: 0.5 });
    expect(figure("chain.forks.share")).toBeGreaterThan(0.2);
    expect(figure("chain.unconfirmations")).toBeGreaterThan(50);
    expect(figure("confirmation.share")).toBeGreaterThan(0.99);
  });
});

describe("consensus", () => {
  it("by work adjusts its difficulty until the interval is what it aims at", () => {
    const fixed = run({ consensus: { interval: 60, hashPower: 10 } }, { duration: 200_000, rate: 0.001 });
    expect(relativeError(fixed.figure("chain.interval.mean"), 6)).toBeLessThan(0.03);
    const adjusted = run({ consensus: { interval: 60, hashPower: 10, retarget: 50 } }, { duration: 400_000, rate: 0.001 });
    expect(relativeError(adjusted.figure("chain.interval.mean"), 60)).toBeLessThan(0.06);
  });

  it("by stated shares: two miners with three quarters and one find blocks beside each other as that makes them", () => {
    const { figure } = run({ consensus: { interval: 60 }, miners: { shares: [3, 1] }, propagation: { mean: 5, median: 5 } }, { duration: 4_000_000, rate: 0.001 });
    // The other one has to find a block within the 5 s; which of the two is the other has a chance of 2 · 3/4 · 1/4.
    expect(relativeError(figure("chain.forks.share"), 1 - (1 - 1 / 60) ** (5 * 0.375))).toBeLessThan(0.08);
  });

  it("by stake has its blocks at slots, but for those missed, and final ones stay", () => {
    const { figure } = run({ consensus: { kind: "stake", slot: 12, missed: 0.1, finality: 2 }, confirmations: 1 }, { duration: 200_000, rate: 0.05 });
    expect(relativeError(figure("chain.interval.mean"), 12 / 0.9)).toBeLessThan(0.01);
    // From a random moment to the next slot, and 0.1/0.9 slots missed on the average.
    expect(relativeError(figure("confirmation.latency.mean"), 6 + 12 / 9)).toBeLessThan(0.03);
    const slow = run({ consensus: { kind: "stake", slot: 2, missed: 0, finality: 2 }, confirmations: 1, propagation: { mean: 2.5, median: 2 }, miners: { count: 5, exponent: 0 } }, { duration: 5_000, rate: 0.05 });
    expect(slow.figure("chain.reorganisations.deepest")).toBeLessThanOrEqual(2);
  });

  it("draws its power whatever it carries", () => {
    for (const rate of [0.01, 0.1]) {
      const { figure } = run({ consensus: { interval: 60, power: "3 kW" } }, { duration: 100_000, rate });
      expect(figure("energy.total")).toBeCloseTo(3000 * 95_000, 3);
      expect(figure("energy.perTransaction")).toBeCloseTo(3000 / figure("throughput.issued"), 3);
    }
  });
});
