/**
 * Tips that nobody ever approves. "Ever" is `orphanAge`, the age at which such a tip is left behind for good; what only
 * such tips approve is left behind with them, so there are more orphans than permanent tips. A run that does not last
 * that long beyond its warm-up has nothing to say.
 */
import type { Recorder } from "../../sim/recorder.js";
import type { Graph } from "./graph.js";
import { DEAD, type Site } from "./sites.js";

/** A graph of which it is known what died. */
type MortalGraph = Graph & { readonly state: Uint8Array | Uint16Array };

export class PermanentTips {
  readonly #sites: MortalGraph;
  #from: Site = 1;
  #next: Site = 1;
  #died = 0;
  #unapproved = 0;

  /** @param orphanAge seconds */
  constructor(now: () => number, recorder: Recorder, sites: MortalGraph, orphanAge: number) {
    this.#sites = sites;
    recorder.metric("tangle.permanentTips.share", "1", "Share of the transactions that none had approved when they reached the age at which they are left behind.", () => {
      this.look(now() - orphanAge);
      const count = Math.max(0, this.#next - this.#from - this.#died);
      return { value: this.#unapproved / count, count };
    });
    recorder.atWarmupEnd(() => {
      this.look(now() - orphanAge);
      this.#from = sites.next;
      this.#died = this.#unapproved = 0;
    });
  }

  /** Looks at all sites attached up to `before` that were not looked at yet; to be called before they are left behind. */
  look(before: number): void {
    const sites = this.#sites, { base, next, mask, attachedAt, approvers, state } = sites;
    // What is not known any more was settled, which nothing is without an approver.
    if (this.#next < base) this.#next = base;
    for (; this.#next < next; this.#next++) {
      const slot = this.#next & mask;
      if (attachedAt[slot]! > before) return;
      if (this.#next < this.#from) continue;
      if ((state[slot]! & DEAD) !== 0) this.#died++;
      else if (approvers[slot] === 0) this.#unapproved++;
    }
  }
}
