/**
 * What every peer knows of every site, in four bytes each: a *cell* at `peer × window + slot`, 0 while the peer has not
 * heard of the site. Eight bits say what it is in this view; the other 24 are its place in the peer's pool of tips while
 * it is a tip, and its weight otherwise, since a tip's weight needs no counting.
 */
import { NONE, type Site } from "../../graph.js";
import type { Peer } from "../../control.js";

/** The site has arrived; it is part of the view only when it has *entered*, after its parents. */
export const KNOWN = 1 << 24;
export const ENTERED = 1 << 25;
export const TIP = 1 << 26;
export const CONFIRMED = 1 << 27;
/** Orphaned, or on the losing side of a conflict in this view. */
export const DEAD = 1 << 28;
/** It has added its weight to what it approves. */
export const WEIGHED = 1 << 29;
/** The peer has heard of the site and let go of it, for want of room: what it has not asked for since does not come in again. */
export const FORGOTTEN = KNOWN | 1;
/** It waits at the peer, and so does a site of another issuer that stands on it: the peer does what it can to have it. */
export const WANTED = KNOWN | 2;
/** The place in the pool or the weight. */
export const VALUE = (1 << 24) - 1;

export class Views {
  readonly peers: number;
  /** Places for sites in the cells of one peer; a power of two. */
  window = 1024;
  cells: Int32Array<ArrayBuffer>;
  /** Tips of each peer at `peer × room + place`. */
  pool: Int32Array<ArrayBuffer>;
  readonly tipCount: Int32Array;
  #room = 256;
  /** What tips weigh that others approve or approved, all of them dead; hardly ever any. */
  readonly #heavyTips = new Map<number, number>();
  /** Per peer, the sum of times at which tips went less those at which they came: with the tips at hand, the integral of their number. */
  readonly #tipTime: Float64Array;
  readonly #now: () => number;

  constructor(peers: number, now: () => number) {
    this.peers = peers;
    this.#now = now;
    this.cells = new Int32Array(peers * this.window);
    this.pool = new Int32Array(peers * this.#room);
    this.tipCount = new Int32Array(peers);
    this.#tipTime = new Float64Array(peers);
  }

  /** Bytes of the cells, and of the pools of tips. */
  get bytes(): { cells: number; pools: number } { return { cells: this.cells.byteLength, pools: this.pool.byteLength }; }

  /** Where the cell of a peer and a site stands, by the site's slot. */
  at(peer: Peer, slot: number): number { return peer * this.window + slot; }

  tip(peer: Peer, place: number): Site { return this.pool[peer * this.#room + place]!; }

  /** Adds an entered site to the tips of a peer; `weight` is what it weighs beyond its own weight, which is not counted while it is a tip. */
  addTip(peer: Peer, site: Site, slot: number, weight = 0): void {
    const place = this.tipCount[peer]!++;
    if (place === this.#room) this.#widen();
    this.pool[peer * this.#room + place] = site;
    const at = peer * this.window + slot;
    this.cells[at] = (this.cells[at]! & ~VALUE) | TIP | place;
    if (weight > 0) this.#heavyTips.set(this.#key(peer, site), weight);
    this.#tipTime[peer]! -= this.#now();
  }

  /** Removes a tip. @param own what it weighs by itself */
  removeTip(peer: Peer, site: Site, mask: number, own: number): void {
    const { cells } = this, first = peer * this.window, at = first + (site & mask);
    const place = cells[at]! & VALUE;
    const last = --this.tipCount[peer]!, from = peer * this.#room;
    if (place !== last) {
      const moved = this.pool[from + last]!;
      this.pool[from + place] = moved;
      const other = first + (moved & mask);
      cells[other] = (cells[other]! & ~VALUE) | place;
    }
    let weight = own;
    if (this.#heavyTips.size > 0) {
      weight += this.#heavyTips.get(this.#key(peer, site)) ?? 0;
      this.#heavyTips.delete(this.#key(peer, site));
    }
    cells[at] = (cells[at]! & ~(VALUE | TIP)) | weight;
    this.#tipTime[peer]! += this.#now();
  }

  /** Weight of a site in a view. @param own what it weighs by itself */
  weight(peer: Peer, site: Site, mask: number, own: number): number {
    const cell = this.cells[peer * this.window + (site & mask)]!;
    if ((cell & TIP) === 0) return cell & VALUE;
    return own + (this.#heavyTips.size > 0 ? this.#heavyTips.get(this.#key(peer, site)) ?? 0 : 0);
  }

  /** Adds to the weight of a site of which it is not known whether it is a tip. */
  add(peer: Peer, site: Site, mask: number, own: number, more: number): number {
    const at = peer * this.window + (site & mask);
    if ((this.cells[at]! & TIP) === 0) return (this.cells[at] = this.cells[at]! + more) & VALUE;
    const weight = this.weight(peer, site, mask, own) - own + more;
    this.#heavyTips.set(this.#key(peer, site), weight);
    return own + weight;
  }

  /** Integral over time of the number of a peer's tips. */
  tipTime(peer: Peer): number { return this.#tipTime[peer]! + this.tipCount[peer]! * this.#now(); }

  /** Nobody knows of the site at this slot. */
  clear(slot: number): void {
    const { cells, window } = this;
    for (let at = slot; at < cells.length; at += window) cells[at] = 0;
  }

  /** Whether the site at this slot is a tip in some view. */
  isTipAnywhere(slot: number): boolean {
    const { cells, window } = this;
    for (let at = slot; at < cells.length; at += window) if ((cells[at]! & TIP) !== 0) return true;
    return false;
  }

  /** Whether the site at this slot is the only tip of some view. */
  isLastTipSomewhere(slot: number): boolean {
    for (let peer = 0; peer < this.peers; peer++) {
      if (this.tipCount[peer] === 1 && (this.cells[peer * this.window + slot]! & TIP) !== 0) return true;
    }
    return false;
  }

  /** Moves the cells of the sites from `base` up to `next` to a window of `size` places. */
  resize(base: Site, next: Site, size: number): void {
    const { cells, window, peers } = this, moved = new Int32Array(peers * size);
    for (let peer = 0; peer < peers; peer++) {
      const from = peer * window, to = peer * size;
      for (let site = base; site < next; site++) moved[to + (site & (size - 1))] = cells[from + (site & (window - 1))]!;
    }
    this.cells = moved;
    this.window = size;
  }

  #key(peer: Peer, site: Site): number { return site * this.peers + peer; }

  #widen(): void {
    const room = 2 * this.#room, wider = new Int32Array(this.peers * room).fill(NONE);
    for (let peer = 0; peer < this.peers; peer++) wider.set(this.pool.subarray(peer * this.#room, (peer + 1) * this.#room), peer * room);
    this.pool = wider;
    this.#room = room;
  }
}
