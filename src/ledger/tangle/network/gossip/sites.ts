/** The sites of a tangle with a view for each peer: the graph, and of each site whose it is and how far it has come. */
import { rewindowed } from "../../../window.js";
import { Graph, NO_PASS, type Site } from "../../graph.js";
import { DEAD, SETTLED } from "../../sites.js";
import { PAGE } from "./views.js";

/** What is known of a site in all views, as bits, of which two are those of a view that all share. */
export { DEAD as DEAD_EVERYWHERE, LEFT as LEFT_BEHIND, SETTLED } from "../../sites.js";
/** Kept back by an adversary: in the graph and in no view. */
export const HIDDEN = 1;
/** Confirmed in some view at some time, and taken back there. */
export const UNSTEADY = 2;
/** Its transaction is attached again, at another site. */
export const REPLACED = 32;
/** Confirmed in the views of all peers that run. */
export const AGREED = 64;
/** Its transaction is not of the economy: see `Purpose.overhead`. */
export const OVERHEAD = 128;
/** All peers that run have had it in their views at one time. */
export const SPREAD = 256;

/** What the views have to do with the window of sites. */
export interface SitesHooks {
  /** Asked whether no view needs a settled site any more. */
  isUnneeded(slot: number): boolean;
  /** Asked whether a settled site is the same to all peers for good, so that none can tell whether it is still known. */
  isAlike(slot: number): boolean;
  /** Told of a new size of the window, before and with the columns as they were. */
  resizing(size: number): void;
  /** The next sites, a page of them, begin here; those of the page at `slot` are known no more. */
  opened(first: Site, slot: number): void;
  closed(slot: number): void;
}

export class GossipSites extends Graph {
  /** Peer through which the transaction was issued, and that of its payee, whose view decides for the book. */
  origin = new Int32Array(1024);
  home = new Int32Array(1024);
  /** Simulated time at which its transaction was issued. */
  issuedAt = new Float64Array(1024);
  state = new Uint16Array(1024);
  /** Views that it has entered, and in which it is confirmed now. */
  entries = new Int32Array(1024);
  confirmations = new Int32Array(1024);
  /** Sum and sum of squares of the times from issue to confirmation, over views. */
  delays = new Float64Array(1024);
  squares = new Float64Array(1024);
  readonly #hooks: SitesHooks;
  readonly #latest: number;
  /** First site of the oldest page. */
  #oldestPage: Site = 0;

  /** @param kept so many of the latest sites stay known even if they are settled */
  constructor(width: number, kept: number, hooks: SitesHooks) {
    super(width, kept);
    this.#latest = kept;
    this.#hooks = hooks;
  }

  override add(transaction: number, parents: Int32Array, count: number, now: number): Site {
    if ((this.next & (PAGE - 1)) === 0) this.#turnPage();
    const site = super.add(transaction, parents, count, now), slot = site & this.mask;
    this.origin[slot] = this.home[slot] = this.state[slot] = this.entries[slot] = this.confirmations[slot] = 0;
    this.delays[slot] = this.squares[slot] = 0;
    return site;
  }

  /** Passes over the past cone stop at this site from now on. */
  settle(slot: number): void {
    this.state[slot]! |= SETTLED;
    this.stamp[slot] = NO_PASS;
  }

  protected override isForgettable(slot: number): boolean {
    return (this.state[slot]! & (SETTLED | DEAD)) !== 0 && this.#hooks.isUnneeded(slot);
  }

  /** A window of views is dear: it grows only when it has no room for another page. */
  protected override get ample(): number { return this.mask + 1 - PAGE; }

  protected override resize(size: number): void {
    this.#hooks.resizing(size);
    super.resize(size);
    const { base, next } = this;
    this.origin = rewindowed(this.origin, base, next, size);
    this.issuedAt = rewindowed(this.issuedAt, base, next, size);
    this.home = rewindowed(this.home, base, next, size);
    this.state = rewindowed(this.state, base, next, size);
    this.entries = rewindowed(this.entries, base, next, size);
    this.confirmations = rewindowed(this.confirmations, base, next, size);
    this.delays = rewindowed(this.delays, base, next, size);
    this.squares = rewindowed(this.squares, base, next, size);
  }

  /** Forgets what all views have settled, and opens a page for the next sites. */
  #turnPage(): void {
    const end = this.next - this.#latest;
    while (this.base < end && (this.state[this.base & this.mask]! & (SETTLED | DEAD)) === SETTLED && this.#hooks.isAlike(this.base & this.mask)) this.base++;
    if (this.next - this.base > this.ample) this.makeRoom();
    for (; this.#oldestPage + PAGE <= this.base; this.#oldestPage += PAGE) this.#hooks.closed(this.#oldestPage & this.mask);
    this.#hooks.opened(this.next, this.next & this.mask);
  }
}
