/**
 * The chance in the fate of a single transaction, drawn: how late its first approval is, and how much later or earlier
 * than the mean path its weight grows for that. See branching.ts; times in units of the delay.
 */
import { exp, log } from "../../../sim/portable-math.js";
import type { RandomStream } from "../../../sim/random.js";
import { branchingOf } from "./branching.js";

/** Drawn values of W kept, each made of the values of a generation before. */
const POPULATION = 4096, GENERATIONS = 12;

export class FirstApprovals {
  readonly #random: RandomStream;
  readonly #mu: number;
  readonly #growth: number;
  readonly #meanLag: number;
  #w = new Float64Array(POPULATION).fill(1);
  /** Of the transaction drawn last: its wait for the first choice, as a multiple of the mean, and its lag less the mean lag, in delays. */
  wait = 1;
  lag = 0;

  /** @param parents at least 2 */
  constructor(random: RandomStream, parents: number) {
    this.#random = random;
    this.#mu = parents - 1;
    const { growth, lag } = branchingOf(parents);
    this.#growth = growth;
    this.#meanLag = lag;
    for (let generation = 0; generation < GENERATIONS; generation++) {
      const next = Float64Array.from({ length: POPULATION }, () => this.#size());
      const mean = next.reduce((sum, w) => sum + w, 0) / POPULATION;
      this.#w = next.map((w) => w / mean);
    }
  }

  /** Draws the chance of one transaction into `wait` and `lag`. */
  draw(): void { this.lag = -log(this.#size()) / this.#growth - this.#meanLag; }

  /** W of one transaction: the sum of those that choose it, discounted to their births; sets `wait`. */
  #size(): number {
    const random = this.#random, s = this.#growth;
    this.wait = random.exponential(1);
    const first = 1 + this.wait / this.#mu;
    let sum = 0;
    for (let birth = first; birth < first + 1; birth += random.exponential(1 / this.#mu)) sum += exp(-s * birth) * this.#w[random.integer(POPULATION)]!;
    return sum;
  }
}
