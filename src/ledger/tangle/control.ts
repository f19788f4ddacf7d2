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
  /**
   * Attaches a transaction that has been issued to parents of the adversary's choice, without work or honest rules.
   * @param parents visible to the peer, or hidden sites of the adversary; at least one
   * @param hidden kept back until `publish`; else it spreads from `peer` at once
   */
  attach(transaction: Transaction, peer: Peer, parents: readonly Site[], hidden: boolean): Site;
  /** Spreads a site that was kept back; hidden ancestors have to be published before it. */
  publish(site: Site): void;
}

/** The engine of a tangle, whatever its network. */
export interface TangleEngine extends LedgerEngine {
  readonly control: TangleControl;
}
