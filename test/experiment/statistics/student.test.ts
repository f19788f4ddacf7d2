import { describe, expect, it } from "vitest";
import { confidenceInterval } from "../../../src/experiment/statistics/interval.js";
import { tQuantile, tTwoSided } from "../../../src/experiment/statistics/student.js";

/** NIST/SEMATECH e-Handbook of Statistical Methods, §1.3.6.7.2: upper critical values of Student's t. */
const PUBLISHED: readonly (readonly [degreesOfFreedom: number, at95: number, at975: number, at995: number])[] = [
  [1, 6.314, 12.706, 63.657], [2, 2.920, 4.303, 9.925], [4, 2.132, 2.776, 4.604], [9, 1.833, 2.262, 3.250], [19, 1.729, 2.093, 2.861],
  [30, 1.697, 2.042, 2.750], [60, 1.671, 2.000, 2.660], [100, 1.660, 1.984, 2.626],
];

describe("Student's t", () => {
  it.each(PUBLISHED)("has the published quantiles for %i degrees of freedom", (degreesOfFreedom, ...expected) => {
    expect([0.95, 0.975, 0.995].map((share) => tQuantile(share, degreesOfFreedom).toFixed(3))).toEqual(expected.map((value) => value.toFixed(3)));
  });

  it("becomes the normal distribution", () => {
    expect(tQuantile(0.975, 1e6)).toBeCloseTo(1.95996, 4);
  });

  it("has two-sided p as the area beyond ±t, by the trapezoidal rule over its density", () => {
    for (const [t, v] of [[0.3, 4], [1.5, 9], [2.262157, 9], [4, 3]] as const) expect(tTwoSided(t, v)).toBeCloseTo(1 - 2 * area(t, v), 6);
    expect(tTwoSided(0, 7)).toBe(1);
    expect(tTwoSided(-2, 7)).toBe(tTwoSided(2, 7));
  });

  it("keeps its tail: one degree of freedom is Cauchy, p = 1 − 2/π·arctan t", () => {
    for (const t of [1, 100, 1e6]) expect(tTwoSided(t, 1) / (2 / Math.PI * Math.atan(1 / t))).toBeCloseTo(1, 9);
  });
});

describe("the confidence interval", () => {
  it("is Student's: 1, 2, 3 give 2 ± 4.303/√3", () => {
    const { mean, halfWidth } = confidenceInterval([1, 2, 3]);
    expect(mean).toBe(2);
    expect(halfWidth).toBeCloseTo(4.3027 / Math.sqrt(3), 4);
    expect(confidenceInterval([1, 2, 3], 0.9).halfWidth).toBeCloseTo(2.9200 / Math.sqrt(3), 4);
  });

  it("of Student's own data (Biometrika 6, 1908: additional hours of sleep by hyoscine) is 0.70 to 3.88", () => {
    // The ten patients under the second drug; R's t.test of its data set `sleep` prints 0.8976775 to 3.7623225.
    const { mean, halfWidth } = confidenceInterval([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    expect([mean - halfWidth, mean + halfWidth].map((each) => each.toFixed(7))).toEqual(["0.8976775", "3.7623225"]);
  });

  it("of one value is infinite", () => {
    expect(confidenceInterval([5])).toEqual({ mean: 5, halfWidth: Number.POSITIVE_INFINITY });
  });
});

/** From 0 to t: the density with its constant found by integrating it over everything, for no table gives it. */
function area(t: number, v: number): number {
  const density = (x: number): number => (1 + x * x / v) ** (-(v + 1) / 2);
  const integral = (to: number, steps: number): number => {
    let sum = (density(0) + density(to)) / 2;
    for (let i = 1; i < steps; i++) sum += density(to * i / steps);
    return sum * to / steps;
  };
  // Γ at halves, from Γ(1/2) = √π and Γ(x + 1) = xΓ(x).
  const gamma = (x: number): number => (x === 1 ? 1 : x === 0.5 ? Math.sqrt(Math.PI) : (x - 1) * gamma(x - 1));
  return integral(t, 20_000) * gamma((v + 1) / 2) / (Math.sqrt(v * Math.PI) * gamma(v / 2));
}
