/**
 * What a rule sees of the tangle: a read-only view of one peer, or of everybody where the network is `global`. Rules
 * choose and judge; they cannot change anything.
 */
import type { Site } from "./sites.js";

export interface TangleView {
  /** Simulated seconds. */
  readonly now: number;
  /** Visible sites without a visible approver. */
  readonly tipCount: number;
  tip(index: number): Site;
  /** The site that was attached last, visible or not. */
  readonly newest: Site;
  /** The oldest site that is still known in detail; all before it are settled. */
  readonly oldest: Site;
  /** Size of a table indexed by `site % windowSize` in which no two known sites collide; a power of two that may grow. */
  readonly windowSize: number;
  /**
   * Whether a transaction may be attached here: the site is visible, alive, and its past cone holds only the preferred
   * side of each conflict, as the issuer at hand sees it.
   */
  isAttachable(site: Site): boolean;
  isConfirmed(site: Site): boolean;
  /** Simulated time of attachment; 0 of a site older than `oldest`. */
  attachedAt(site: Site): number;
  /** The site and all visible sites that approve it, where a rule has asked for weights. */
  weight(site: Site): number;
  hasVisibleApprover(site: Site): boolean;
  /** Iterates approvers, the latest first, hidden ones included; NONE ends it. */
  lastApprover(site: Site): Site;
  approverBefore(approver: Site, site: Site): Site;
  /** A site in the past cone of `site` that is attachable, reached by random steps to parents. */
  retreat(site: Site): Site;
  /** Calls `visit` for the site and each site of its past cone that is not confirmed, each once. */
  visitUnconfirmedPast(site: Site, visit: (site: Site) => void): void;
}
