/**
 * The time-weighted mean of a quantity that changes in steps: a queue's length, the number of tips, the busy pads. Between two
 * changes the last value holds; the integral is brought up to date at each change and at each reading.
 */
export class TimeAverage {
  readonly #now: () => number;
  #value: number;
  #max: number;
  #since: number;
  #last: number;
  #integral = 0;

  /**
   * @param now simulated time in seconds, e.g. `() => kernel.now`
   * @param initial value that holds from now on
   */
  constructor(now: () => number, initial = 0) {
    this.#now = now;
    this.#value = this.#max = initial;
    this.#since = this.#last = now();
  }

  /** The quantity is `value` from now on. */
  set(value: number): void {
    this.#advance();
    this.#value = value;
    if (value > this.#max) this.#max = value;
  }

  add(delta: number): void {
    this.set(this.#value + delta);
  }

  get value(): number {
    return this.#value;
  }

  /** Time-weighted mean since the last reset; the value itself if no time has passed since. */
  get mean(): number {
    this.#advance();
    const elapsed = this.#last - this.#since;
    return elapsed > 0 ? this.#integral / elapsed : this.#value;
  }

  /** The largest value since the last reset. */
  get max(): number {
    return this.#max;
  }

  /** Forgets the past and keeps the value, as at the end of the warm-up or of a measuring interval. */
  reset(): void {
    this.#advance();
    this.#since = this.#last;
    this.#integral = 0;
    this.#max = this.#value;
  }

  #advance(): void {
    const now = this.#now();
    this.#integral += this.#value * (now - this.#last);
    this.#last = now;
  }
}
