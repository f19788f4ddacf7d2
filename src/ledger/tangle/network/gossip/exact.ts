/**
 * Cumulative weights in every view, exact for those who choose tips by them. Whom a site adds weight to is a fact of the
 * graph, so the unsettled part of its past cone is listed once, when it is attached; each view that it enters goes
 * through the list and adds 1.
 */
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import type { CumulativeWeights } from "./cumulative.js";
import { SiteLists } from "./site-lists.js";
import { SETTLED, type GossipSites } from "./sites.js";
import { ONE, SHIFT, type Views } from "./views.js";

export class ExactWeights implements CumulativeWeights {
  readonly #lists: SiteLists;
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
    this.#lists = new SiteLists(sites, views.peers);
  }

  get bytes(): number { return this.#lists.bytes; }

  /** Lists what the site that was attached last weighs for: the latest first, itself left out. */
  attached(site: Site): void {
    const sites = this.#sites, { base, next, mask, width, parents, stamp, state } = sites, lists = this.#lists;
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

  entered(newcomer: Site, peer: Peer, reached: Site[]): void {
    const { base, mask } = this.#sites, views = this.#views, { cells } = views, { items, at, length } = this.#lists;
    const wrap = items.length - 1, threshold = this.#threshold, slot = newcomer & mask;
    for (let i = at[slot]!, end = i + length[slot]!; i < end; i++) {
      const site = items[i & wrap]!;
      if (site < base) continue;
      const place = views.at(peer, site & mask), cell = cells[place]! + ONE;
      cells[place] = cell;
      if (cell >>> SHIFT === threshold) reached.push(site);
    }
  }

  enteredDead(newcomer: Site, peer: Peer, reached: Site[]): void {
    const { base, mask } = this.#sites, views = this.#views, { items, at, length } = this.#lists;
    const wrap = items.length - 1, slot = newcomer & mask;
    for (let i = at[slot]!, end = i + length[slot]!; i < end; i++) {
      const site = items[i & wrap]!;
      if (site < base) continue;
      const weight = views.add(peer, site, mask, 1, 1);
      if (weight === this.#threshold) reached.push(site);
    }
  }

  weight(site: Site, peer: Peer): number { return this.#views.weight(peer, site, this.#sites.mask, 1); }

  resize(base: Site, next: Site, size: number): void { this.#lists.resize(base, next, size); }
}
