/**
 * Whether a measured quantity keeps growing: then the run has no steady state and its averages mean nothing. A trend has
 * a grid of its own over the run, so that what a run is warned of does not depend on the rows of its series; it is fed by
 * the changes of the quantity, and needs no event.
 */

/** Parts of the run after the warm-up, of each of which the mean is kept. */
const PARTS = 32;

export class Trend {
  readonly #until: number;
  /** Mean of each part that is over. */
  readonly #means: number[] = [];
  #from: number;
  #value: number;
  #last: number;
  #integral = 0;
  /** When the present part ends, seconds. */
  #edge: number;

  /**
   * @param from when the quantity begins to count, simulated seconds
   * @param until when the run ends, simulated seconds
   */
  constructor(from: number, until: number, value: number) {
    this.#from = this.#last = from;
    this.#until = until;
    this.#value = value;
    this.#edge = this.#edgeOf(1);
  }

  /** The quantity is `value` from `now` on. */
  set(now: number, value: number): void {
    this.#advance(now);
    this.#value = value;
  }

  /** Forgets what was before `now`, as at the end of the warm-up. */
  restart(now: number): void {
    this.#from = this.#last = now;
    this.#means.length = 0;
    this.#integral = 0;
    this.#edge = this.#edgeOf(1);
  }

  /** Mean of the part of the run that follows its half. Ask at the end. */
  get halfway(): number { return this.#means[PARTS / 2]!; }

  /**
   * Compares the last quarter of the run, which is over at `now`, with the second: growing is at least half as much again,
   * and more than the noise of a Poisson number (six standard deviations), and still there: what piled up in an outage and
   * was worked off since has a steady state.
   */
  isGrowing(now: number): boolean {
    this.#advance(now);
    if (this.#means.length < PARTS) return false;
    const early = this.#quarter(1), late = this.#quarter(3);
    return late > 1.5 * early && late - early > 6 * Math.sqrt(late) && this.#value > late / 2;
  }

  #advance(now: number): void {
    while (now >= this.#edge) {
      const part = (this.#until - this.#from) / PARTS;
      this.#means.push((this.#integral + this.#value * (this.#edge - this.#last)) / part);
      this.#last = this.#edge;
      this.#integral = 0;
      this.#edge = this.#means.length < PARTS ? this.#edgeOf(this.#means.length + 1) : Infinity;
    }
    this.#integral += this.#value * (now - this.#last);
    this.#last = now;
  }

  /** The last edge is the end of the run itself, without rounding. */
  #edgeOf(part: number): number {
    return part === PARTS ? this.#until : this.#from + (this.#until - this.#from) * part / PARTS;
  }

  #quarter(index: number): number {
    const size = PARTS / 4;
    let sum = 0;
    for (let i = 0; i < size; i++) sum += this.#means[index * size + i]!;
    return sum / size;
  }
}
