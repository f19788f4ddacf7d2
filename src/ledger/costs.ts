/**
 * What transactions cost those who issue them, and those who run the ledger: energy and fees. Every kind of ledger measures
 * both in the same way, so that they can be compared: what a transaction takes by itself (work, handling) is spent with it;
 * what its servers, peers, validators or miners draw whatever they carry stands, and is shared out over what was issued.
 * A ledger that asks for neither reports zeros, which is a finding and not a gap.
 */
import type { Recorder } from "../sim/recorder.js";
import { MICRO } from "./port.js";

export class Costs {
  readonly #now: () => number;
  #issued = 0;
  #confirmed = 0;
  #joules = 0;
  #watts = 0;
  #since = 0;
  #fees = 0;

  constructor(now: () => number, recorder: Recorder) {
    this.#now = now;
    recorder.metric("energy.perTransaction", "J", "All energy of the ledger over the transactions issued: what they take by themselves (energy.marginal) and their part of what is drawn whatever is carried (energy.standing), which is the less the busier the ledger is.", () => ({ value: this.#total() / this.#issued, count: this.#issued }));
    recorder.metric("energy.marginal", "J", "Energy that a transaction takes by itself: proof of work, and handling at all peers; mean over the transactions issued.", () => ({ value: this.#joules / this.#issued, count: this.#issued }));
    recorder.metric("energy.standing", "W", "Power that those who run the ledger draw whatever it carries: servers, peers, validators or miners.", () => this.#watts);
    recorder.metric("energy.total", "J", "All energy of the ledger: of the transactions themselves, and what is drawn whatever is carried.", () => this.#total());
    recorder.metric("fees.mean", "token", "Mean fee that was paid to the ledger for a confirmed transaction.", () => ({ value: this.#fees / MICRO / this.#confirmed, count: this.#confirmed }));
    recorder.metric("fees.total", "token", "All fees that issuers paid to the ledger.", () => this.#fees / MICRO);
    recorder.atWarmupEnd(() => {
      this.#issued = this.#confirmed = this.#joules = this.#fees = 0;
      this.#since = now();
    });
  }

  issued(): void { this.#issued++; }
  /** So many joules were, or will certainly be, spent on a transaction. */
  spend(joules: number): void { this.#joules += joules; }
  /** So many watts more are drawn from the beginning of the run to its end. */
  stand(watts: number): void { this.#watts += watts; }
  /** A transaction was confirmed for a fee of so many whole micro-tokens; moving the money is the ledger's business. */
  charge(amount: number): void { this.#fees += amount; this.#confirmed++; }
  /** A confirmation and its fee are taken back. */
  giveBack(amount: number): void { this.#fees -= amount; this.#confirmed--; }

  #total(): number { return this.#joules + this.#watts * (this.#now() - this.#since); }
}
