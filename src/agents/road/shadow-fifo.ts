/**
 * What each vehicle would have waited had the crossings served in order of arrival: Lindley's recursion on the very
 * arrivals and service times of the run. Comparing with it instead of with a second run removes most of the chance
 * from the ratio of delay costs.
 */
export class ShadowFifo {
  readonly #freeAt: Float64Array;
  readonly #serviceTime: number;

  /** @param serviceTime constant seconds of one passage */
  constructor(crossings: number, serviceTime: number) {
    this.#freeAt = new Float64Array(crossings);
    this.#serviceTime = serviceTime;
  }

  /** Delay [s] that the vehicle which now joins the line of a crossing would have; call once an arrival, in order. */
  arrive(crossing: number, now: number): number {
    const starts = Math.max(now, this.#freeAt[crossing]!);
    this.#freeAt[crossing] = starts + this.#serviceTime;
    return starts - now;
  }
}
