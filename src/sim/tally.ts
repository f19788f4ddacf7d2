/**
 * Statistics of observations that arrive one by one: count, mean, variance, extremes. The variance is updated by Welford's
 * recurrence, which does not lose digits where a sum of squares would (B. P. Welford, Technometrics 4(3), 1962).
 */
export class Tally {
  #count = 0;
  #mean = 0;
  #squares = 0;
  #sum = 0;
  #min = Infinity;
  #max = -Infinity;

  add(x: number): void {
    this.#count++;
    const deviation = x - this.#mean;
    this.#mean += deviation / this.#count;
    this.#squares += deviation * (x - this.#mean);
    this.#sum += x;
    if (x < this.#min) this.#min = x;
    if (x > this.#max) this.#max = x;
  }

  get count(): number {
    return this.#count;
  }

  get sum(): number {
    return this.#sum;
  }

  /** NaN while nothing was observed, like the extremes. */
  get mean(): number {
    return this.#count > 0 ? this.#mean : NaN;
  }

  /** Unbiased variance of the observations (divided by count - 1); NaN below two observations. */
  get variance(): number {
    return this.#count > 1 ? this.#squares / (this.#count - 1) : NaN;
  }

  /** Standard deviation, the root of `variance`. */
  get deviation(): number {
    return Math.sqrt(this.variance);
  }

  get min(): number {
    return this.#count > 0 ? this.#min : NaN;
  }

  get max(): number {
    return this.#count > 0 ? this.#max : NaN;
  }

  /** Forgets everything, as at the end of the warm-up. */
  reset(): void {
    this.#count = this.#mean = this.#squares = this.#sum = 0;
    this.#min = Infinity;
    this.#max = -Infinity;
  }
}
