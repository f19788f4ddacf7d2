/**
 * A clock that runs fast where the tangle is busy: what the fluid level predicts to take a time T at the present rate
 * takes the share dt/T of its way in dt, so that a prediction follows a load that changes. Whatever is not there yet is
 * looked at again once the next speed is known.
 */
import type { EventType, Kernel } from "../../../sim/kernel.js";
import type { Transaction } from "../../port.js";

export class OperationalClock {
  readonly #kernel: Kernel;
  readonly #event: EventType;
  /** Seconds in which the speed does not change. */
  readonly #patience: number;
  #reading = 0;
  #readAt = 0;
  #speed = 0;
  #transactions = new Int32Array(256);
  #targets = new Float64Array(256);
  readonly #free: number[] = [];
  #used = 0;

  constructor(kernel: Kernel, name: string, patience: number, arrived: (transaction: Transaction) => void) {
    this.#kernel = kernel;
    this.#patience = patience;
    this.#event = kernel.eventType(name, (place) => {
      if (!this.#isThere(place)) { this.#schedule(place); return; }
      this.#free.push(place);
      arrived(this.#transactions[place]!);
    });
  }

  /** Ways per second from now on. */
  set speed(speed: number) {
    this.#reading = this.#read();
    this.#readAt = this.#kernel.now;
    this.#speed = speed;
  }
  get speed(): number { return this.#speed; }

  /** Tells of a transaction when so many ways are done, of which 1 is the mean. */
  start(transaction: Transaction, ways: number): void {
    const place = this.#free.pop() ?? this.#used++;
    if (place === this.#targets.length) this.#grow();
    this.#transactions[place] = transaction;
    this.#targets[place] = this.#read() + ways;
    this.#schedule(place);
  }

  /** Also where what is left takes less than the clock of a long run can tell: it would be looked at for ever. */
  #isThere(place: number): boolean {
    const left = this.#targets[place]! - this.#read(), { now } = this.#kernel;
    return left <= 0 || now + left / this.#speed === now;
  }

  #read(): number { return this.#reading + this.#speed * (this.#kernel.now - this.#readAt); }

  #schedule(place: number): void {
    const left = (this.#targets[place]! - this.#read()) / this.#speed;
    // Halfway, unless that is sooner than a speed can change: so that no speed up to twice the present one is missed.
    const look = left === Infinity ? this.#patience : Math.min(left, Math.max(this.#patience, left / 2));
    this.#kernel.after(Math.max(0, look), this.#event, place);
  }

  #grow(): void {
    const transactions = new Int32Array(2 * this.#used), targets = new Float64Array(2 * this.#used);
    transactions.set(this.#transactions);
    targets.set(this.#targets);
    this.#transactions = transactions;
    this.#targets = targets;
  }
}
