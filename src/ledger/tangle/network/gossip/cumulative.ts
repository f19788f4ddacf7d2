/**
 * Cumulative weights in every view. Whom a site adds weight to is a fact of the graph, so the unsettled part of its past
 * cone is listed once, when it is attached; each view that it enters goes through the list and adds 1.
 */
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import { SiteLists } from "./site-lists.js";
import { SETTLED, type GossipSites } from "./sites.js";
import { VALUE, type Views } from "./views.js";

export class CumulativeWeights {
  readonly lists: SiteLists;
  readonly #sites: GossipSites;
  readonly #views: Views;
  readonly #threshold: number;
  /** The oldest site that is not settled. */
  #oldest: Site = 0;

  /** @param threshold weight that `entered` reports; Infinity: none */
  constructor(sites: GossipSites, views: Views, threshold: number) {
    this.#sites = sites;
    this.#views = views;
    this.#threshold = threshold;
    this.lists = new SiteLists(sites, views.peers);
  }

  /** Lists what the site that was attached last weighs for: the latest first, itself left out. */
  attached(site: Site): void {
    const sites = this.#sites, { base, next, mask, width, parents, stamp, state } = sites, lists = this.lists;
    let oldest = Math.max(this.#oldest, base);
    while (oldest < next && (state[oldest & mask]! & SETTLED) !== 0) oldest++;
    this.#oldest = oldest;
    let end = lists.begin(site & mask, site - oldest);
    const { items } = lists, wrap = items.length - 1, pass = sites.newPass();
    stamp[site & mask] = pass;
    for (let met = site; met >= oldest; met--) {
      const slot = met & mask;
      if (stamp[slot] !== pass) continue;
      if (met !== site) items[end++ & wrap] = met;
      for (let edge = slot * width, last = edge + width; edge < last; edge++) {
        const parent = parents[edge]!;
        if (parent >= oldest && stamp[parent & mask]! < pass) stamp[parent & mask] = pass;
      }
    }
    lists.end(site & mask, end);
  }

  /** A living site enters a view. Puts those that have reached the threshold into `reached`, the latest first. */
  entered(slot: number, peer: Peer, reached: Site[]): void {
    const { base, mask } = this.#sites, { cells, window } = this.#views, { items, at, length } = this.lists;
    const wrap = items.length - 1, threshold = this.#threshold, first = peer * window;
    for (let i = at[slot]!, end = i + length[slot]!; i < end; i++) {
      const site = items[i & wrap]!;
      if (site < base) continue;
      const cell = ++cells[first + (site & mask)]!;
      if ((cell & VALUE) === threshold) reached.push(site);
    }
  }

  /** A site that is dead in a view enters it: what it approves may be a tip there, whose weight stands elsewhere. */
  enteredDead(slot: number, peer: Peer, reached: Site[]): void {
    const { base, mask } = this.#sites, views = this.#views, { items, at, length } = this.lists;
    const wrap = items.length - 1;
    for (let i = at[slot]!, end = i + length[slot]!; i < end; i++) {
      const site = items[i & wrap]!;
      if (site < base) continue;
      const weight = views.add(peer, site, mask, 1, 1);
      if (weight === this.#threshold) reached.push(site);
    }
  }
}
