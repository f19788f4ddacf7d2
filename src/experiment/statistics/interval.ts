/** The mean of a few independent replications and its confidence interval by Student's t. */
import { tQuantile } from "./student.js";

export interface Interval {
  readonly mean: number;
  /** Half the width of the interval; infinite for a single value. */
  readonly halfWidth: number;
}

/**
 * Mean ± t·s/√n.
 * @param values one figure a replication, independent and about normal
 * @param level share of such intervals that hold the true mean
 */
export function confidenceInterval(values: readonly number[], level = 0.95): Interval {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2) return { mean, halfWidth: Number.POSITIVE_INFINITY };
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (count - 1);
  return { mean, halfWidth: tQuantile((1 + level) / 2, count - 1) * Math.sqrt(variance / count) };
}
