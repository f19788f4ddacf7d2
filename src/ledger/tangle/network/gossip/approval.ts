/**
 * Votes in every view. A voter's transactions are its votes, and each counts for what the voter has not approved before:
 * a fact of the graph, listed once when the vote is attached. A view that a vote enters goes through the list and adds
 * the voter's weight; a vote that comes before an earlier one of the same voter counts after it.
 */
import { rewindowed } from "../../../window.js";
import type { Peer } from "../../control.js";
import { NONE, type Site } from "../../graph.js";
import { SiteLists } from "./site-lists.js";
import type { GossipSites } from "./sites.js";
import { CONFIRMED, ENTERED, SHIFT, TIP, WEIGHED, type Views } from "./views.js";

export class ApprovalWeights {
  readonly lists: SiteLists;
  readonly threshold: number;
  readonly weights: Int32Array;
  readonly #sites: GossipSites;
  readonly #views: Views;
  /** The voter behind a site or NONE, its vote before and its vote after. */
  voter = new Int32Array(1024).fill(NONE);
  #before = new Int32Array(1024);
  #after = new Int32Array(1024);
  readonly #latest: Int32Array;
  /** Which voters have approved a site, a bit each. */
  #covered: Int32Array<ArrayBuffer>;
  readonly #words: number;
  /** Told when a vote counts in a view. */
  readonly #counted: (site: Site, slot: number, voter: number, peer: Peer) => void;

  /**
   * @param weights of each voter, in units; `threshold` units are reported by `entered`
   */
  constructor(sites: GossipSites, views: Views, weights: Int32Array, threshold: number, counted: (site: Site, slot: number, voter: number, peer: Peer) => void) {
    this.#sites = sites;
    this.#views = views;
    this.weights = weights;
    this.threshold = threshold;
    this.lists = new SiteLists(sites, views.peers);
    this.#words = (weights.length + 31) >>> 5;
    this.#covered = new Int32Array(1024 * this.#words);
    this.#latest = new Int32Array(weights.length).fill(NONE);
    this.#counted = counted;
  }

  get bytes(): number { return this.lists.bytes + this.#covered.byteLength; }

  /** Takes the site that was attached last. @param voter whose vote it is, or NONE */
  attached(site: Site, voter: number): void {
    const sites = this.#sites, { base, mask, width, parents, stamp, stack } = sites, words = this.#words;
    const slot = site & mask, lists = this.lists;
    this.#covered.fill(0, slot * words, (slot + 1) * words);
    this.voter[slot] = voter;
    this.#after[slot] = NONE;
    let end = lists.begin(slot, voter === NONE ? 0 : site - base + 1);
    if (voter === NONE) { lists.end(slot, end); return; }
    const latest = this.#latest[voter]!;
    this.#before[slot] = latest;
    if (latest >= base) this.#after[latest & mask] = site;
    this.#latest[voter] = site;
    const covered = this.#covered, word = voter >>> 5, bit = 1 << (voter & 31), { items } = lists, wrap = items.length - 1;
    const pass = sites.newPass();
    let top = 0;
    stack[top++] = site;
    covered[slot * words + word]! |= bit;
    while (top > 0) {
      const met = stack[--top]!;
      items[end++ & wrap] = met;
      for (let edge = (met & mask) * width, last = edge + width; edge < last; edge++) {
        const parent = parents[edge]!, above = parent & mask;
        // What no pass visits is settled, and its past with it.
        if (parent < base || stamp[above]! > pass || (covered[above * words + word]! & bit) !== 0) continue;
        covered[above * words + word]! |= bit;
        stack[top++] = parent;
      }
    }
    lists.end(slot, end);
  }

  /** A site enters a view, perhaps a vote. Puts those that now have the threshold, or had it before and are not confirmed, into `reached`. */
  entered(site: Site, peer: Peer, reached: Site[]): void {
    const { base, mask } = this.#sites, views = this.#views;
    if (this.voter[site & mask] === NONE) return;
    const before = this.#before[site & mask]!;
    if (before >= base && (views.cells[views.at(peer, before & mask)]! & WEIGHED) === 0) return;
    for (let vote = site; vote !== NONE; vote = this.#after[vote & mask]!) {
      const at = views.at(peer, vote & mask);
      if ((views.cells[at]! & ENTERED) === 0) return;
      views.cells[at]! |= WEIGHED;
      this.#count(vote & mask, peer, reached);
      this.#counted(vote, vote & mask, this.voter[vote & mask]!, peer);
    }
  }

  /** Votes for a site in a view, in units. */
  weight(site: Site, peer: Peer): number {
    const { mask } = this.#sites, views = this.#views, slot = site & mask;
    return views.votes ? views.votes[views.at(peer, slot)]! : views.weight(peer, site, mask, this.ownWeight(slot, peer));
  }

  /** Weight of a site that is or was a tip, by its own vote. */
  ownWeight(slot: number, peer: Peer): number {
    const voter = this.voter[slot]!, views = this.#views;
    return voter !== NONE && (views.cells[views.at(peer, slot)]! & WEIGHED) !== 0 ? this.weights[voter]! : 0;
  }

  resize(base: Site, next: Site, size: number): void {
    this.lists.resize(base, next, size);
    this.voter = rewindowed(this.voter, base, next, size);
    this.#before = rewindowed(this.#before, base, next, size);
    this.#after = rewindowed(this.#after, base, next, size);
    this.#covered = rewindowed(this.#covered, base, next, size, this.#words);
  }

  #count(slot: number, peer: Peer, reached: Site[]): void {
    const { base, mask } = this.#sites, views = this.#views, { cells } = views, { items, at, length } = this.lists;
    const wrap = items.length - 1, weight = this.weights[this.voter[slot]!]!, { threshold } = this;
    const counts = views.votes ?? cells, isApart = views.votes !== undefined, shift = isApart ? 0 : SHIFT, more = weight << shift;
    for (let i = at[slot]!, end = i + length[slot]!; i < end; i++) {
      const site = items[i & wrap]!;
      if (site < base) continue;
      const place = views.at(peer, site & mask), cell = cells[place]!;
      let sum: number;
      // A tip's own vote stands in its flag, see `ownWeight`; others that count for a tip are of dead sites, and rare.
      if (!isApart && (cell & TIP) !== 0) sum = (site & mask) === slot ? weight : views.add(peer, site, mask, this.ownWeight(site & mask, peer), weight);
      else sum = (counts[place] = counts[place]! + more) >>> shift;
      if (sum >= threshold && (cell & CONFIRMED) === 0) reached.push(site);
    }
  }
}
