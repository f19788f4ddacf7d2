/** Whether a measured quantity keeps growing: then the run has no steady state and its averages mean nothing. */

/** Fewer intervals than this show no trend. */
const FEWEST = 8;

/**
 * Compares the last quarter of the values, one an interval, with the second: growing is at least half as much again,
 * and more than the noise of a Poisson number (six standard deviations).
 */
export function isGrowing(values: readonly number[]): boolean {
  if (values.length < FEWEST) return false;
  const quarter = values.length >> 2;
  const early = meanOf(values, quarter, 2 * quarter), late = meanOf(values, values.length - quarter, values.length);
  return late > 1.5 * early && late - early > 6 * Math.sqrt(late);
}

function meanOf(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}
