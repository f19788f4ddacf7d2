/** What a gossip network is made with, beside the rules that are the same in every view. */
import type { Attachment } from "./attachment.js";
import type { PeerNetwork } from "./peer-network.js";
import type { Placement } from "./placement.js";
import type { Transport, TransportReceiver } from "./transport.js";

export interface GossipOptions {
  readonly peers: number;
  readonly attachment: Attachment;
  /** So many of the last peers are an adversary's. */
  readonly adversaries: number;
  /** Share of mana of each peer. */
  readonly shares: Float64Array;
  /** Where peers stand, if devices of a peer that is down go to the nearest that is up. */
  readonly refuges: Placement | undefined;
  readonly network: PeerNetwork;
  /** Seconds for which a transaction is hidden, mean over peers, where it is the same for all transactions. */
  readonly hiding: number | undefined;
  readonly drawnPeers: number;
  transport(receiver: TransportReceiver): Transport;
}
