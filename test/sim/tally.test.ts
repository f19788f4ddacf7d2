/** Tallies against the two-pass formulas. */
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../src/sim/random.js";
import { Tally } from "../../src/sim/tally.js";

describe("tally", () => {
  it("agrees with the two-pass mean and variance, far from zero too", () => {
    const random = new RandomStream("1", "tally"), tally = new Tally();
    const values = Array.from({ length: 10_000 }, () => 1e6 + random.exponential(2));
    for (const value of values) tally.add(value);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1);
    expect(tally.mean).toBeCloseTo(mean, 6);
    expect(tally.variance).toBeCloseTo(variance, 6);
    expect(tally.deviation).toBeCloseTo(Math.sqrt(variance), 6);
    expect([tally.count, tally.min, tally.max]).toEqual([10_000, Math.min(...values), Math.max(...values)]);
    expect(tally.sum).toBeCloseTo(mean * 10_000, 3);
  });

  it("says NaN where nothing was observed, and forgets", () => {
    const tally = new Tally();
    tally.add(4);
    expect([tally.mean, tally.variance]).toEqual([4, NaN]);
    tally.reset();
    expect([tally.count, tally.sum, tally.mean, tally.min, tally.max]).toEqual([0, 0, NaN, NaN, NaN]);
  });
});
