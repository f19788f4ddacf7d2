import { describe, expect, it } from "vitest";
import { sensor } from "../../../src/agents/sensors/sensor.js";
import { makeFleet, makeWorld } from "../../support/world.js";

function run(delay: number, params: Record<string, unknown>, options: { count?: number; meanStay?: number; joinRate?: number; capacity?: number; distribution?: string } = {}) {
  const made = makeWorld({
    duration: 20_000, warmup: 2000, seed: "sensors",
    ledger: { kind: "ideal", delay, delayDistribution: options.distribution ?? "constant" },
  });
  const { membership } = makeFleet(made, sensor, {
    count: options.count ?? 50, wallet: 0, params,
    ...(options.meanStay === undefined ? {} : { meanStay: options.meanStay }),
    ...(options.joinRate === undefined ? {} : { joinRate: options.joinRate }),
    ...(options.capacity === undefined ? {} : { capacity: options.capacity }),
  });
  const figures = made.run();
  return { membership, series: made.sink.rows("series"), ...figures };
}

describe("sensor", () => {
  for (const [period, delay] of [[60, 0], [60, 10], [60, 100], [30, 7]] as const) {
    it(`knows readings of age Δ/2 + D: Δ = ${period} s, D = ${delay} s`, () => {
      const { metrics } = run(delay, { period, jitter: 0 });
      expect(Math.abs(metrics["sensors.freshness.mean"]! - (period / 2 + delay))).toBeLessThan(0.01 * (period / 2 + delay));
    });
  }

  it("splits the age of each interval into Δ/2 of sampling and D of the ledger", () => {
    const { series, metrics } = run(10, { period: 60, jitter: 0 });
    expect(series).toHaveLength(10);
    // An interval of 2000 s holds 33⅓ periods: the one that is cut in two moves a mean by less than 60/2000 of the period.
    for (const row of series.slice(1)) {
      expect(Number(row["sensors.freshness"]) - Number(row["sensors.freshness.sampling"]) - 10).toBeCloseTo(0, 1);
      expect(Math.abs(Number(row["sensors.freshness.sampling"]) - 30)).toBeLessThan(0.5);
      expect(Math.abs(Number(row["sensors.readings"]) - 50 / 60)).toBeLessThanOrEqual(50 / 2000);
    }
    expect(metrics["sensors.freshness.mean"]! - metrics["sensors.freshness.sampling"]!).toBeCloseTo(10, 1);
    const mean = series.slice(1).reduce((sum, row) => sum + Number(row["sensors.freshness"]), 0) / 9;
    expect(metrics["sensors.freshness.mean"]).toBeCloseTo(mean, 6);
  });

  it("knows nothing before the first confirmation", () => {
    const { series } = run(5000, { period: 60, jitter: 0 });
    expect(series.slice(0, 2).map((row) => Number.isFinite(row["sensors.freshness"]))).toEqual([false, false]);
    expect(Number(series[9]!["sensors.freshness"])).toBeCloseTo(5030, -1);
  });

  it("adds Δj²/6 for a jitter of ±j: the mean age is E[Δ²]/2E[Δ] + D", () => {
    const { metrics } = run(10, { period: 60, jitter: 0.6 }, { count: 300 });
    expect(metrics["sensors.freshness.mean"]).toBeCloseTo(30 * (1 + 0.36 / 3) + 10, 0);
  });

  it("posts one reading a period, at phases of its own", () => {
    const { metrics } = run(0, { period: 60, jitter: 0 });
    expect(Math.abs(metrics["sensors.readings"]! - 50 * 18_000 / 60)).toBeLessThanOrEqual(50);
    expect(metrics["sensors.readings.confirmed"]).toBe(metrics["sensors.readings"]);
  });

  it("takes no news from a reading that was overtaken", () => {
    // Exponential delays of ten periods: the newest of many is much fresher than the mean delay.
    const { metrics } = run(600, { period: 60, jitter: 0 }, { distribution: "exponential" });
    expect(metrics["sensors.freshness.mean"]).toBeLessThan(300);
    expect(metrics["sensors.freshness.mean"]).toBeGreaterThan(60);
  });

  it("comes and goes: those who left post nothing, and their age is not counted", () => {
    const { metrics, membership } = run(5, { period: 60, jitter: 0 }, { count: 20, joinRate: 20 / 2000, meanStay: 2000, capacity: 80 });
    expect(metrics["sensors.readings"]! / (18_000 / 60)).toBeGreaterThan(10);
    expect(metrics["sensors.readings"]! / (18_000 / 60)).toBeLessThan(35);
    expect(membership.turnedAway).toBe(0);
    expect(metrics["sensors.freshness.mean"]).toBeCloseTo(35, -0.5);
  });
});
