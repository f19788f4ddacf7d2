/**
 * The weighted random walk (MCMC): tips are where walks from the past end. With one walker each parent has a walk of its
 * own, as in IOTA's reference implementation; with more they race, as in Popov, The Tangle (2018), section 4.1: all start
 * together, anywhere between one and two depths back, and the tips that are reached first are approved.
 */
import { integer } from "../../../parameter/parameter.js";
import type { RandomStream } from "../../../sim/random.js";
import { NONE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";
import { defineTipSelection } from "./definition.js";
import { depthOf, startOf, stepOf, walk, walkParameters, type Step } from "./walk.js";
import { uniformTip } from "./uniform-tip.js";

export const weightedWalk = defineTipSelection({
  name: "weighted-walk",
  doc: "Random walk from the past to a tip, biased towards heavy approvers (MCMC).",
  params: {
    ...walkParameters(0.005),
    walkers: integer({
      default: 1, min: 1, max: 1000,
      doc: "1: a walk for each parent. More: so many start together, between one and two start depths back, and the tips reached first are approved.",
    }),
  },
  create({ alpha, startDepth, walkers }, random) {
    const race = walkers > 1 ? new Race(walkers, startDepth, alpha, random) : undefined;
    return {
      depth: depthOf(race ? 2 * startDepth : startDepth),
      startDepth,
      ...(race ? {} : { alpha }),
      weighs: alpha > 0,
      draw: (view, index) => race ? race.next(view, index === 0) : walk(view, startDepth, alpha, random),
    };
  },
  /** The constant for the unweighted walk with two parents: Kusmierz et al.; 2.109 in runs of others at 100 transactions per delay. */
  theory: (parents, { alpha, walkers }) => alpha === 0 && parents === 2 && walkers === 1 ? 2.1 : undefined,
});

/** Walkers that take one step each in turn. A race goes on from parent to parent, and begins anew with the next transaction. */
class Race {
  readonly #startDepth: number;
  readonly #alpha: number;
  readonly #random: RandomStream;
  readonly #step: Step;
  readonly #sites: Int32Array;
  /** Walkers still under way, in the first places of `#sites`, and the one whose turn it is. */
  #left = 0;
  #turn = 0;

  constructor(walkers: number, startDepth: number, alpha: number, random: RandomStream) {
    this.#startDepth = startDepth;
    this.#alpha = alpha;
    this.#random = random;
    this.#step = stepOf(alpha);
    this.#sites = new Int32Array(walkers);
  }

  /** The tip that is reached next. */
  next(view: TangleView, anew: boolean): Site {
    if (anew || this.#left === 0) this.#start(view);
    if (this.#left === 0) return uniformTip(view, this.#random);
    const sites = this.#sites;
    for (;;) {
      if (this.#turn >= this.#left) this.#turn = 0;
      const site = sites[this.#turn]!, next = this.#step(view, site, this.#alpha, this.#random);
      if (next !== NONE) { sites[this.#turn++] = next; continue; }
      // Those behind move up, so that the order of turns stays.
      sites.copyWithin(this.#turn, this.#turn + 1, this.#left--);
      return site;
    }
  }

  #start(view: TangleView): void {
    this.#left = this.#turn = 0;
    for (let i = 0; i < this.#sites.length; i++) {
      const site = startOf(view, view.newest - this.#startDepth - this.#random.integer(this.#startDepth + 1));
      if (site !== NONE) this.#sites[this.#left++] = site;
    }
  }
}
