/** Figures, series, tables and warnings of a ledger, on runs whose answer is known. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "./harness.js";

describe("figures", () => {
  const world = makeLedger({ duration: 2000, warmup: 500, interval: 100, rate: 20, ledger: { kind: "ideal", delay: 10, delayDistribution: "exponential" } });
  const { figure, warnings } = world.finish();

  it("of an exponential latency are its moments and quantiles", () => {
    expect(relativeError(figure("confirmation.latency.mean"), 10)).toBeLessThan(0.02);
    expect(relativeError(figure("confirmation.latency.p50"), 10 * Math.log(2))).toBeLessThan(0.03);
    expect(relativeError(figure("confirmation.latency.p95"), 10 * Math.log(20))).toBeLessThan(0.03);
    expect(relativeError(figure("throughput.issued"), 20)).toBeLessThan(0.02);
    expect(relativeError(figure("throughput.confirmed"), 20)).toBeLessThan(0.02);
    expect(relativeError(figure("confirmation.pending"), 200)).toBeLessThan(0.03);
    expect(figure("confirmation.share")).toBeGreaterThan(0.98);
    expect(warnings).toEqual([]);
  });

  it("agree with the series and the latency table", () => {
    const series = world.rows("series");
    expect(series.length).toBe(20);
    const issued = series.slice(5).reduce((sum, row) => sum + Number(row["throughput.issued"]), 0) / 15;
    expect(issued).toBeCloseTo(figure("throughput.issued"), 9);
    for (const row of series.slice(2)) expect(relativeError(Number(row["confirmation.latency.p50"]), 6.93)).toBeLessThan(0.25);
    const bins = world.rows("latency").filter(({ low }) => low !== undefined);
    const confirmed = bins.reduce((sum, { count }) => sum + Number(count), 0);
    const unconfirmed = Number(world.rows("latency").find(({ low }) => low === undefined)!.count);
    expect(confirmed / (confirmed + unconfirmed)).toBeCloseTo(figure("confirmation.share"), 12);
    const below = bins.filter(({ high }) => Number(high) <= 10).reduce((sum, { count }) => sum + Number(count), 0);
    expect(below / confirmed).toBeCloseTo(1 - Math.exp(-1), 1);
  });
});

describe("overhead", () => {
  it("counts in throughput and in rows of its own, and in no figure of what users feel", () => {
    const world = makeLedger({ duration: 200, warmup: 50, rate: 5, ledger: { kind: "ideal", delay: 2 } });
    const purpose = world.ledger.registerPurpose({ name: "votes", device: "voter", overhead: true, hear: () => {} });
    const voter = world.ledger.openAccount({ kind: "voter" });
    // Three votes a second.
    const vote = world.kernel.eventType("vote", () => { world.kernel.after(1 / 3, vote); world.ledger.post(voter, purpose, 0); });
    world.kernel.after(0, vote);
    const { figure } = world.finish();
    expect(relativeError(figure("throughput.overhead"), 3)).toBeLessThan(0.01);
    expect(relativeError(figure("throughput.issued"), 8)).toBeLessThan(0.03);
    expect(relativeError(figure("throughput.confirmed"), 8)).toBeLessThan(0.03);
    const own = figure("throughput.issued") - figure("throughput.overhead");
    // Little's law of the economy alone.
    expect(relativeError(figure("confirmation.pending"), 2 * own)).toBeLessThan(0.02);
    expect(figure("confirmation.share")).toBeCloseTo(1 - 2 / 150, 2);
    const counts = (kind: string): number => world.rows("latency").filter((row) => row["kind"] === kind).reduce((sum, { count }) => sum + Number(count), 0);
    expect(counts("voter")).toBe(Math.round(150 * figure("throughput.overhead")));
    expect(counts("load")).toBe(Math.round(150 * own));
  });

  it("alone is a run that means nothing", () => {
    const world = makeLedger({ duration: 50, ledger: { kind: "tangle", confirmation: { rule: "milestones", every: 5 } } });
    expect(world.finish().warnings).toContain("no-transactions");
  });
});

describe("the sample of transactions", () => {
  it("is every n-th by identifier, within its limit, in order", () => {
    const world = makeLedger({ duration: 100, rate: 50, ledger: { kind: "ideal", delay: 1, delayDistribution: "exponential" }, sampleLimit: 1000 });
    world.finish();
    const rows = world.rows("transactions"), { every, of } = world.ledger.sample;
    expect(every).toBe(8);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: Math.ceil(of / every) }, (_, i) => i * every));
    for (const row of rows) if (row.stage === "confirmed") expect(row.latency).toBe(Number(row.confirmed) - Number(row.issued));
  });

  it("with trace is everything", () => {
    const world = makeLedger({ duration: 100, rate: 50, ledger: { kind: "tangle" }, trace: true });
    world.finish();
    expect(world.rows("transactions").length).toBe(world.ledger.sample.of);
    expect(new Set(world.rows("transactions").map(({ id }) => id)).size).toBe(world.ledger.sample.of);
  });
});

describe("a run that means nothing says so", () => {
  const warningsOf = (options: Parameters<typeof makeLedger>[0]): string[] => makeLedger(options).finish().warnings;

  it("no transaction", () => { expect(warningsOf({ duration: 100 })).toEqual(["no-transactions"]); });
  it("too few confirmed", () => { expect(warningsOf({ duration: 10, rate: 1, ledger: { kind: "ideal" } })).toEqual(["few-confirmed"]); });
  it("a growing backlog", () => {
    expect(warningsOf({ duration: 200, rate: 10, ledger: { kind: "tangle", confirmation: { threshold: 1_000_000 } } })).toEqual(["few-confirmed", "growing-backlog"]);
  });
  it("an unstable tip pool: one parent approves as many tips as it adds, at most", () => {
    expect(warningsOf({ duration: 1000, rate: 10, ledger: { kind: "tangle", tipSelection: { parents: 1 }, orphanAge: "1d" } })).toContain("unstable-tips");
  });
  it.each([1, 10, 60])("tips that grow without bound, with a row each %d s", (interval) => {
    // Every tip is too old before it is visible, so that parents are drawn from the start of the tangle for ever.
    const ledger = { kind: "tangle", tipSelection: { rule: "restricted-uniform", maxAge: "1ms" } };
    expect(warningsOf({ duration: 60, interval, rate: 20, ledger })).toEqual(expect.arrayContaining(["unstable-tips"]));
  });
  it("a backlog that grows, with two rows of the series", () => {
    expect(warningsOf({ duration: 200, interval: 100, rate: 10, ledger: { kind: "tangle", confirmation: { threshold: 1_000_000 } } })).toContain("growing-backlog");
  });
  it("a run that ends before most are confirmed", () => {
    expect(warningsOf({ duration: 100, warmup: 20, rate: 20, ledger: { kind: "ideal", delay: 30 } })).toEqual(["censored-latency"]);
  });
  it("walks that start too near to reach all tips", () => {
    const walk = (startDepth: number) => warningsOf({ duration: 60, warmup: 20, rate: 50, ledger: { kind: "tangle", confirmation: { threshold: 5 }, tipSelection: { rule: "weighted-walk", startDepth } } });
    expect([walk(300), walk(800)]).toEqual([["shallow-walk"], []]);
  });
  it("and a good run nothing", () => { expect(warningsOf({ duration: 400, warmup: 100, rate: 20 })).toEqual([]); });
});
