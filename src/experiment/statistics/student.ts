/** Student's t distribution (Gosset 1908), computed by stdlib from the incomplete beta function. */
import cdf from "@stdlib/stats-base-dists-t-cdf";
import quantile from "@stdlib/stats-base-dists-t-quantile";

/** The value below which t lies with the given probability. */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  return quantile(probability, degreesOfFreedom);
}

/** Probability that |t| is at least as large as observed. */
export function tTwoSided(t: number, degreesOfFreedom: number): number {
  return 2 * cdf(-Math.abs(t), degreesOfFreedom);
}
