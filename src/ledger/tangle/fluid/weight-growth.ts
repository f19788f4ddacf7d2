/**
 * How the cumulative weight of a transaction grows with its age, in the steady state of many tips: its mean path, and so
 * the age at which it reaches a threshold. Of P visible tips P_c approve the transaction, F_c of them free; an arrival
 * approves it with probability q = 1 − (1 − P_c/P)^k. With the age t counted from when it is visible itself,
 *
 *   F_c' = λ q(t − h) − λ a F_c     P_c' = λ q(t − h) − (λ a F_c)(t − h)     H' = λ q(t − h)     F_c(0) = P_c(0) = H(0) = 1
 *
 * Popov's mean field (The Tangle, eq. 6 to 8) takes P_c as free with the chance 1/k instead; see docs/models/fluid.md.
 */
import { branchingOf } from "./branching.js";
import { chanceOfChoice, steadyTips, type Choosing } from "./choosing.js";
import { DelayEquation } from "./delay-equation.js";

const FREE = 0, TIPS = 1, WEIGHT = 2;
/** Steps to one h. */
const STEPS = 50;
/** From here on every arrival approves the transaction, and the rest of the way is straight. */
const NEARLY_ALL = 1 - 1e-9;

/** Times in units of h, from when a transaction is visible; `load` is λh. */
export class WeightGrowth {
  readonly #equation: DelayEquation;
  readonly #choosing: Choosing;
  readonly #load: number;
  readonly #tips: number;

  constructor(choosing: Choosing, load: number) {
    this.#choosing = choosing;
    this.#load = load;
    const tips = this.#tips = steadyTips(choosing, load);
    const chosen = load * chanceOfChoice(choosing, tips);
    this.#equation = new DelayEquation({
      delay: 1, steps: STEPS, initial: [1, 1, 1],
      slope: (_, y, past, out) => {
        const arrived = load * this.#share(past[TIPS]!);
        out[FREE] = arrived - chosen * y[FREE]!;
        out[TIPS] = arrived - chosen * past[FREE]!;
        out[WEIGHT] = arrived;
      },
    });
  }

  get age(): number { return this.#equation.time; }
  get weight(): number { return this.#equation.y[WEIGHT]!; }
  /** Share of the transactions issued now that approve it; what its weight grows by one h later. */
  get share(): number { return this.#share(this.#equation.y[TIPS]!); }
  step(): void { this.#equation.step(); }

  #share(tips: number): number {
    const others = 1 - Math.min(1, tips / this.#tips);
    let none = 1;
    for (let draw = 0; draw < this.#choosing.parents; draw++) none *= others;
    return 1 - none;
  }

  /** Age at which the mean path reaches a weight. Advances up to there. */
  reaches(weight: number): number {
    if (weight <= 1) return 0;
    let before = this.weight, straight = 0;
    while (this.weight < weight) {
      before = this.weight;
      this.step();
      straight = this.share > NEARLY_ALL ? straight + 1 : 0;
      if (straight > STEPS) return this.age + Math.max(0, (weight - this.weight) / this.#load);
    }
    return this.age - this.#equation.dt * (this.weight - weight) / (this.weight - before);
  }
}

/**
 * Mean age, in h from when it is visible, at which a transaction reaches a weight: that of the mean path and the lag that
 * the chance of its first approvals costs on average. Where there is about one tip there is no such chance.
 */
export function meanAge(choosing: Choosing, load: number, weight: number): number {
  if (weight <= 1) return 0;
  if (choosing.parents === 1 || load <= 0) return Infinity;
  const share = lagShare(choosing, load);
  // While weight grows by itself, an average over whole numbers is passed half a transaction early.
  return new WeightGrowth(choosing, load).reaches(weight - 0.5 * share) + share * branchingOf(choosing.parents).lag;
}

/** How much of the lag of many tips there is with few: 1 − 1/P, an interpolation between what is known at both ends. */
export function lagShare(choosing: Choosing, load: number): number { return 1 - 1 / steadyTips(choosing, load); }
