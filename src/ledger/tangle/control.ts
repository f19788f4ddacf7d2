/**
 * What an adversary can do beyond the port: it runs software of its own, so it chooses what its transactions approve,
 * when it shows them and at which peer. It cannot change what honest peers do, nor take part in the book's money.
 */
import type { Transaction } from "../port.js";
import type { LedgerEngine } from "../definition.js";
import type { Site } from "./sites.js";
import type { TangleView } from "./view.js";

/** Index of a peer, a computer that keeps a view of the tangle; where all share one view, there is only peer 0. */
export type Peer = number;

export interface TangleControl {
  /** Number of peers: 1 where all share one view. */
  readonly peers: number;
  /** What a peer sees now; good until the next call. */
  view(peer: Peer): TangleView;
  /** Where the latest transaction of this identifier is attached, or NONE. */
  siteOf(transaction: Transaction): Site;
  /** What a side of a conflict weighs in the eyes of a peer, so that the heavier is preferred; 0 of what is in no conflict. */
  supportOf(transaction: Transaction, peer: Peer): number;
  /** Whether a site is in a peer's view, on whichever side of a conflict. */
  knows(site: Site, peer: Peer): boolean;
  /**
   * Stands on all links of a peer: only what `lets` lets through reaches it, or leaves it; undefined sets it free.
   * Of an adversary whose definition says so; where all share one view there are no links.
   */
  eclipse(peer: Peer, lets: ((site: Site, leaves: boolean) => boolean) | undefined): void;
  /** Attached transactions without an attached approver, average over time since the warm-up: `tangle.tips.mean`. */
  readonly meanTips: number;
  /**
   * Attaches a transaction that has been issued, of the book's `issue` or `issueRival`, to parents of the adversary's
   * choice, without work or honest rules. If its conflict is lost later, it ends and is not attached again.
   * @param parents visible to the peer, or hidden sites of the adversary; at least one, at most as many as the rules say
   * @param hidden kept back until `publish`; else it spreads from `peer` at once
   * @returns the site, or NONE where a rival has won already: then the transaction is *conflicting*
   */
  attach(transaction: Transaction, peer: Peer, parents: readonly Site[], hidden: boolean): Site;
  /** Spreads a site that was kept back; hidden ancestors have to be published before it. */
  publish(site: Site): void;
}

/** The engine of a tangle, whatever its network. */
export interface TangleEngine extends LedgerEngine {
  readonly control: TangleControl;
}
