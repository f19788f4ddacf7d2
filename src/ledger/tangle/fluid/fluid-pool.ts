/**
 * The tip pool in the limit of many transactions: delay differential equations instead of events (C. King, arXiv
 * 1902.05050, there for two parents and a constant rate; Ferraro, King and Shorten, arXiv 1901.07302).
 *
 * With the rate λ(t), the delay h until all see a transaction, F free tips (which nobody has chosen) and P visible ones,
 * each chosen by an arrival with probability a(P), and C what was attached less what was chosen for the first time:
 *
 *   F'(t) = λ(t − h) − λ(t) a(P(t)) F(t)        C'(t) = λ(t) − λ(t) a(P(t)) F(t)        P(t) = P(0) + C(t − h)
 *
 * A site counts as a tip, as in the literature, from its attachment to that of its first approver: L(t) = P(t + h).
 */
import { chanceOfChoice, steadyTips, type Choosing } from "./choosing.js";
import { DelayEquation } from "./delay-equation.js";

export interface FluidPoolOptions extends Choosing {
  /** Seconds from attachment until all see a transaction, above 0. */
  readonly delay: number;
  /** Steps to one delay. */
  readonly steps?: number;
  /** Starts in the steady state of this rate; else from one tip and nothing under way. */
  readonly rate?: number;
}

const FREE = 0, BALANCE = 1;

export class FluidPool {
  readonly #choosing: Choosing;
  readonly #equation: DelayEquation;
  /** Rates during the last delay, one a step. */
  readonly #rates: Float64Array;
  readonly #atStart: number;
  #rate = 0;
  #pastRate = 0;

  constructor({ parents, repetition, delay, steps = 50, rate }: FluidPoolOptions) {
    const choosing = this.#choosing = { parents, repetition };
    this.#rates = new Float64Array(steps).fill(rate ?? 0);
    this.#atStart = rate === undefined ? 1 : steadyTips(choosing, rate * delay);
    const free = rate === undefined ? 1 : this.#atStart - rate * delay;
    // A tip cannot be chosen more than once a step, which matters only in the first moments from a single tip.
    const most = steps / delay;
    this.#equation = new DelayEquation({
      delay, steps, initial: [free, 0],
      slope: (_, y, past, out) => {
        const chosen = Math.min(most, this.#rate * chanceOfChoice(choosing, this.#atStart + past[BALANCE]!)) * y[FREE]!;
        out[FREE] = this.#pastRate - chosen;
        out[BALANCE] = this.#rate - chosen;
      },
    });
  }

  /** Seconds since the start, and the length of a step. */
  get time(): number { return this.#equation.time; }
  get dt(): number { return this.#equation.dt; }
  /** Visible sites without a visible approver. */
  get visible(): number { return this.#atStart + this.#equation.ago(BALANCE, this.#rates.length); }
  /** Attached sites without an attached approver: the L of the literature. */
  get tips(): number { return this.#atStart + this.#equation.y[BALANCE]!; }
  /** Mean seconds that a tip which becomes visible now stays free, at a rate of `rate`. */
  waiting(rate: number): number { return 1 / (rate * chanceOfChoice(this.#choosing, this.visible)); }

  /** Advances by one step, in which transactions are issued at `rate` a second. */
  step(rate: number): void {
    const slot = this.#equation.taken % this.#rates.length;
    this.#rate = rate;
    this.#pastRate = this.#rates[slot]!;
    this.#rates[slot] = rate;
    this.#equation.step();
  }
}
