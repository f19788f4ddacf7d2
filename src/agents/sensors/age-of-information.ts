/**
 * Age of information: the time since the newest known reading was taken, averaged over time and over those of whom anything
 * is known. All ages grow at one rate, so the sum over n of them is n·t − Σ taken: it is integrated exactly, at the cost of
 * one step for each change instead of one for each sensor.
 */

/** Integrals up to a moment: of the ages, and of the number of those known, in seconds. */
export interface AgeMark { readonly area: number; readonly time: number }

export class AgeOfInformation {
  readonly #now: () => number;
  #known = 0;
  #takenSum = 0;
  #since = 0;
  #area = 0;
  #time = 0;

  constructor(now: () => number) { this.#now = now; }

  /** The newest known reading of somebody is now the one taken at `taken`, in place of the one taken at `before` (NaN: of none). */
  learn(taken: number, before: number): void {
    this.#advance();
    if (Number.isNaN(before)) { this.#known++; this.#takenSum += taken; } else this.#takenSum += taken - before;
  }

  /** Somebody whose newest known reading was taken at `taken` is not counted any more. */
  forget(taken: number): void {
    this.#advance();
    this.#known--;
    // Nobody known means a sum of nothing: what rounding has left would otherwise be kept.
    this.#takenSum = this.#known === 0 ? 0 : this.#takenSum - taken;
  }

  get mark(): AgeMark {
    this.#advance();
    return { area: this.#area, time: this.#time };
  }

  /** Mean age in seconds from `mark` to now; NaN while nothing was known. */
  meanSince(mark: AgeMark): number {
    const { area, time } = this.mark;
    return (area - mark.area) / (time - mark.time);
  }

  #advance(): void {
    const now = this.#now(), since = this.#since;
    this.#time += this.#known * (now - since);
    this.#area += (now - since) * (this.#known * (now + since) / 2 - this.#takenSum);
    this.#since = now;
  }
}
