import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mser5 } from "../../../src/experiment/statistics/mser.js";
import { RandomStream } from "../../../src/sim/random.js";

/** White's definition, written down without any care for speed. */
function naive(series: readonly number[]): number {
  const batches = Array.from({ length: Math.floor(series.length / 5) }, (_, i) => series.slice(5 * i, 5 * i + 5).reduce((sum, value) => sum + value) / 5);
  let best = 0, least = Number.POSITIVE_INFINITY;
  for (let d = 0; d <= Math.floor(batches.length / 2) && d < batches.length; d++) {
    const rest = batches.slice(d), mean = rest.reduce((sum, value) => sum + value) / rest.length;
    const criterion = rest.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rest.length ** 2;
    if (criterion < least - 1e-12) { least = criterion; best = d; }
  }
  return 5 * best;
}

describe("MSER-5", () => {
  it("cuts off a beginning that is not like the rest", () => {
    // Five that repeat have one batch mean, so nothing but the beginning deviates.
    expect(mser5(Array.from({ length: 400 }, (_, i) => (i < 50 ? 100 - i : 10) + i % 5))).toEqual({ observations: 50, settled: true });
    const chance = new RandomStream(1, "mser");
    const { observations } = mser5(Array.from({ length: 400 }, (_, i) => (i < 50 ? 100 - i : 10) + chance.next()));
    expect(observations).toBeGreaterThanOrEqual(50);
    expect(observations).toBeLessThanOrEqual(100);
  });

  it("leaves a series that is stationary from the start as it is, or nearly", () => {
    const chance = new RandomStream(2, "mser");
    expect(mser5(Array.from({ length: 1000 }, () => chance.next())).observations).toBeLessThan(300);
    expect(mser5(Array.from({ length: 100 }, () => 3))).toEqual({ observations: 0, settled: true });
  });

  it("agrees with White's definition", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 10, maxLength: 120 }), (series) => {
      expect(mser5(series).observations).toBe(naive(series));
    }), { seed: 5 });
  });

  it("never cuts off more than half, and says that such a series has not settled", () => {
    // Batches swing by ±100 for the first 24 of 40: d batches less leave (24 − d)/(40 − d)², which falls to the half and beyond.
    const late = Array.from({ length: 200 }, (_, i) => (i >= 120 ? 10 : Math.floor(i / 5) % 2 === 0 ? 110 : -90));
    expect(mser5(late)).toEqual({ observations: 100, settled: false });
  });

  it("says of too short a series that it has not settled", () => {
    expect(mser5([1, 2, 3, 4, 5])).toEqual({ observations: 0, settled: false });
    expect(mser5([])).toEqual({ observations: 0, settled: false });
  });

  it("takes what was not observed as it was before", () => {
    const series = Array.from({ length: 100 }, (_, i) => (i < 20 ? 50 : 1 + (i % 3)));
    const holes = series.map((value, i) => (i === 0 || i === 33 ? Number.NaN : value));
    expect(mser5(holes).observations).toBe(mser5(series).observations);
  });
});
