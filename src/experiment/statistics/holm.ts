/** Holm's adjustment of several p values: the chance that any of them errs stays below the level (Holm, Scand. J. Statist. 6, 1979). */

/** p values adjusted for their number, in the order given; a family of one is left as it is. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
  const adjusted = values.map(() => 1);
  let least = 0;
  for (const [rank, i] of order.entries()) {
    least = Math.max(least, Math.min(1, (values.length - rank) * values[i]!));
    adjusted[i] = least;
  }
  return adjusted;
}
