/**
 * MSER-5: how much of the beginning of a series is to be left out so that the mean of the rest is known best (White,
 * Simulation 69(6), 1997; batches of five after Spratt 1998 and White, Cobb & Spratt, WSC 2000). The truncation d minimises
 * s²(d)/(n−d) over the batch means that remain; it is looked for in the first half only, since a minimum in the second half
 * says that the series never settled.
 */

const BATCH = 5;

export interface Truncation {
  /** Observations at the beginning to be left out: a multiple of five. */
  readonly observations: number;
  /** False where the least lies at the end of the first half: the series has hardly settled, or is too short. */
  readonly settled: boolean;
}

/** @param series observations at equal distances in time; what is not a number is taken as the one before it */
export function mser5(series: readonly number[]): Truncation {
  const means = batchMeans(series);
  const half = Math.floor(means.length / 2);
  if (half < 1) return { observations: 0, settled: false };
  let sum = 0, squares = 0, best = 0, least = Number.POSITIVE_INFINITY;
  // From the end, so that each truncation costs one step; a shift keeps the squares small beside their differences.
  const shift = means[means.length - 1]!;
  for (let d = means.length - 1; d >= 0; d--) {
    const value = means[d]! - shift, rest = means.length - d;
    sum += value;
    squares += value * value;
    if (d > half) continue;
    const criterion = Math.max(0, squares - (sum * sum) / rest) / (rest * rest);
    if (criterion <= least) { least = criterion; best = d; }
  }
  return { observations: best * BATCH, settled: best < half };
}

function batchMeans(series: readonly number[]): number[] {
  const out: number[] = [];
  let before = series.find((value) => Number.isFinite(value)) ?? 0;
  for (let start = 0; start + BATCH <= series.length; start += BATCH) {
    let sum = 0;
    for (let i = start; i < start + BATCH; i++) sum += before = Number.isFinite(series[i]!) ? series[i]! : before;
    out.push(sum / BATCH);
  }
  return out;
}
