/**
 * Whether the beginning of a run still shows in its mean. That MSER-5 would leave out more than the warm-up does says little by
 * itself: on short series it follows the noise, and leaving out more of a settled series changes its mean by noise alone. It
 * counts where most replications ask for it and what it changes is more than what the replications leave open.
 */
import { confidenceInterval } from "./interval.js";
import { mser5 } from "./mser.js";

/** Observations, twenty batches of five, below which the rule sees noise only. */
export const LEAST_OBSERVATIONS = 100;
/** Replications below which it cannot be told from chance. */
const LEAST_REPLICATIONS = 3;

export interface Bias {
  /** Means over replications: without the warm-up, and without what MSER-5 leaves out as well. */
  readonly kept: number;
  readonly settled: number;
  readonly halfWidth: number;
}

/**
 * @param series one a replication, observations at equal distances in time, empty ones as NaN
 * @param warmup observations that the warm-up leaves out
 * @returns undefined where the warm-up suffices, or nothing can be said
 */
export function warmupBias(series: readonly (readonly number[])[], warmup: number): Bias | undefined {
  const judged = series.filter((each) => each.length >= LEAST_OBSERVATIONS);
  if (judged.length < LEAST_REPLICATIONS) return undefined;
  const cuts = judged.map((each) => Math.max(warmup, mser5(each).observations));
  if (cuts.filter((cut) => cut > warmup).length <= judged.length / 2) return undefined;
  const means = judged.map((each) => mean(each.slice(warmup))), settled = judged.map((each, i) => mean(each.slice(cuts[i]!)));
  if (![...means, ...settled].every(Number.isFinite)) return undefined;
  const { mean: kept, halfWidth } = confidenceInterval(means), rest = mean(settled);
  return Math.abs(rest - kept) > halfWidth ? { kept, settled: rest, halfWidth } : undefined;
}

function mean(values: readonly number[]): number {
  const seen = values.filter((value) => Number.isFinite(value));
  return seen.reduce((sum, value) => sum + value, 0) / seen.length;
}
