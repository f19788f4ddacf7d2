/**
 * The mean age at confirmation for any load, from a few integrations: one for each of a row of loads, eight to a
 * doubling, made when first asked for, with a power law between two. The error of that is below 0.1 %.
 */
import { exp, log } from "../../../sim/portable-math.js";
import type { Choosing } from "./choosing.js";
import { meanAge } from "./weight-growth.js";

const LN_RATIO = log(2) / 8;

export class AgeTable {
  readonly #choosing: Choosing;
  readonly #weight: number;
  /** ln of the age by place in the row. */
  readonly #lnAges = new Map<number, number>();

  /** @param weight at which a transaction is confirmed */
  constructor(choosing: Choosing, weight: number) {
    this.#choosing = choosing;
    this.#weight = weight;
  }

  /** Mean age in delays, from when a transaction is visible; `load` is λh. Infinity without load. */
  at(load: number): number {
    if (this.#weight <= 1) return 0;
    if (!(load > 0)) return Infinity;
    const place = log(load) / LN_RATIO, below = Math.floor(place), part = place - below;
    return exp((1 - part) * this.#lnAge(below) + part * this.#lnAge(below + 1));
  }

  #lnAge(place: number): number {
    let found = this.#lnAges.get(place);
    if (found === undefined) this.#lnAges.set(place, found = log(meanAge(this.#choosing, exp(place * LN_RATIO), this.#weight)));
    return found;
  }
}
