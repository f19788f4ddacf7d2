import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holm } from "../../../src/experiment/statistics/holm.js";

describe("Holm's adjustment", () => {
  it("is as R's p.adjust: 0.01, 0.02, 0.03, 0.04, 0.05 become 0.05, 0.08, 0.09, 0.09, 0.09", () => {
    expect(holm([0.01, 0.02, 0.03, 0.04, 0.05]).map((p) => p.toFixed(10))).toEqual(["0.05", "0.08", "0.09", "0.09", "0.09"].map((p) => Number(p).toFixed(10)));
  });

  it("goes by size and keeps the order given", () => {
    // Holm's procedure by hand: 0.005·4, then 0.01·3, then 0.03·2, then 0.04·1, never below the one before.
    expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => p.toFixed(10))).toEqual([0.03, 0.06, 0.06, 0.02].map((p) => p.toFixed(10)));
    expect(holm([0.6, 0.9])).toEqual([1, 1]);
    expect(holm([0.04])).toEqual([0.04]);
    expect(holm([])).toEqual([]);
  });

  it("rejects exactly what the step-down procedure rejects", () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (values) => {
      const rejected = new Set<number>();
      const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
      for (const [rank, i] of order.entries()) { if (values[i]! * (values.length - rank) > 0.05) break; rejected.add(i); }
      expect(holm(values).map((p) => p <= 0.05)).toEqual(values.map((_, i) => rejected.has(i)));
    }), { seed: 4 });
  });
});
