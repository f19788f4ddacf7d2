/**
 * Long series are drawn by buckets of their extremes, about one bucket a pixel: picking every k-th point would hide the
 * peaks, which are what a reader looks for.
 */

/** Indices to draw, ascending: first, lowest, highest and last of each bucket; all of them if they fit. Missing values are kept as gaps. */
export function extremes(values: Float64Array, buckets: number): number[] {
  const length = values.length;
  if (length <= 4 * buckets) return Array.from({ length }, (_, i) => i);
  const picked: number[] = [];
  for (let k = 0; k < buckets; k++) {
    const from = Math.floor((k * length) / buckets), to = Math.floor(((k + 1) * length) / buckets);
    let low = from, high = from, gap = -1;
    for (let i = from; i < to; i++) {
      if (Number.isNaN(values[i]!)) { gap = i; continue; }
      if (!(values[i]! >= values[low]!)) low = i;
      if (!(values[i]! <= values[high]!)) high = i;
    }
    const chosen = new Set([from, low, high, to - 1]);
    if (gap >= 0) chosen.add(gap);
    picked.push(...[...chosen].sort((a, b) => a - b));
  }
  return picked;
}

/** The envelope of a band: lowest `low` and highest `high` of each bucket, at the bucket's middle index. */
export function envelope(low: Float64Array, high: Float64Array, buckets: number): { index: number; low: number; high: number }[] {
  const length = low.length;
  const width = Math.max(1, length / buckets);
  const points: { index: number; low: number; high: number }[] = [];
  for (let start = 0; start < length; start += width) {
    const from = Math.floor(start), to = Math.min(length, Math.max(from + 1, Math.floor(start + width)));
    let least = Number.NaN, most = Number.NaN;
    for (let i = from; i < to; i++) {
      if (!(low[i]! >= least)) least = Number.isNaN(low[i]!) ? least : low[i]!;
      if (!(high[i]! <= most)) most = Number.isNaN(high[i]!) ? most : high[i]!;
    }
    points.push({ index: Math.floor((from + to - 1) / 2), low: least, high: most });
  }
  return points;
}
