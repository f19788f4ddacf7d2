/**
 * The sites of a tangle that all see alike: the graph, and of each site what the one view knows of it. The kinds of
 * numbers are those of graph.ts.
 */
import { rewindowed } from "../window.js";
import { Graph, NO_PASS, NONE, type Site } from "./graph.js";

export { GENESIS, NONE, type Site } from "./graph.js";

/** What a site is, as bits. */
export const VISIBLE = 1;
export const CONFIRMED = 2;
/** Orphaned, or on the losing side of a conflict: nothing attaches to it any more. */
export const DEAD = 4;
/** Confirmed, and its weight is not asked for any more: passes over the past cone stop here, see `Sites.settle`. */
export const SETTLED = 8;
/** Confirmed without any approver and too old to be offered as a tip. */
export const LEFT = 16;

export class Sites extends Graph {
  /** Cumulative weight: the site itself and all visible sites that approve it, directly or not. */
  weight = new Int32Array(1024);
  state = new Uint8Array(1024);
  /** Living approvers that are visible. */
  visibleApprovers = new Int32Array(1024);
  /** Place in the tip pool, or NONE. */
  place = new Int32Array(1024);

  override add(transaction: number, parents: Int32Array, count: number, now: number): Site {
    const site = super.add(transaction, parents, count, now), slot = site & this.mask;
    this.weight[slot] = this.state[slot] = this.visibleApprovers[slot] = 0;
    this.place[slot] = NONE;
    return site;
  }

  /** Passes over the past cone stop at this site from now on. */
  settle(site: Site): void {
    this.state[site & this.mask]! |= SETTLED;
    this.stamp[site & this.mask] = NO_PASS;
  }

  protected override isForgettable(slot: number): boolean {
    return (this.state[slot]! & (SETTLED | DEAD)) !== 0 && this.place[slot] === NONE;
  }

  protected override resize(size: number): void {
    super.resize(size);
    const { base, next } = this;
    this.weight = rewindowed(this.weight, base, next, size);
    this.state = rewindowed(this.state, base, next, size);
    this.visibleApprovers = rewindowed(this.visibleApprovers, base, next, size);
    this.place = rewindowed(this.place, base, next, size);
  }
}
