/** The mean of a few independent replications and its 95 % confidence interval. */

/** Quantiles of Student's t at 0.975 for 1 to 30 degrees of freedom. */
const T_975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131,
  2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
];

export interface Interval {
  readonly mean: number;
  /** Half the width of the interval; infinite for a single value. */
  readonly halfWidth: number;
}

/** @param values one figure a replication, independent and about normal */
export function confidenceInterval(values: readonly number[]): Interval {
  const count = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  if (count < 2) return { mean, halfWidth: Number.POSITIVE_INFINITY };
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (count - 1);
  return { mean, halfWidth: (T_975[count - 2] ?? 1.96) * Math.sqrt(variance / count) };
}
