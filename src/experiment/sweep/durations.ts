/** How long a run of each cell takes, from those that have ended: to hand out the longest first, and to tell the time left. */

export class Durations {
  readonly #sums = new Map<number, { seconds: number; runs: number }>();
  #seconds = 0;
  #runs = 0;

  add(cell: number, seconds: number): void {
    const sum = this.#sums.get(cell) ?? { seconds: 0, runs: 0 };
    sum.seconds += seconds;
    sum.runs++;
    this.#sums.set(cell, sum);
    this.#seconds += seconds;
    this.#runs++;
  }

  /** Seconds of a run of this cell; undefined where none has ended yet. */
  of(cell: number): number | undefined {
    const sum = this.#sums.get(cell);
    return sum === undefined ? undefined : sum.seconds / sum.runs;
  }

  /** The same, or the mean over the cells that are known where this one is not. */
  guess(cell: number): number | undefined {
    return this.of(cell) ?? (this.#runs === 0 ? undefined : this.#seconds / this.#runs);
  }
}
