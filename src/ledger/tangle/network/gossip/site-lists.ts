/**
 * For each site a list of sites of any length, kept until the site has entered every view: in one array that is used in
 * a ring, since sites come and go roughly in order.
 */
import { rewindowed } from "../../../window.js";
import type { Site } from "../../graph.js";
import type { GossipSites } from "./sites.js";

export class SiteLists {
  readonly #sites: GossipSites;
  readonly #views: number;
  /** All lists, each at a place modulo the size; places run on for ever. */
  items = new Int32Array(1 << 12);
  /** Where the list of a site starts, and how long it is. */
  at = new Float64Array(1024);
  length = new Int32Array(1024);
  #first = 0;
  #next = 0;
  /** The oldest site whose list may still be asked for. */
  #oldest: Site = 0;

  /** @param views number of views that a site has to enter */
  constructor(sites: GossipSites, views: number) {
    this.#sites = sites;
    this.#views = views;
  }

  get bytes(): number { return this.items.byteLength; }

  /** Makes room for the list of the site that was attached last, of at most `length` items. @returns its place */
  begin(slot: number, length: number): number {
    this.#forget();
    while (this.#next + length - this.#first > this.items.length) this.#grow();
    this.at[slot] = this.#next;
    return this.#next;
  }

  /** The list that was begun last ends before `end`. */
  end(slot: number, end: number): void {
    this.length[slot] = end - this.at[slot]!;
    this.#next = end;
  }

  resize(base: Site, next: Site, size: number): void {
    this.at = rewindowed(this.at, base, next, size);
    this.length = rewindowed(this.length, base, next, size);
  }

  #forget(): void {
    const { base, next, mask, entries } = this.#sites, last = next - 1;
    let oldest = Math.max(this.#oldest, base);
    while (oldest < last && entries[oldest & mask] === this.#views) oldest++;
    this.#oldest = oldest;
    this.#first = oldest < last ? this.at[oldest & mask]! : this.#next;
  }

  #grow(): void {
    const { length } = this.items, larger = new Int32Array(2 * length);
    for (let place = this.#first; place < this.#next; place++) larger[place & (2 * length - 1)] = this.items[place & (length - 1)]!;
    this.items = larger;
  }
}
