/**
 * What every settlement policy is judged by: how long an act waits, what is lost, what is at risk, and what money lies
 * idle meanwhile. All policies report all of them: a zero is a finding and not a gap.
 */
import { share } from "../../parameter/parameter.js";
import type { Kernel } from "../../sim/kernel.js";
import type { Recorder } from "../../sim/recorder.js";
import { TimeAverage } from "../../sim/time-average.js";
import { MICRO } from "../port.js";
import { capitalCost } from "./theory.js";

/** Parameter of the policies that lock money up. */
export const interestRate = share({ default: "5 %", doc: "What locked money costs its owner a year." });

export class SettlementFigures {
  readonly #kernel: Kernel;
  readonly #locked: TimeAverage;
  #clearings = 0;
  #clearingTime = 0;
  #loss = 0;
  #deals = 0;
  #exposure = 0;
  #worst = 0;
  /** Deals made before this time belong to the warm-up: neither their clearing nor their loss counts. */
  #countedFrom = 0;

  /** @param interestRate what money costs that lies idle, share a year */
  constructor(kernel: Kernel, recorder: Recorder, interestRate = 0) {
    this.#kernel = kernel;
    this.#locked = new TimeAverage(() => kernel.now);
    recorder.metric("settlement.clearing.mean", "s", "Mean time from a payment's issue to the moment at which its act may happen.",
      () => ({ value: this.#clearingTime / this.#clearings, count: this.#clearings }));
    recorder.metric("settlement.loss", "token", "Value of acts that were cleared and whose payment then failed, or was taken back after its confirmation.", () => this.#loss / MICRO);
    recorder.metric("settlement.exposure.mean", "token", "What a seller had delivered, or allowed, at most without being paid for good, mean over the deals that were cleared.",
      () => ({ value: this.#exposure / MICRO / this.#deals, count: this.#deals }));
    recorder.metric("settlement.exposure.max", "token", "The same of the deal in which it was most.", () => this.#worst / MICRO);
    recorder.metric("settlement.locked.mean", "token", "Money that is locked up in deposits and channels, average over time.", () => this.#locked.mean / MICRO);
    recorder.metric("settlement.capitalCost", "token", "What that money would have earned at the policy's rate of interest.",
      () => capitalCost(this.#locked.mean / MICRO, interestRate, kernel.now - this.#countedFrom));
    recorder.atWarmupEnd(() => {
      this.#countedFrom = kernel.now;
      this.#clearings = this.#clearingTime = this.#loss = this.#deals = this.#exposure = this.#worst = 0;
      this.#locked.reset();
    });
  }

  /** The act of a deal may happen now. @param since simulated time at which the deal was to be paid */
  cleared(since: number): void {
    if (since < this.#countedFrom) return;
    this.#clearings++;
    this.#clearingTime += this.#kernel.now - since;
  }

  /** The most that the seller had at risk in a deal that was cleared, whole micro-tokens; once a deal. */
  exposed(amount: number, since: number): void {
    if (since < this.#countedFrom) return;
    this.#deals++;
    this.#exposure += amount;
    this.#worst = Math.max(this.#worst, amount);
  }

  /** An act happened and so much of its money does not come. */
  lost(amount: number, since: number): void { if (since >= this.#countedFrom) this.#loss += amount; }

  /** A deal was done when its payment was confirmed, so that nobody can be told any more: the seller has lost the money. */
  takenBack(amount: number): void { this.#loss += amount; }

  /** So much more (or less) money is locked up now. */
  lock(change: number): void { this.#locked.add(change); }
}
