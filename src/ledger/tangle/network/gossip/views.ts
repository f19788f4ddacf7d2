/**
 * What every peer knows of every site, in two bytes each: a *cell*, 0 while the peer has not heard of the site. Five bits
 * say what it is in this view; the others are its place in the peer's pool of tips while it is a tip, and its weight
 * otherwise, since a tip's weight needs no counting. Cells are of four bytes once a value does not fit.
 *
 * Cells lie in *pages*: those of `PAGE` sites in a row, peer after peer. A page is there as long as one of its sites may
 * be asked for, so memory follows what is unsettled, and what a delivery needs lies close together.
 */
import { NONE, type Site } from "../../graph.js";
import type { Peer } from "../../control.js";

/** The site is part of the view: it has arrived after its parents. */
export const ENTERED = 1;
export const TIP = 2;
export const CONFIRMED = 4;
/** Orphaned, or on the losing side of a conflict in this view. */
export const DEAD = 8;
/** It has added its weight to what it approves. */
export const WEIGHED = 16;
/** The place in the pool or the weight stands from this bit on, in units of `ONE`. */
export const SHIFT = 5;
export const ONE = 1 << SHIFT;
const FLAGS = ONE - 1;

/** The site has arrived, and has not entered. */
export const KNOWN = ONE;
/** The peer has heard of the site and let go of it, for want of room: what it has not asked for since does not come in again. */
export const FORGOTTEN = 2 * ONE;
/** It waits at the peer, and so does a site of another issuer that stands on it: the peer does what it can to have it. */
export const WANTED = 3 * ONE;

/** Sites of a page, a power of two. */
export const PAGE_BITS = 7;
export const PAGE = 1 << PAGE_BITS;
const IN_PAGE = PAGE - 1;

/** The greatest value that a cell of two bytes holds, and the widest window whose sites a pool tells apart by two bytes. */
const NARROW = (1 << (16 - SHIFT)) - 1;
const NARROW_POOL = 1 << 15;

export type Cells = Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export interface ViewsOptions {
  /** The greatest weight that is counted; Infinity: as many as there are sites in the window. */
  readonly mostWeight: number;
  /** The greatest weight of votes, where they are counted apart from other weights. */
  readonly mostVotes: number | undefined;
}

export class Views {
  readonly peers: number;
  cells: Cells;
  /** Votes, where cells hold other weights; laid out as they are. */
  votes: Cells | undefined;
  /** By slot in units of pages: where a page's cells begin, or NONE. */
  pages = new Int32Array(1024 / PAGE).fill(NONE);
  readonly tipCount: Int32Array;
  /** Sites that wait for parents, by peer. */
  readonly waiting: Int32Array;
  /** Tips of each peer at `peer × room + place`, by their last bits. */
  #pool: Cells;
  #room = 8;
  #poolMask = 0xffff;
  /** The last site of the latest page. */
  #top = 0;
  #free: number[] = [];
  #live = 0;
  readonly #followsWindow: boolean;
  /** What tips weigh that others approve or approved, all of them dead; hardly ever any. */
  readonly #heavyTips = new Map<number, number>();
  /** Per peer, the sum of times at which tips went less those at which they came: with the tips at hand, the integral of their number. */
  readonly #tipTime: Float64Array;
  readonly #now: () => number;

  constructor(peers: number, now: () => number, { mostWeight, mostVotes }: ViewsOptions) {
    this.peers = peers;
    this.#now = now;
    this.#followsWindow = mostWeight === Infinity;
    this.cells = this.#followsWindow || mostWeight <= NARROW ? new Uint16Array(0) : new Int32Array(0);
    if (mostVotes !== undefined) this.votes = mostVotes < 1 << 16 ? new Uint16Array(0) : new Int32Array(0);
    this.#pool = new Uint16Array(peers * this.#room);
    this.tipCount = new Int32Array(peers);
    this.waiting = new Int32Array(peers);
    this.#tipTime = new Float64Array(peers);
  }

  /** Bytes of all that is kept by peer. */
  get bytes(): number {
    return this.cells.byteLength + (this.votes?.byteLength ?? 0) + this.pages.byteLength + this.#pool.byteLength
      + this.tipCount.byteLength + this.waiting.byteLength + this.#tipTime.byteLength;
  }

  /** Where the cell of a peer and a site stands, by the site's slot. */
  at(peer: Peer, slot: number): number { return this.pages[slot >>> PAGE_BITS]! + (peer << PAGE_BITS) + (slot & IN_PAGE); }

  /** Makes room for the sites of a page, of which nobody knows; the latest page comes last. */
  open(first: Site, slot: number): void {
    if (this.#free.length === 0) this.#reallocate(this.#live + 1 + (this.#live >> 3));
    const start = this.#free.pop()!, size = this.peers * PAGE;
    this.cells.fill(0, start, start + size);
    this.votes?.fill(0, start, start + size);
    this.pages[slot >>> PAGE_BITS] = start;
    this.#live++;
    this.#top = first + IN_PAGE;
  }

  /** The sites of a page will not be asked for any more. */
  close(slot: number): void {
    this.#free.push(this.pages[slot >>> PAGE_BITS]!);
    this.pages[slot >>> PAGE_BITS] = NONE;
    this.#live--;
    if (this.#free.length > this.#live + 8) this.#reallocate(this.#live + 1 + (this.#live >> 3));
  }

  tip(peer: Peer, place: number): Site { return this.#top - ((this.#top - this.#pool[peer * this.#room + place]!) & this.#poolMask); }

  /** Adds an entered site to the tips of a peer; `weight` is what it weighs beyond its own weight, which is not counted while it is a tip. */
  addTip(peer: Peer, site: Site, slot: number, weight = 0): void {
    const place = this.tipCount[peer]!++;
    if (place === this.#room) this.#enlarge();
    if (place > NARROW) this.#widen();
    this.#pool[peer * this.#room + place] = site & this.#poolMask;
    const at = this.at(peer, slot);
    this.cells[at] = (this.cells[at]! & FLAGS) | TIP | (place << SHIFT);
    if (weight > 0) this.#heavyTips.set(this.#key(peer, site), weight);
    this.#tipTime[peer]! -= this.#now();
  }

  /** Removes a tip. @param own what it weighs by itself */
  removeTip(peer: Peer, site: Site, mask: number, own: number): void {
    const { cells } = this, at = this.at(peer, site & mask), place = cells[at]! >>> SHIFT;
    const last = --this.tipCount[peer]!;
    if (place !== last) {
      const moved = this.tip(peer, last), other = this.at(peer, moved & mask);
      this.#pool[peer * this.#room + place] = moved & this.#poolMask;
      cells[other] = (cells[other]! & FLAGS) | (place << SHIFT);
    }
    let weight = own;
    if (this.#heavyTips.size > 0) {
      weight += this.#heavyTips.get(this.#key(peer, site)) ?? 0;
      this.#heavyTips.delete(this.#key(peer, site));
    }
    cells[at] = (cells[at]! & FLAGS & ~TIP) | (weight << SHIFT);
    this.#tipTime[peer]! += this.#now();
  }

  /** Weight of a site in a view, as far as it is counted. @param own what it weighs by itself */
  weight(peer: Peer, site: Site, mask: number, own: number): number {
    const cell = this.cells[this.at(peer, site & mask)]!;
    if ((cell & TIP) === 0) return cell >>> SHIFT;
    return own + (this.#heavyTips.size > 0 ? this.#heavyTips.get(this.#key(peer, site)) ?? 0 : 0);
  }

  /** Adds to the weight of a site of which it is not known whether it is a tip. */
  add(peer: Peer, site: Site, mask: number, own: number, more: number): number {
    const at = this.at(peer, site & mask);
    if ((this.cells[at]! & TIP) === 0) return (this.cells[at] = this.cells[at]! + more * ONE) >>> SHIFT;
    const weight = this.weight(peer, site, mask, own) - own + more;
    this.#heavyTips.set(this.#key(peer, site), weight);
    return own + weight;
  }

  /** Integral over time of the number of a peer's tips. */
  tipTime(peer: Peer): number { return this.#tipTime[peer]! + this.tipCount[peer]! * this.#now(); }

  /** Whether the site at this slot is a tip in some view. */
  isTipAnywhere(slot: number): boolean {
    const { cells, peers } = this;
    for (let at = this.at(0, slot), end = at + peers * PAGE; at < end; at += PAGE) if ((cells[at]! & TIP) !== 0) return true;
    return false;
  }

  /** Whether the site at this slot is the only tip of some view. */
  isLastTipSomewhere(slot: number): boolean {
    for (let peer = 0; peer < this.peers; peer++) {
      if (this.tipCount[peer] === 1 && (this.cells[this.at(peer, slot)]! & TIP) !== 0) return true;
    }
    return false;
  }

  /** The window of sites from `base` up to `next` now has `size` slots. */
  resize(base: Site, next: Site, size: number): void {
    const { pages } = this, moved = new Int32Array(size / PAGE).fill(NONE);
    for (let page = base >>> PAGE_BITS; page <= (next - 1) >>> PAGE_BITS; page++) moved[page & (moved.length - 1)] = pages[page & (pages.length - 1)]!;
    this.pages = moved;
    if (this.#followsWindow && size > NARROW) this.#widen();
    if (size > NARROW_POOL && this.#poolMask === 0xffff) this.#widenPool();
  }

  #key(peer: Peer, site: Site): number { return site * this.peers + peer; }

  /** Moves the pages to arrays with room for so many. */
  #reallocate(capacity: number): void {
    const size = this.peers * PAGE, cells = fresh(this.cells, capacity * size), votes = this.votes && fresh(this.votes, capacity * size);
    let end = 0;
    for (const [index, start] of this.pages.entries()) {
      if (start === NONE) continue;
      cells.set(this.cells.subarray(start, start + size), end);
      if (votes) votes.set(this.votes!.subarray(start, start + size), end);
      this.pages[index] = end;
      end += size;
    }
    this.cells = cells;
    this.votes = votes;
    this.#free = [];
    for (let start = (capacity - 1) * size; start >= end; start -= size) this.#free.push(start);
  }

  #widen(): void { if (this.cells instanceof Uint16Array) this.cells = new Int32Array(this.cells); }

  #widenPool(): void {
    const wide = Int32Array.from(this.#pool, (bits) => this.#top - ((this.#top - bits) & this.#poolMask));
    this.#poolMask = 0x7fffffff;
    this.#pool = wide;
  }

  #enlarge(): void {
    const before = this.#room, room = before + 8 + (before >> 3), pool = fresh(this.#pool, this.peers * room);
    for (let peer = 0; peer < this.peers; peer++) pool.set(this.#pool.subarray(peer * before, (peer + 1) * before), peer * room);
    this.#pool = pool;
    this.#room = room;
  }
}

function fresh(like: Cells, length: number): Cells { return like instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length); }
