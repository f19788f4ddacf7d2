/**
 * Cumulative weights in every view, as far as they confirm. What weighs enough in a view is not counted any further, nor is
 * its past, which weighs as much: so it costs nothing how much is attached that another part of the network lacks.
 *
 * What a site helps to confirm where it is issued is listed when it is attached, and nearly always that is all in the
 * other views as well: they see it later. A view looks whether what borders on the list weighs enough, else it goes its own way.
 */
import { rewindowed } from "../../../window.js";
import type { Peer } from "../../control.js";
import { NONE, type Site } from "../../graph.js";
import type { CumulativeWeights } from "./cumulative.js";
import { SiteLists } from "./site-lists.js";
import type { GossipSites } from "./sites.js";
import { ENTERED, ONE, PAGE, PAGE_BITS, SHIFT, TIP, type Views } from "./views.js";

/** Passes are numbered from 1 up to this, and then again. */
const LAST_PASS = 0x7fffffff;

export class ConfirmingWeights implements CumulativeWeights {
  readonly #sites: GossipSites;
  readonly #views: Views;
  readonly #threshold: number;
  /** By slot, the last pass that met the site. Deliveries are many, so passes are numbered apart from those of the graph. */
  #met = new Int32Array(1024);
  #pass = 0;
  /** Per site what it helps to confirm, the latest first, and then what is next to that and weighs enough. */
  readonly #lists: SiteLists;
  /** How much of a site's list is to be counted. */
  #toCount = new Int32Array(1024);
  readonly #listed: Site[] = [];
  readonly #border: Site[] = [];

  /** @param threshold weight that `entered` reports */
  constructor(sites: GossipSites, views: Views, threshold: number) {
    this.#sites = sites;
    this.#views = views;
    this.#threshold = threshold;
    this.#lists = new SiteLists(sites, views.peers);
  }

  get bytes(): number { return this.#lists.bytes; }

  attached(site: Site, origin: Peer): void {
    const { base, mask, width, parents, stack } = this.#sites, views = this.#views, { cells } = views, met = this.#met, lists = this.#lists;
    const pass = this.#newPass(), enough = this.#threshold << SHIFT, listed = this.#listed, border = this.#border;
    listed.length = border.length = 0;
    let top = 0;
    for (let slot = site & mask; ; slot = stack[--top]!) {
      for (let edge = slot * width, end = edge + width; edge < end; edge++) {
        const parent = parents[edge]!, above = parent & mask;
        if (parent < base || met[above] === pass) continue;
        met[above] = pass;
        const cell = cells[views.at(origin, above)]!;
        // A tip's value is its place; it is one no longer where the new site enters.
        if (cell >= enough && (cell & TIP) === 0) { border.push(parent); continue; }
        listed.push(parent);
        stack[top++] = above;
      }
      if (top === 0) break;
    }
    listed.sort(latestFirst);
    const { length } = listed, start = lists.begin(site & mask, length + border.length), { items } = lists, wrap = items.length - 1;
    for (let i = 0; i < length; i++) items[(start + i) & wrap] = listed[i]!;
    for (let i = 0; i < border.length; i++) items[(start + length + i) & wrap] = border[i]!;
    this.#toCount[site & mask] = length;
    lists.end(site & mask, start + length + border.length);
  }

  entered(site: Site, peer: Peer, reached: Site[]): void {
    const { base, mask } = this.#sites, { cells, pages } = this.#views, { items, at, length } = this.#lists, slot = site & mask;
    const wrap = items.length - 1, start = at[slot]!, border = start + this.#toCount[slot]!, end = start + length[slot]!;
    const lane = peer << PAGE_BITS, enough = this.#threshold << SHIFT;
    for (let i = border; i < end; i++) {
      const met = items[i & wrap]!, place = met & mask;
      if (met >= base && cells[pages[place >>> PAGE_BITS]! + lane + (place & (PAGE - 1))]! < enough) { this.#enterAfresh(site, peer, reached); return; }
    }
    for (let i = start; i < border; i++) {
      const met = items[i & wrap]!, place = met & mask;
      if (met < base) continue;
      const cellAt = pages[place >>> PAGE_BITS]! + lane + (place & (PAGE - 1)), cell = cells[cellAt]!;
      if (cell >= enough) continue;
      cells[cellAt] = cell + ONE;
      if (cell + ONE >= enough) reached.push(met);
    }
  }

  enteredDead(site: Site, peer: Peer, reached: Site[]): void {
    const { base, mask, width, parents, stack } = this.#sites, views = this.#views, met = this.#met, pass = this.#newPass();
    let top = 0;
    for (let slot = site & mask; ; slot = stack[--top]!) {
      for (let edge = slot * width, end = edge + width; edge < end; edge++) {
        const parent = parents[edge]!, above = parent & mask;
        if (parent < base || met[above] === pass || views.weight(peer, parent, mask, 1) >= this.#threshold) continue;
        met[above] = pass;
        if (views.add(peer, parent, mask, 1, 1) === this.#threshold) reached.push(parent);
        stack[top++] = above;
      }
      if (top === 0) break;
    }
    reached.sort(latestFirst);
  }

  /** What weighs enough is counted when it is asked for: all that approve it and are in the view. */
  weight(site: Site, peer: Peer): number {
    const { mask, lastApprover } = this.#sites, views = this.#views, met = this.#met, counted = views.weight(peer, site, mask, 1);
    if (counted < this.#threshold) return counted;
    const pass = this.#newPass(), cone = [site];
    met[site & mask] = pass;
    for (const of of cone) {
      for (let approver = lastApprover[of & mask]!; approver !== NONE; approver = this.#sites.approverBefore(approver, of)) {
        const slot = approver & mask;
        if (met[slot] === pass || (views.cells[views.at(peer, slot)]! & ENTERED) === 0) continue;
        met[slot] = pass;
        cone.push(approver);
      }
    }
    return cone.length;
  }

  resize(base: Site, next: Site, size: number): void {
    this.#met = new Int32Array(size);
    this.#toCount = rewindowed(this.#toCount, base, next, size);
    this.#lists.resize(base, next, size);
  }

  /** Counts where the list leaves out what does not weigh enough yet in this view. */
  #enterAfresh(site: Site, peer: Peer, reached: Site[]): void {
    const { base, mask, width, parents, stack } = this.#sites, { cells, pages } = this.#views, met = this.#met;
    const pass = this.#newPass(), lane = peer << PAGE_BITS, enough = this.#threshold << SHIFT, before = reached.length;
    let top = 0;
    for (let slot = site & mask; ; slot = stack[--top]!) {
      for (let edge = slot * width, end = edge + width; edge < end; edge++) {
        const parent = parents[edge]!, above = parent & mask;
        if (parent < base || met[above] === pass) continue;
        const at = pages[above >>> PAGE_BITS]! + lane + (above & (PAGE - 1)), cell = cells[at]!;
        if (cell >= enough) continue;
        met[above] = pass;
        cells[at] = cell + ONE;
        if (cell + ONE >= enough) reached.push(parent);
        stack[top++] = above;
      }
      if (top === 0) break;
    }
    if (reached.length > before + 1) reached.sort(latestFirst);
  }

  #newPass(): number {
    if (this.#pass === LAST_PASS) {
      this.#met.fill(0);
      this.#pass = 0;
    }
    return ++this.#pass;
  }
}

function latestFirst(a: Site, b: Site): number { return b - a; }
