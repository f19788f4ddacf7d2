/**
 * What transactions cost those who issue them: energy and fees. Every kind of ledger measures both in the same way, so
 * that they can be compared; a ledger that asks for neither reports zeros, which is a finding and not a gap.
 */
import type { Recorder } from "../sim/recorder.js";
import { MICRO } from "./port.js";

export class Costs {
  #issued = 0;
  #joules = 0;
  #fees = 0;

  constructor(recorder: Recorder) {
    recorder.metric("energy.perTransaction", "J", "Energy of proof of work and of handling at the peers, mean over the transactions issued.", () => ({ value: this.#joules / this.#issued, count: this.#issued }));
    recorder.metric("energy.total", "J", "Energy of all proof of work and of handling transactions at the peers.", () => this.#joules);
    recorder.metric("fees.mean", "token", "Mean fee that the issuer of a transaction paid to the ledger.", () => ({ value: this.#fees / MICRO / this.#issued, count: this.#issued }));
    recorder.metric("fees.total", "token", "All fees that issuers paid to the ledger.", () => this.#fees / MICRO);
    recorder.atWarmupEnd(() => { this.#issued = this.#joules = this.#fees = 0; });
  }

  issued(): void { this.#issued++; }
  /** So many joules were, or will certainly be, spent on a transaction. */
  spend(joules: number): void { this.#joules += joules; }
  /** A fee of so many whole micro-tokens was taken; moving the money is the ledger's business. */
  charge(amount: number): void { this.#fees += amount; }
}
