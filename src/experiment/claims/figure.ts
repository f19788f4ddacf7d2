/** A figure of a claim: what was measured, in plain words, and what theory says of it where it says anything. */

export interface ClaimFigure {
  /** In words that somebody understands who knows neither ledgers nor queues. */
  readonly what: string;
  readonly unit: string;
  readonly mean: number;
  /** Of the 95 % interval. */
  readonly halfWidth: number;
  readonly expected?: number;
}
