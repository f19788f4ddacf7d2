/**
 * All views of the tangle and the changes that keep each of them consistent: what enters, what is a tip, what is
 * confirmed. It knows neither transport nor money; what its changes mean for transactions it leaves in `outcomes` for
 * its owner, who tells them when all is consistent.
 */
import type { Transaction } from "../../../port.js";
import type { Peer } from "../../control.js";
import { GENESIS, NONE, type Site } from "../../graph.js";
import { CumulativeWeights } from "./cumulative.js";
import { GossipSites } from "./sites.js";
import { CONFIRMED, DEAD, ENTERED, KNOWN, TIP, Views } from "./views.js";

/** What a change means for a transaction, in the view that decides for it. */
export const Outcome = { seen: 0, accepted: 1, confirmed: 2 } as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

export interface TangleViewsOptions {
  readonly peers: number;
  /** Places for parents. */
  readonly width: number;
  /** Cumulative weight that confirms; Infinity: none. */
  readonly confirmingWeight: number;
  /** Whether weights are kept at all. */
  readonly weighs: boolean;
  /** So many of the latest sites stay known, and so many keep exact weights even if they are confirmed everywhere. */
  readonly kept: number;
  readonly depth: number;
}

/** Told of what happens in a view, to measure it. */
export interface ViewsObserver {
  entered(site: Site, slot: number, peer: Peer): void;
  confirmed(site: Site, slot: number, peer: Peer): void;
  /** Confirmed in every view. */
  settled(site: Site, slot: number): void;
}

export class TangleViews {
  readonly sites: GossipSites;
  readonly views: Views;
  /** Pairs of transaction and outcome, in the order in which they are to be told. */
  readonly outcomes: number[] = [];
  outcomeCount = 0;
  /** Attached sites without an attached approver. */
  tips = 1;
  readonly #now: () => number;
  readonly #options: TangleViewsOptions;
  readonly #observer: ViewsObserver;
  readonly #weights: CumulativeWeights | undefined;
  readonly #reached: Site[] = [];
  /** Sites from here on keep exact weights although they are confirmed everywhere. */
  #frontier = 0;

  constructor(now: () => number, options: TangleViewsOptions, observer: ViewsObserver) {
    this.#now = now;
    this.#options = options;
    this.#observer = observer;
    this.views = new Views(options.peers, now);
    this.sites = new GossipSites(options.width, options.kept,
      (slot) => !this.views.isTipAnywhere(slot),
      (size) => { this.views.resize(this.sites.base, this.sites.next, size); });
    if (options.weighs) this.#weights = new CumulativeWeights(this.sites, this.views, options.confirmingWeight);
    const genesis = this.sites.add(NONE, new Int32Array(0), 0, now());
    this.sites.settle(genesis);
    this.sites.entries[genesis] = this.sites.confirmations[genesis] = options.peers;
    for (let peer = 0; peer < options.peers; peer++) {
      this.views.cells[peer * this.views.window] = KNOWN | ENTERED | CONFIRMED;
      this.views.addTip(peer, GENESIS, 0);
    }
  }

  /** Attaches a transaction of which no peer knows yet, and tells of first approvals through `firstApproved`. */
  attach(transaction: Transaction, parents: Int32Array, count: number, firstApproved: (transaction: Transaction) => void): Site {
    const { sites } = this;
    const site = sites.add(transaction, parents, count, this.#now());
    const { base, mask, width, approvers } = sites, slot = site & mask;
    this.views.clear(slot);
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = sites.parents[edge]!, above = parent & mask;
      if (parent < base || approvers[above]!++ > 0) continue;
      this.tips--;
      const approved = sites.transaction[above]!;
      if (approved !== NONE) firstApproved(approved);
    }
    this.tips++;
    this.#weights?.attached(site);
    this.#settleBeyondDepth();
    return site;
  }

  /** A site whose parents are in the view of a peer becomes part of it. */
  enter(site: Site, slot: number, peer: Peer): void {
    const { sites, views } = this, { base, mask, width, parents, home, transaction } = sites;
    const { cells } = views, first = peer * views.window;
    cells[first + slot] = KNOWN | ENTERED;
    sites.entries[slot]!++;
    this.#observer.entered(site, slot, peer);
    if (home[slot] === peer) this.#tell(transaction[slot]!, Outcome.seen);
    views.addTip(peer, site, slot);
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, above = parent & mask;
      if (parent < base || (cells[first + above]! & TIP) === 0) continue;
      views.removeTip(peer, above, mask, 1);
      if (home[above] === peer && transaction[above] !== NONE) this.#tell(transaction[above]!, Outcome.accepted);
    }
    if (!this.#weights) return;
    const reached = this.#reached;
    if (this.#options.confirmingWeight === 1) this.confirm(site, peer);
    this.#weights.entered(slot, peer, reached);
    // The list has approvers before what they approve; confirmations are told the other way round.
    while (reached.length > 0) this.confirm(reached.pop()!, peer);
  }

  /** Confirms a site in the view of a peer, as a rule has judged. */
  confirm(site: Site, peer: Peer): void {
    const { sites, views } = this;
    if (site < sites.base) return;
    const slot = site & sites.mask, at = peer * views.window + slot;
    if ((views.cells[at]! & (CONFIRMED | DEAD)) !== 0) return;
    views.cells[at]! |= CONFIRMED;
    const after = this.#now() - sites.attachedAt[slot]!;
    sites.delays[slot]! += after;
    sites.squares[slot]! += after * after;
    this.#observer.confirmed(site, slot, peer);
    if (sites.home[slot] === peer) this.#tell(sites.transaction[slot]!, Outcome.confirmed);
    if (++sites.confirmations[slot]! < views.peers) return;
    this.#observer.settled(site, slot);
    if (site < this.#frontier || this.#options.depth === 0) sites.settle(slot);
  }

  #settleBeyondDepth(): void {
    const { depth } = this.#options;
    if (depth === 0) return;
    const { base, mask, next, confirmations } = this.sites;
    const frontier = Math.max(this.#frontier, next - depth);
    for (let site = Math.max(this.#frontier, base); site < frontier; site++) {
      if (confirmations[site & mask] === this.views.peers) this.sites.settle(site & mask);
    }
    this.#frontier = frontier;
  }

  #tell(transaction: Transaction, outcome: Outcome): void {
    this.outcomes[this.outcomeCount++] = transaction;
    this.outcomes[this.outcomeCount++] = outcome;
  }
}
