/** What the parts of all views know of each other: the state that they share, and what each may ask of the whole. */
import type { Transaction } from "../../../port.js";
import type { Side } from "../../conflicts.js";
import type { Peer } from "../../control.js";
import type { Site } from "../../graph.js";
import type { Outcome } from "../../outcome.js";
import type { ApprovalWeights } from "./approval.js";
import type { Branches, ConflictSet } from "./branches.js";
import type { ConflictEvent } from "../../conflict-log.js";
import type { ConflictViews } from "./conflict-views.js";
import type { GossipSites } from "./sites.js";
import type { Views } from "./views.js";

/** Told of what happens in a view, to measure it. */
export interface ViewsObserver {
  entered(site: Site, slot: number, peer: Peer): void;
  confirmed(site: Site, slot: number, peer: Peer): void;
  /** A confirmation is taken back. */
  unconfirmed(site: Site, slot: number, peer: Peer): void;
  /** A site is on the side that lost in this view; `isDead` false: it is no more. */
  died(site: Site, peer: Peer, isDead: boolean): void;
  /** Confirmed in every view. */
  settled(site: Site, slot: number): void;
  /** Nobody will attach to it any more, whatever the view. */
  deadEverywhere(site: Site, transaction: Transaction): void;
  /** Something happened in a conflict; peer NONE: in all views. */
  conflict(event: ConflictEvent, set: ConflictSet, transaction: Transaction, peer: Peer): void;
}

export interface ViewsState {
  readonly sites: GossipSites;
  readonly views: Views;
  readonly branches: Branches;
  readonly conflicts: ConflictViews;
  readonly votes: ApprovalWeights | undefined;
  readonly observer: ViewsObserver;
  readonly unanimity: { hasWon(side: Side): boolean };
  readonly leftBehind: { again(site: Site): void };
  /** Attached sites without an attached approver. */
  tips: number;
  /** Times that a site died in some view so far. */
  deaths: number;
  /** What the confirmation rule has to count to confirm. */
  readonly threshold: number;
  support(site: Site, peer: Peer): number;
  /** Cumulative weight of a site in a view. */
  weight(site: Site, peer: Peer): number;
  ownWeight(slot: number, peer: Peer): number;
  confirm(site: Site, peer: Peer): void;
  /** A site is confirmed in all views. */
  agree(site: Site, slot: number): void;
  settleConflicts(): void;
  tell(transaction: Transaction, outcome: Outcome): void;
}
