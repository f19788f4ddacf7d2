/**
 * Heaviest pair: parents that together approve as many unconfirmed transactions as possible. Each is the tip that adds
 * most to those before it, which is how IOTA's coordinator chose (inx-coordinator, package mselection). Looked for among
 * a few tips drawn at random: were all looked at, everybody would choose the same pair while its approvers are hidden.
 */
import { integer } from "../../../parameter/parameter.js";
import { NONE, type Site } from "../sites.js";
import type { TangleView } from "../view.js";
import type { RandomStream } from "../../../sim/random.js";
import { defineTipSelection } from "./definition.js";
import { uniformTip } from "./uniform-tip.js";

export const heaviestPair = defineTipSelection({
  name: "heaviest-pair",
  doc: "Of a few random tips, those that together approve most unconfirmed transactions.",
  params: {
    candidates: integer({ default: 8, min: 2, max: 1000, doc: "Tips drawn for each transaction, of which the heaviest are approved; costs time in proportion." }),
  },
  refuse({ parents, repetition }, { candidates }) {
    if (repetition) return ["repetition", "has no effect with rule: heaviest-pair: a tip adds nothing to itself"];
    if (candidates <= parents) return ["candidates", `must be above the number of parents, ${parents}, found ${candidates}: there would be no choice`];
    return undefined;
  },
  create({ candidates }, random) {
    const choice = new Choice(candidates, random);
    return { depth: 0, weighs: false, draw: (view, index) => choice.next(view, index === 0) };
  },
});

class Choice {
  readonly #random: RandomStream;
  readonly #candidates: Int32Array;
  /** Past cones of the candidates, one after the other, and where each begins. */
  #cones = new Int32Array(1024);
  readonly #begins: Int32Array;
  /** By site: the number of the transaction whose chosen parents approve it. */
  #covered = new Int32Array(0);
  #transactions = 0;
  #left = 0;
  #size = 0;
  readonly #add = (site: Site): void => {
    if (this.#size === this.#cones.length) {
      const larger = new Int32Array(2 * this.#size);
      larger.set(this.#cones);
      this.#cones = larger;
    }
    this.#cones[this.#size++] = site;
  };

  constructor(candidates: number, random: RandomStream) {
    this.#random = random;
    this.#candidates = new Int32Array(candidates);
    this.#begins = new Int32Array(candidates + 1);
  }

  next(view: TangleView, anew: boolean): Site {
    if (anew || this.#left === 0 || this.#covered.length !== view.windowSize) this.#draw(view);
    const covered = this.#covered, mask = covered.length - 1, cones = this.#cones, begins = this.#begins;
    let best = NONE, most = -1;
    for (let i = 0; i < this.#candidates.length; i++) {
      if (this.#candidates[i] === NONE) continue;
      let added = 0;
      for (let at = begins[i]!, end = begins[i + 1]!; at < end; at++) if (covered[cones[at]! & mask] !== this.#transactions) added++;
      if (added > most) { most = added; best = i; }
    }
    for (let at = begins[best]!; at < begins[best + 1]!; at++) covered[cones[at]! & mask] = this.#transactions;
    const chosen = this.#candidates[best]!;
    this.#candidates[best] = NONE;
    this.#left--;
    return chosen;
  }

  #draw(view: TangleView): void {
    if (this.#covered.length !== view.windowSize) this.#covered = new Int32Array(view.windowSize);
    this.#transactions++;
    this.#left = this.#candidates.length;
    this.#size = 0;
    for (let i = 0; i < this.#left; i++) {
      const tip = uniformTip(view, this.#random);
      this.#candidates[i] = tip;
      this.#begins[i] = this.#size;
      view.visitUnconfirmedPast(tip, this.#add);
    }
    this.#begins[this.#left] = this.#size;
  }
}
