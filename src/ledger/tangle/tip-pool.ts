/** The tips that everybody sees: drawn, added and removed in constant time, by swapping the last into the gap. */
import { NONE, type Site, type Sites } from "./sites.js";

export class TipPool {
  readonly #sites: Sites;
  #tips = new Int32Array(1024);
  #count = 0;

  constructor(sites: Sites) { this.#sites = sites; }

  get count(): number { return this.#count; }
  at(index: number): Site { return this.#tips[index]!; }

  add(site: Site): void {
    if (this.#count === this.#tips.length) {
      const larger = new Int32Array(2 * this.#count);
      larger.set(this.#tips);
      this.#tips = larger;
    }
    this.#sites.place[site & this.#sites.mask] = this.#count;
    this.#tips[this.#count++] = site;
  }

  /** Removes a site; does nothing if it is no tip. */
  remove(site: Site): void {
    const { place, mask } = this.#sites;
    const gap = place[site & mask]!;
    if (gap === NONE) return;
    const last = this.#tips[--this.#count]!;
    this.#tips[gap] = last;
    place[last & mask] = gap;
    place[site & mask] = NONE;
  }
}
