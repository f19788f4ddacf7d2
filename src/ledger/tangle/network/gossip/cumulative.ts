/** What keeps cumulative weights in every view: as far as they confirm (confirming.ts), or exactly (exact.ts). */
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";

export interface CumulativeWeights {
  /** Bytes of what is kept beside cells. */
  readonly bytes: number;
  /** Takes the site that was attached last, at a peer. */
  attached(site: Site, origin: Peer): void;
  /** A living site enters a view. Puts those that have now reached the threshold into `reached`, the latest first. */
  entered(site: Site, peer: Peer, reached: Site[]): void;
  /** A site that is dead in a view enters it: what it approves may be a tip there, whose weight stands elsewhere. */
  enteredDead(site: Site, peer: Peer, reached: Site[]): void;
  /** Weight of a site in a view: itself and all sites of the view that approve it, directly or not. */
  weight(site: Site, peer: Peer): number;
  /** The window of sites from `base` up to `next` now has `size` slots. */
  resize(base: Site, next: Site, size: number): void;
}
