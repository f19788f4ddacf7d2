/**
 * The vehicles that wait at one crossing, in order of arrival. Rules look at it through `Line`. Taking one out of the
 * middle and looking for the highest bid are linear in its length: below saturation a line is a few vehicles long, and
 * a scan of typed arrays beats a heap up to some hundred (the run warns of saturation before).
 */
import type { Line } from "./discipline/discipline.js";
import type { Passages } from "./passages.js";

export class WaitingLine implements Line {
  readonly #passages: Passages;
  #waiting = new Int32Array(8);
  #length = 0;

  constructor(passages: Passages) { this.#passages = passages; }

  get length(): number { return this.#length; }
  passage(position: number): number { return this.#waiting[position]!; }
  bid(position: number): number { return this.#passages.weight[this.#waiting[position]!]!; }
  approach(position: number): number { return this.#passages.approach[this.#waiting[position]!]!; }

  join(passage: number): void {
    if (this.#length === this.#waiting.length) {
      const longer = new Int32Array(2 * this.#length);
      longer.set(this.#waiting);
      this.#waiting = longer;
    }
    this.#waiting[this.#length++] = passage;
  }

  /** Takes out the passage at a position; those behind keep their order. */
  take(position: number): number {
    const passage = this.#waiting[position]!;
    this.#waiting.copyWithin(position, position + 1, this.#length--);
    return passage;
  }
}
