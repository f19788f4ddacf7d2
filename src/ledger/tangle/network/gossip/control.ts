/**
 * What an adversary can do where peers have views of their own. A site that it keeps back is in the graph and in no view,
 * so that no honest device comes upon it; when it is published, it enters at the peer through which it was attached.
 */
import type { TransactionBook } from "../../../book.js";
import type { Transaction } from "../../../port.js";
import type { Peer, TangleControl } from "../../control.js";
import { NONE, type Site } from "../../graph.js";
import type { TangleView } from "../../view.js";
import type { PeerView } from "./peer-view.js";
import type { Lets } from "./peer-states.js";
import { DEAD_EVERYWHERE, HIDDEN, type GossipSites } from "./sites.js";

/** What the control needs of the network that it belongs to. */
export interface GossipHooks {
  readonly peers: number;
  readonly book: TransactionBook;
  readonly sites: GossipSites;
  readonly view: PeerView;
  /** Places for the parents of one transaction. */
  readonly parents: Int32Array;
  readonly meanTips: () => number;
  /** A transaction that spends the funds of others is a side of their conflict; if it has lost already, the book hears it. */
  takeSide(transaction: Transaction): void;
  /** Attaches at a peer to the first `count` parents in their places; a hidden site enters no view. */
  attach(transaction: Transaction, count: number, peer: Peer, hidden: boolean): Site;
  /** Lets a site enter the view of its issuer's peer, and spread from there. */
  spread(site: Site): void;
  supportOf(transaction: Transaction, peer: Peer): number;
  eclipse(peer: Peer, lets: Lets | undefined): void;
}

export class GossipControl implements TangleControl {
  readonly #hooks: GossipHooks;

  /** Transactions that nobody sends again when they are stranded. */
  readonly #crafted = new Set<Transaction>();

  constructor(hooks: GossipHooks) { this.#hooks = hooks; }

  get peers(): number { return this.#hooks.peers; }
  get meanTips(): number { return this.#hooks.meanTips(); }

  view(peer: Peer): TangleView {
    this.#hooks.view.peer = peer;
    return this.#hooks.view;
  }

  siteOf(transaction: Transaction): Site {
    const { base, next, mask, transaction: transactions, state } = this.#hooks.sites;
    for (let site = next - 1; site >= base; site--) {
      if (transactions[site & mask] === transaction && (state[site & mask]! & DEAD_EVERYWHERE) === 0) return site;
    }
    return NONE;
  }

  supportOf(transaction: Transaction, peer: Peer): number {
    return this.#hooks.supportOf(transaction, peer);
  }

  knows(site: Site, peer: Peer): boolean { return this.#hooks.view.knows(site, peer); }
  eclipse(peer: Peer, lets: Lets | undefined): void { this.#hooks.eclipse(peer, lets); }

  attach(transaction: Transaction, peer: Peer, parents: readonly Site[], hidden: boolean): Site {
    const { parents: chosen, book } = this.#hooks;
    if (parents.length === 0 || parents.length > chosen.length) throw new Error(`an adversary's transaction has ${parents.length} parents, and the rules allow 1 to ${chosen.length}`);
    this.#hooks.takeSide(transaction);
    if (book.hasEnded(transaction)) return NONE;
    this.#crafted.add(transaction);
    parents.forEach((parent, index) => { chosen[index] = parent; });
    return this.#hooks.attach(transaction, parents.length, peer, hidden);
  }

  /** A transaction is confirmed or stranded. @returns whether it is an adversary's, which lets it go where it is stranded */
  settled(transaction: Transaction): boolean { return this.#crafted.delete(transaction); }

  publish(site: Site): void {
    const { sites } = this.#hooks, slot = site & sites.mask;
    if (site < sites.base || (sites.state[slot]! & HIDDEN) === 0) return;
    sites.state[slot]! &= ~HIDDEN;
    this.#hooks.spread(site);
  }
}
