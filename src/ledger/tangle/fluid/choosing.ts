/**
 * How many tips there are in the steady state of uniform random selection, and how likely each is to be chosen. The
 * number of visible tips is P, of which F are free: nobody has chosen them yet. Of many tips P = k λ h / (k − 1).
 */

export interface Choosing {
  /** Parents of a transaction. */
  readonly parents: number;
  /** Whether one tip may be drawn twice. */
  readonly repetition: boolean;
}

/** Probability that a transaction chooses a given one of `visible` tips, at least one. */
export function chanceOfChoice({ parents, repetition }: Choosing, visible: number): number {
  const tips = Math.max(1, visible);
  if (!repetition) return Math.min(1, parents / tips);
  let spared = 1;
  for (let draw = 0; draw < parents; draw++) spared *= 1 - 1 / tips;
  return 1 - spared;
}

/**
 * Visible tips in the steady state; Infinity for a single parent, which approves no more than it adds.
 * @param load transactions attached within one delay, λh
 */
export function steadyTips(choosing: Choosing, load: number): number {
  if (choosing.parents === 1) return load > 0 ? Infinity : 1;
  // P = 1/a(P) + λh: as many free tips are chosen as become visible, and λh chosen ones wait to be left. The right side
  // grows more slowly than P, so that bisection finds the one root.
  let low = 1, high = 2 * load + 2 * choosing.parents;
  for (let i = 0; i < 200 && high - low > 1e-12 * high; i++) {
    const tips = (low + high) / 2;
    if (tips > 1 / chanceOfChoice(choosing, tips) + load) high = tips; else low = tips;
  }
  return (low + high) / 2;
}
