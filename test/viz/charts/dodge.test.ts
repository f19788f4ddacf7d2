import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dodge } from "../../../viz/src/charts/dodge.js";

describe("dodging labels", () => {
  it("leaves labels alone that do not touch", () => {
    expect(dodge([10, 90, 50], 15, 0, 100)).toEqual([10, 90, 50]);
  });

  it("moves equal labels apart and keeps them inside", () => {
    expect(dodge([100, 100, 100], 15, 0, 100)).toEqual([70, 85, 100]);
  });

  it("never overlaps where there is room, keeps the order, and stays inside", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -50, max: 250 }), { minLength: 1, maxLength: 10 }), (wanted) => {
      const placed = dodge(wanted, 15, 0, 200), sorted = [...placed].sort((a, b) => a - b);
      expect(sorted[0]!).toBeGreaterThanOrEqual(-1e-9);
      expect(sorted.at(-1)!).toBeLessThanOrEqual(200 + 1e-9);
      for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
      for (const [i, a] of wanted.entries()) for (const [j, b] of wanted.entries()) if (a < b) expect(placed[i]!).toBeLessThan(placed[j]!);
    }), { seed: 3, numRuns: 200 });
  });
});
