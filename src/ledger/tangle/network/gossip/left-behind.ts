/**
 * Sites that nobody approved for long are left behind for good, in all views at once, since an age is the same for all: a
 * tip dies with every unconfirmed site that only such sites approve, and one that is confirmed is offered as a tip no more.
 */
import { NONE, type Site } from "../../graph.js";
import { Outcome } from "../../outcome.js";
import { DEAD_EVERYWHERE, HIDDEN, LEFT_BEHIND, REPLACED } from "./sites.js";
import { DEAD, TIP } from "./views.js";
import type { ViewsState } from "./views-state.js";

export class LeftBehind {
  readonly #tangle: ViewsState;
  /** The oldest site that may have to be left behind. */
  #oldest: Site = 0;

  constructor(tangle: ViewsState) { this.#tangle = tangle; }

  /** A site may be without approvers again. */
  again(site: Site): void { if (site < this.#oldest) this.#oldest = site; }

  /** Leaves behind what was attached before `before` and has no living approver. */
  look(before: number): void {
    const { sites, views } = this.#tangle, { base, next, mask, attachedAt, approvers, state } = sites;
    if (this.#oldest < base) this.#oldest = base;
    for (; this.#oldest < next; this.#oldest++) {
      const slot = this.#oldest & mask;
      if (attachedAt[slot]! > before) return;
      if (approvers[slot]! > 0 || (state[slot]! & (DEAD_EVERYWHERE | LEFT_BEHIND | HIDDEN)) !== 0) continue;
      // The last tip of a view has to stay: whoever issues there needs something to approve.
      if (views.isLastTipSomewhere(slot)) return;
      this.#leave(this.#oldest);
    }
  }

  #leave(tip: Site): void {
    const tangle = this.#tangle, { sites, branches, conflicts } = tangle, { base, mask, width, parents, approvers, state } = sites;
    tangle.tips--;
    const left = [tip];
    for (let site = left.pop(); site !== undefined; site = left.pop()) {
      const slot = site & mask, isConfirmed = sites.confirmations[slot]! > 0;
      state[slot]! |= isConfirmed ? LEFT_BEHIND : DEAD_EVERYWHERE;
      this.#withdraw(site, !isConfirmed);
      if (isConfirmed) continue;
      const transaction = sites.transaction[slot]!, side = branches.sideOf(transaction);
      tangle.observer.deadEverywhere(site, transaction);
      if (side !== NONE) conflicts.withdraw(side);
      if ((state[slot]! & REPLACED) === 0) tangle.tell(transaction, Outcome.orphaned);
      for (let edge = slot * width; edge < (slot + 1) * width; edge++) {
        const parent = parents[edge]!;
        if (parent >= base && --approvers[parent & mask]! === 0 && (state[parent & mask]! & DEAD_EVERYWHERE) === 0) left.push(parent);
      }
    }
  }

  /** Takes a site off the tips of every view. */
  #withdraw(site: Site, dies: boolean): void {
    const tangle = this.#tangle, { sites, views } = tangle, slot = site & sites.mask;
    for (let peer = 0; peer < views.peers; peer++) {
      const at = views.at(peer, slot), cell = views.cells[at]!;
      if ((cell & TIP) !== 0) views.removeTip(peer, site, sites.mask, tangle.ownWeight(slot, peer));
      if (!dies || cell === 0) continue;
      views.cells[at]! |= DEAD;
      tangle.observer.died(site, peer, true);
    }
    if (dies) tangle.deaths++;
  }
}
