/**
 * Votes where all share one view: who approves a site, as bits, and how much weight they have. A voter's transactions are
 * its votes; one that is seen before an earlier one of the same voter counts after it.
 */
import { rewindowed } from "../../window.js";
import { NONE, type Site } from "../graph.js";
import type { Sites } from "../sites.js";

export class CommonVotes {
  readonly #sites: Sites;
  readonly #weights: Int32Array;
  readonly #threshold: number;
  readonly #words: number;
  /** Which voters have approved each site, a bit each; and the weight of those whose votes are seen. */
  #covered: Int32Array<ArrayBuffer>;
  #support = new Int32Array(1024);
  #size = 1024;
  #base = 0;
  #next = 0;
  /** Votes of each voter that wait to count, the oldest first; `seen` of those that others see. */
  readonly #waiting: Site[][];
  readonly #seen = new Set<Site>();
  readonly #voterOf = new Map<Site, number>();

  /** @param threshold weight that `revealed` reports */
  constructor(sites: Sites, weights: Int32Array, threshold: number) {
    this.#sites = sites;
    this.#weights = weights;
    this.#threshold = threshold;
    this.#words = (weights.length + 31) >>> 5;
    this.#covered = new Int32Array(1024 * this.#words);
    this.#waiting = Array.from(weights, () => []);
  }

  /** Weight of the votes for a site that are seen, over that which confirms. */
  share(site: Site): number { return site < this.#sites.base ? 1 : this.#support[site & this.#sites.mask]! / this.#threshold; }

  /** Takes the site that was attached last. @param voter whose vote it is, or NONE */
  attached(site: Site, voter: number): void {
    const { base, mask } = this.#sites, words = this.#words;
    if (mask >= this.#size) {
      this.#covered = rewindowed(this.#covered, this.#base, this.#next, mask + 1, words);
      this.#support = rewindowed(this.#support, this.#base, this.#next, mask + 1);
      this.#size = mask + 1;
    }
    this.#base = base;
    this.#next = site + 1;
    this.#covered.fill(0, (site & mask) * words, ((site & mask) + 1) * words);
    this.#support[site & mask] = 0;
    if (voter === NONE) return;
    this.#waiting[voter]!.push(site);
    this.#voterOf.set(site, voter);
  }

  /** Everybody sees a site, perhaps a vote. Calls `confirm` for those that have the weight now, past before future. */
  revealed(site: Site, confirm: (site: Site) => void): void {
    const voter = this.#voterOf.get(site);
    if (voter === undefined) return;
    this.#voterOf.delete(site);
    this.#seen.add(site);
    const reached: Site[] = [], waiting = this.#waiting[voter]!;
    while (waiting.length > 0 && this.#seen.delete(waiting[0]!)) this.#count(waiting.shift()!, voter, reached);
    for (const each of reached.sort((a, b) => a - b)) confirm(each);
  }

  #count(vote: Site, voter: number, reached: Site[]): void {
    const sites = this.#sites, { base, mask, width, parents, stamp, stack } = sites, covered = this.#covered, words = this.#words;
    const word = voter >>> 5, bit = 1 << (voter & 31), weight = this.#weights[voter]!, pass = sites.newPass();
    if (vote < base) return;
    let top = 0;
    stack[top++] = vote;
    covered[(vote & mask) * words + word]! |= bit;
    while (top > 0) {
      const site = stack[--top]!, slot = site & mask;
      const before = this.#support[slot]!;
      this.#support[slot] = before + weight;
      if (before < this.#threshold && before + weight >= this.#threshold) reached.push(site);
      for (let edge = slot * width, end = edge + width; edge < end; edge++) {
        const parent = parents[edge]!, above = parent & mask;
        // What no pass visits is settled, and its past with it.
        if (parent < base || stamp[above]! > pass || (covered[above * words + word]! & bit) !== 0) continue;
        covered[above * words + word]! |= bit;
        stack[top++] = parent;
      }
    }
  }
}
