/**
 * How a site travels from peer to peer. Two ways stand behind this interface: `direct` looks the time of arrival at
 * every peer up in a table of shortest paths, which is exact while links neither lose nor queue anything; `hops`
 * sends each message over each link. A test holds the one against the other.
 */
import type { Peer } from "../../control.js";
import type { Site } from "../../sites.js";

export interface Transport {
  /**
   * A peer that has a site, its issuer's first, passes it on; of a transport that does not relay only the issuer's is asked for.
   * @param from the neighbour that it got the site from, which needs it no more; NONE at the issuer's, or if it is not known
   */
  pass(site: Site, peer: Peer, from: Peer): void;
  /** Whether every peer that takes a site in has to pass it on. */
  readonly relays: boolean;
  /** A peer misses a parent of what it got from `neighbour` and asks for it, until it comes; more calls change nothing. */
  request(parent: Site, peer: Peer, neighbour: Peer): void;
  /**
   * Whether the peer runs. One that has crashed keeps what it knows, but takes nothing in, passes nothing on, and its
   * devices cannot issue: they wait until `TransportReceiver.turned` tells that it is back, or go to another peer.
   */
  isUp(peer: Peer): boolean;
  /**
   * An adversary stands on all links of a peer: from now on only sites that `lets` lets through reach it or leave it (`leaves`);
   * undefined sets it free, and it catches up with its neighbours.
   * @throws InputError of a transport that sends no messages
   */
  eclipse(peer: Peer, lets: ((site: Site, leaves: boolean) => boolean) | undefined): void;
}

/** What a transport tells its network of. */
export interface TransportReceiver {
  /** A site reaches a peer; perhaps not for the first time. `from` is the neighbour it came from, or the issuer's peer. */
  receive(site: Site, peer: Peer, from: Peer): void;
  /**
   * Whether the peer has the site already, so that it need not be sent: also if it waits for parents there, or was settled
   * and is forgotten.
   */
  has(site: Site, peer: Peer): boolean;
  /** A peer has crashed, or is back. */
  turned?(peer: Peer, isUp: boolean): void;
}
