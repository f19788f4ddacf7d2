import { describe, expect, it } from "vitest";
import { quantileBands, quantileOfSorted } from "../../../src/experiment/statistics/bands.js";

describe("bands", () => {
  it("are quantiles of type 7, as NumPy's default: of 1, 2, 3, 4 the first quartile is 1.75", () => {
    expect([0, 0.25, 0.5, 0.75, 1].map((share) => quantileOfSorted([1, 2, 3, 4], share))).toEqual([1, 1.75, 2.5, 3.25, 4]);
    expect(quantileOfSorted([7], 0.9)).toBe(7);
    expect(quantileOfSorted([], 0.5)).toBeNaN();
  });

  it("are taken at each place, over what is there", () => {
    expect(quantileBands([[1, 10, null], [3, 30, Number.NaN], [2, 20, 5], [4, undefined, 7]], [0, 0.5, 1])).toEqual([[1, 10, 5], [2.5, 20, 6], [4, 30, 7]]);
    expect(quantileBands([[1], [1, 2]], [0.5])).toEqual([[1, 2]]);
    expect(quantileBands([], [0.5])).toEqual([[]]);
  });
});
