/**
 * The pads of one station: c servers and one first-come-first-served queue. A pad is held from the moment of admission
 * until it is released, whatever happens on it, so waiting for a payment costs capacity: the service time is S + T.
 * Knows nothing of drones, money or electricity; a customer is a number.
 */

/** Hears what happens at the pads, for statistics beyond one station. */
export interface PadWatch {
  /** A pad was taken (+1) or released (−1). */
  busy(change: number): void;
  /** Somebody joined (+1) or left (−1) the queue. */
  queued(change: number): void;
  /** Somebody was admitted after so many seconds in the queue. */
  waited(seconds: number): void;
}

export class PadServer {
  readonly pads: number;
  readonly #now: () => number;
  readonly #admit: (customer: number) => void;
  readonly #watch: PadWatch;
  readonly #queue: { customer: number; since: number }[] = [];
  #busy = 0;
  #admitting = false;

  /** @param admit called when a customer gets a pad; it may release that pad before it returns. */
  constructor(pads: number, now: () => number, admit: (customer: number) => void, watch: PadWatch) {
    this.pads = pads;
    this.#now = now;
    this.#admit = admit;
    this.#watch = watch;
  }

  get busy(): number { return this.#busy; }
  get waiting(): number { return this.#queue.length; }

  /** A customer joins the end of the queue and takes a pad at once if one is free. */
  arrive(customer: number): void {
    this.#queue.push({ customer, since: this.#now() });
    this.#watch.queued(1);
    this.#fill();
  }

  /** A customer leaves its pad; the next in the queue takes it. */
  release(): void {
    if (this.#busy === 0) throw new Error("a pad was released that nobody held");
    this.#busy--;
    this.#watch.busy(-1);
    this.#fill();
  }

  /** Not recursive: an admission that releases its pad at once (a payment without cover) must not stack up calls. */
  #fill(): void {
    if (this.#admitting) return;
    this.#admitting = true;
    while (this.#busy < this.pads && this.#queue.length > 0) {
      const { customer, since } = this.#queue.shift()!;
      this.#busy++;
      this.#watch.queued(-1);
      this.#watch.busy(1);
      this.#watch.waited(this.#now() - since);
      this.#admit(customer);
    }
    this.#admitting = false;
  }
}
