/** Many replications of one measurement: their mean and its 95 % interval (Student's t for the usual counts). */

/** Quantiles of Student's t at 0.975 by degrees of freedom, for 5, 10 and 20 replications. */
const T = new Map([[4, 2.776], [9, 2.262], [19, 2.093]]);

export function replicate(count: 5 | 10 | 20, measure: (seed: string) => number): { readonly mean: number; readonly halfWidth: number } {
  const values = Array.from({ length: count }, (_, i) => measure(`replication ${i + 1}`));
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / (count - 1);
  return { mean, halfWidth: T.get(count - 1)! * Math.sqrt(variance / count) };
}
