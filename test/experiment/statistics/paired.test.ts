import { describe, expect, it } from "vitest";
import { pairedDifference } from "../../../src/experiment/statistics/paired.js";

/** Additional hours of sleep of ten patients under two drugs (Student, Biometrika 6, 1908), the first paired comparison ever published. */
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe("the paired difference", () => {
  it("of Student's sleep data is as R prints it: 1.58, 0.7001142 to 2.4598858, t = 4.0621, p = 0.002833", () => {
    const { mean, halfWidth, p, pairs } = pairedDifference(SECOND, FIRST);
    expect(mean).toBeCloseTo(1.58, 12);
    expect((mean - halfWidth).toFixed(7)).toBe("0.7001142");
    expect((mean + halfWidth).toFixed(7)).toBe("2.4598858");
    expect(p.toFixed(6)).toBe("0.002833");
    expect(pairs).toBe(10);
  });

  it("changes its sign, and nothing else, when the two are exchanged", () => {
    const one = pairedDifference(SECOND, FIRST), other = pairedDifference(FIRST, SECOND);
    expect(other).toEqual({ ...one, mean: -one.mean });
  });

  it("does not care for what both have in common", () => {
    const noise = [1000, -300, 50, 7, 210, 12, -800, 33, 41, 99];
    const shifted = pairedDifference(SECOND.map((value, i) => value + noise[i]!), FIRST.map((value, i) => value + noise[i]!));
    expect(shifted.p).toBeCloseTo(0.002833, 6);
  });

  it("of equal figures is none, and of figures that always differ alike is beyond doubt", () => {
    expect(pairedDifference([1, 2, 3], [1, 2, 3])).toEqual({ mean: 0, halfWidth: 0, p: 1, pairs: 3 });
    expect(pairedDifference([2, 3, 4], [1, 2, 3])).toEqual({ mean: 1, halfWidth: 0, p: 0, pairs: 3 });
    // 0.1 + 0.2 is 0.3 but for rounding.
    expect(pairedDifference([0.1 + 0.2, 0.3], [0.3, 0.1 + 0.2])).toEqual({ mean: 0, halfWidth: 0, p: 1, pairs: 2 });
  });

  it("of one pair says nothing about chance", () => {
    expect(pairedDifference([3], [1])).toEqual({ mean: 2, halfWidth: Number.POSITIVE_INFINITY, p: 1, pairs: 1 });
  });
});
