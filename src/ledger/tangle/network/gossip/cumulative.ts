/**
 * Cumulative weights in every view. Whom a site adds weight to is a fact of the graph, so the unsettled part of its past
 * cone is listed once, when it is attached; each view that it enters goes through the list and adds 1.
 */
import type { Site } from "../../graph.js";
import type { Peer } from "../../control.js";
import { ListArena } from "./arena.js";
import { SETTLED, type GossipSites } from "./sites.js";
import { VALUE, type Views } from "./views.js";

export class CumulativeWeights {
  readonly #sites: GossipSites;
  readonly #views: Views;
  readonly #lists = new ListArena();
  readonly #threshold: number;
  /** The oldest site that is not settled, and the oldest whose list may still be asked for. */
  #oldest: Site = 0;
  #oldestListed: Site = 0;

  /** @param threshold weight that `entered` reports; Infinity: none */
  constructor(sites: GossipSites, views: Views, threshold: number) {
    this.#sites = sites;
    this.#views = views;
    this.#threshold = threshold;
  }

  get bytes(): number { return this.#lists.bytes; }

  /** Lists what a new site, which stands in the graph, weighs for: the latest first, itself left out. */
  attached(site: Site): void {
    const sites = this.#sites, { base, next, mask, width, parents, stamp, state } = sites;
    this.#forget();
    let oldest = Math.max(this.#oldest, base);
    while (oldest < next && (state[oldest & mask]! & SETTLED) !== 0) oldest++;
    this.#oldest = oldest;
    const at = this.#lists.begin(site - oldest), { items, mask: wrap } = this.#lists;
    const pass = sites.newPass();
    let end = at;
    stamp[site & mask] = pass;
    for (let met = site; met >= oldest; met--) {
      const slot = met & mask;
      if (stamp[slot] !== pass) continue;
      items[end++ & wrap] = met;
      for (let edge = slot * width, last = edge + width; edge < last; edge++) {
        const parent = parents[edge]!;
        if (parent >= oldest && stamp[parent & mask]! < pass) stamp[parent & mask] = pass;
      }
    }
    // The site itself is first in the list.
    sites.listAt[site & mask] = at + 1;
    sites.listLength[site & mask] = end - at - 1;
    this.#lists.end(end);
  }

  /** A site enters a view. Puts those that have reached the threshold into `reached`, the latest first. */
  entered(slot: number, peer: Peer, reached: Site[]): void {
    const { base, mask, listAt, listLength } = this.#sites, { cells, window } = this.#views;
    const { items, mask: wrap } = this.#lists, threshold = this.#threshold;
    const first = peer * window;
    const at = listAt[slot]!, end = at + listLength[slot]!;
    for (let i = at; i < end; i++) {
      const site = items[i & wrap]!;
      if (site < base) continue;
      const cell = ++cells[first + (site & mask)]!;
      if ((cell & VALUE) === threshold) reached.push(site);
    }
  }

  /** Lists of sites that have entered every view are not asked for again. */
  #forget(): void {
    const { base, next, mask, entries, listAt } = this.#sites, { peers } = this.#views;
    let oldest = Math.max(this.#oldestListed, base);
    while (oldest < next - 1 && entries[oldest & mask] === peers) oldest++;
    this.#oldestListed = oldest;
    if (oldest < next - 1) this.#lists.freeUpTo(listAt[oldest & mask]!);
  }
}
