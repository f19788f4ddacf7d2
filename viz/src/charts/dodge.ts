/** Moves labels apart that would overlap, as little as possible and within a range, keeping their order. */

/** Positions at least `gap` apart within [top, bottom]; squeezed evenly if there is not enough room. */
export function dodge(wanted: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const step = wanted.length > 1 ? Math.min(gap, (bottom - top) / (wanted.length - 1)) : gap;
  const placed = new Array<number>(wanted.length);
  let least = top;
  for (const i of order) { placed[i] = Math.max(least, wanted[i]!); least = placed[i]! + step; }
  let most = bottom;
  for (const i of order.reverse()) { placed[i] = Math.min(most, placed[i]!); most = placed[i]! - step; }
  return placed;
}
