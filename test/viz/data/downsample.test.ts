import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { envelope, extremes } from "../../../viz/src/data/downsample.js";

describe("downsampling", () => {
  it("keeps a peak of one point among a hundred thousand", () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => (i === 73_211 ? 50 : i % 3));
    const picked = extremes(values, 200);
    expect(picked).toContain(73_211);
    expect(picked.length).toBeLessThanOrEqual(5 * 200);
  });

  it("keeps least and greatest value, first and last point, ascending", () => {
    fc.assert(fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 2000 }), fc.integer({ min: 1, max: 60 }), (array, buckets) => {
      const values = Float64Array.from(array), picked = extremes(values, buckets), kept = picked.map((i) => values[i]!);
      expect(Math.max(...kept)).toBe(Math.max(...array));
      expect(Math.min(...kept)).toBe(Math.min(...array));
      expect([picked[0], picked.at(-1)]).toEqual([0, array.length - 1]);
      expect(picked.every((index, i) => i === 0 || index > picked[i - 1]!)).toBe(true);
    }), { seed: 7, numRuns: 200 });
  });

  it("gives a band's envelope, leaving missing values out", () => {
    const low = Float64Array.of(1, Number.NaN, 3, 0), high = Float64Array.of(2, Number.NaN, 9, 1);
    expect(envelope(low, high, 2)).toEqual([{ index: 0, low: 1, high: 2 }, { index: 2, low: 0, high: 9 }]);
    expect(envelope(Float64Array.of(Number.NaN), Float64Array.of(Number.NaN), 4)).toEqual([{ index: 0, low: Number.NaN, high: Number.NaN }]);
  });
});
