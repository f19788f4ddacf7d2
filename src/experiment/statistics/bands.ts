/** Bands over replications: at each place of several series, the quantiles of what stands there. */

/**
 * The quantile of sorted values, linear between neighbours (type 7 of Hyndman & Fan 1996, as in R and NumPy).
 * NaN of nothing.
 */
export function quantileOfSorted(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share, below = Math.floor(at);
  const low = sorted[below], high = sorted[Math.min(sorted.length - 1, below + 1)];
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at - below);
}

/** For each share, one series as long as the longest given; what is missing or not a number is left out of its place. */
export function quantileBands(series: readonly (readonly (number | null | undefined)[])[], shares: readonly number[]): number[][] {
  const length = Math.max(0, ...series.map((each) => each.length));
  const bands: number[][] = shares.map(() => []);
  for (let place = 0; place < length; place++) {
    const here = series.map((each) => each[place]).filter((value): value is number => typeof value === "number" && Number.isFinite(value)).sort((a, b) => a - b);
    for (const [i, share] of shares.entries()) bands[i]!.push(quantileOfSorted(here, share));
  }
  return bands;
}
