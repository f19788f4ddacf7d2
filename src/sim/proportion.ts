/** An observed share and its 95 % interval after Wilson (1927), which holds for few trials and for shares near 0 and 1 too. */

const Z = 1.959963984540054;

export interface Proportion { readonly share: number; readonly low: number; readonly high: number }

/** @param trials independent; of none, all three are NaN */
export function proportion(successes: number, trials: number): Proportion {
  const share = successes / trials, square = Z * Z / trials;
  const centre = (share + square / 2) / (1 + square);
  const half = Z / (1 + square) * Math.sqrt(share * (1 - share) / trials + square / (4 * trials));
  // Rounding must not put the share outside its own interval.
  return { share, low: Math.max(0, Math.min(share, centre - half)), high: Math.min(1, Math.max(share, centre + half)) };
}
