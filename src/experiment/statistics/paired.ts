/**
 * The difference of two cells under common random numbers, replication by replication: what both have in common cancels
 * (Law, Simulation Modeling and Analysis, 5th ed. 2015, §10.2.1 and §11.2).
 */
import { confidenceInterval, type Interval } from "./interval.js";
import { tQuantile, tTwoSided } from "./student.js";

export interface PairedDifference extends Interval {
  /** Two-sided p of "there is no difference" (Student's t on the differences); 1 where nothing can be said. */
  readonly p: number;
  readonly pairs: number;
}

/** What sums of rounded numbers leave of zero, relative to the figures that were subtracted. */
const ROUNDING = 1e-12;

/** @param values figures by replication @param baseline figures of the other cell, in the same order */
export function pairedDifference(values: readonly number[], baseline: readonly number[]): PairedDifference {
  if (values.length !== baseline.length) throw new Error(`${values.length} figures cannot be paired with ${baseline.length}`);
  const pairs = values.length;
  const differences = values.map((value, i) => {
    const difference = value - baseline[i]!;
    return Math.abs(difference) <= ROUNDING * Math.max(Math.abs(value), Math.abs(baseline[i]!)) ? 0 : difference;
  });
  const { mean, halfWidth } = confidenceInterval(differences);
  if (pairs < 2) return { mean, halfWidth, p: 1, pairs };
  // Differences that are all alike leave no doubt about themselves.
  if (halfWidth === 0) return { mean, halfWidth, p: mean === 0 ? 1 : 0, pairs };
  return { mean, halfWidth, p: tTwoSided(mean * tQuantile(0.975, pairs - 1) / halfWidth, pairs - 1), pairs };
}
