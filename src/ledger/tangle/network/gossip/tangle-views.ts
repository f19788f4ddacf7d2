/**
 * All views of the tangle and the changes that keep each of them consistent: what enters, what is a tip, what is
 * confirmed. It knows neither transport nor money; what its changes mean for transactions it leaves in `outcomes` for
 * its owner, who tells them when all is consistent. Conflicts, which are rare, are worked out in conflict-resolution.ts.
 */
import type { RandomStream } from "../../../../sim/random.js";
import type { Transaction } from "../../../port.js";
import { CLEAN } from "../../conflicts.js";
import type { Peer } from "../../control.js";
import { GENESIS, NONE, type Site } from "../../graph.js";
import { Outcome } from "../../outcome.js";
import { ApprovalWeights } from "./approval.js";
import { Branches } from "./branches.js";
import { ConflictResolution } from "./conflict-resolution.js";
import { ConflictViews } from "./conflict-views.js";
import { ConfirmingWeights } from "./confirming.js";
import type { CumulativeWeights } from "./cumulative.js";
import { ExactWeights } from "./exact.js";
import { LeftBehind } from "./left-behind.js";
import { AGREED, DEAD_EVERYWHERE, GossipSites, SETTLED } from "./sites.js";
import { Unanimity } from "./unanimity.js";
import type { ViewsObserver, ViewsState } from "./views-state.js";
import { CONFIRMED, DEAD, ENTERED, TIP, Views } from "./views.js";

export interface TangleViewsOptions {
  readonly peers: number;
  /** Places for parents. */
  readonly width: number;
  /** Cumulative weight that confirms; Infinity: none. */
  readonly confirmingWeight: number;
  /** Whether cumulative weights are kept at all. */
  readonly weighs: boolean;
  /** Weight of each voter, and how much of it confirms, where votes do. */
  readonly votes: { readonly weights: Int32Array; readonly threshold: number } | undefined;
  /** So many of the latest sites stay known, and so many keep exact weights even if they are confirmed everywhere. */
  readonly kept: number;
  readonly depth: number;
}

export class TangleViews implements ViewsState {
  readonly sites: GossipSites;
  readonly views: Views;
  readonly branches: Branches;
  readonly conflicts: ConflictViews;
  /** Pairs of transaction and outcome, in the order in which they are to be told. */
  readonly outcomes: number[] = [];
  outcomeCount = 0;
  /** Attached sites without an attached approver. */
  tips = 1;
  /** Times that a site died in some view so far: parents chosen before a death must be looked at again. */
  deaths = 0;
  readonly observer: ViewsObserver;
  readonly unanimity: Unanimity;
  readonly leftBehind: LeftBehind;
  readonly votes: ApprovalWeights | undefined;
  readonly #now: () => number;
  readonly #options: TangleViewsOptions;
  readonly #weights: CumulativeWeights | undefined;
  readonly #resolution: ConflictResolution;
  readonly #reached: Site[] = [];
  /** Sites from here on keep exact weights although they are confirmed everywhere. */
  #frontier = 0;

  constructor(now: () => number, random: RandomStream, options: TangleViewsOptions, observe: (tangle: TangleViews) => ViewsObserver) {
    const { peers, votes, confirmingWeight } = options;
    this.#now = now;
    this.#options = options;
    const mostVotes = votes?.weights.reduce((sum, weight) => sum + weight, 0), isExact = options.depth > 0;
    this.views = new Views(peers, now, {
      mostWeight: !options.weighs ? mostVotes ?? 0 : isExact ? Infinity : confirmingWeight, mostVotes: options.weighs ? mostVotes : undefined,
    });
    this.sites = new GossipSites(options.width, options.kept, {
      isUnneeded: (slot) => this.unanimity.isUnneeded(slot), isAlike: (slot) => this.unanimity.isAlike(slot), resizing: (size) => { this.#resize(size); },
      opened: (first, slot) => { this.views.open(first, slot); }, closed: (slot) => { this.views.close(slot); },
    });
    this.branches = new Branches(random);
    this.conflicts = new ConflictViews(this.branches, peers, votes?.weights ?? new Int32Array(0), votes?.threshold ?? confirmingWeight);
    if (options.weighs) this.#weights = new (isExact ? ExactWeights : ConfirmingWeights)(this.sites, this.views, confirmingWeight);
    if (votes) {
      this.votes = new ApprovalWeights(this.sites, this.views, votes.weights, votes.threshold,
        (_site, slot, voter, peer) => { if (this.sites.branch[slot] !== CLEAN) this.conflicts.voted(this.sites.branch[slot]!, voter, peer); });
    }
    this.unanimity = new Unanimity(this, peers);
    this.leftBehind = new LeftBehind(this);
    this.#resolution = new ConflictResolution(this);
    this.observer = observe(this);
    const genesis = this.sites.add(NONE, new Int32Array(0), 0, now());
    this.sites.settle(genesis);
    this.sites.entries[genesis] = this.sites.confirmations[genesis] = peers;
    for (let peer = 0; peer < peers; peer++) {
      this.views.cells[this.views.at(peer, genesis)] = ENTERED | CONFIRMED;
      this.views.addTip(peer, GENESIS, 0);
    }
  }

  /** Bytes of what is kept by peer and site. */
  get bytes(): number {
    return this.views.bytes + (this.votes?.bytes ?? 0) + (this.#weights?.bytes ?? 0);
  }
  /** Sites in the window. */
  get known(): number { return this.sites.next - this.sites.base; }

  /**
   * Attaches a transaction of which no peer knows yet, and tells of first approvals through `firstApproved`.
   * @param origin the peer at which it is attached
   * @param voter whose vote it is, or NONE
   */
  attach(transaction: Transaction, parents: Int32Array, count: number, origin: Peer, voter: number, firstApproved: (transaction: Transaction) => void): Site {
    const { sites, branches } = this;
    const site = sites.add(transaction, parents, count, this.#now());
    const { base, mask, width, approvers, branch } = sites, slot = site & mask;
    let union = CLEAN;
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = sites.parents[edge]!, above = parent & mask;
      if (parent < base) continue;
      union = branches.union(union, branch[above]!);
      if (approvers[above]!++ > 0) continue;
      this.tips--;
      const approved = sites.transaction[above]!;
      if (approved !== NONE) firstApproved(approved);
    }
    this.tips++;
    const side = branches.sideOf(transaction);
    if (side !== NONE) {
      branches.sites[side]!.push(site);
      union = branches.extend(union, side);
    }
    branch[slot] = union;
    this.#weights?.attached(site, origin);
    this.votes?.attached(site, voter);
    this.#settleBeyondDepth();
    return site;
  }

  /** A site whose parents are in the view of a peer becomes part of it. */
  enter(site: Site, slot: number, peer: Peer): void {
    const { sites, views } = this, { base, mask, width, parents, home, transaction, state, branch } = sites;
    const isDead = (state[slot]! & DEAD_EVERYWHERE) !== 0 || (branch[slot] !== CLEAN && this.conflicts.isLost(branch[slot]!, peer));
    views.cells[views.at(peer, slot)] = isDead ? ENTERED | DEAD : ENTERED;
    sites.entries[slot]!++;
    this.observer.entered(site, slot, peer);
    if (home[slot] === peer) this.tell(transaction[slot]!, Outcome.seen);
    if (isDead) { this.#enterDead(site, slot, peer); return; }
    views.addTip(peer, site, slot);
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, above = parent & mask;
      if (parent < base || (views.cells[views.at(peer, above)]! & TIP) === 0) continue;
      views.removeTip(peer, parent, mask, this.ownWeight(above, peer));
      if (home[above] === peer && transaction[above] !== NONE) this.tell(transaction[above]!, Outcome.accepted);
    }
    const reached = this.#reached;
    this.#weights?.entered(site, peer, reached);
    if (this.#options.confirmingWeight === 1) reached.unshift(site);
    // Approvers come before what they approve; confirmations are told the other way round.
    this.#confirmReached(peer);
    if (this.votes) {
      this.votes.entered(site, peer, reached);
      if (reached.length > 1) reached.sort((a, b) => b - a);
      this.#confirmReached(peer);
    }
    // What was settled while the peer was away it learns from the others' snapshot.
    if ((state[slot]! & SETTLED) !== 0) this.confirm(site, peer);
    if (branch[slot] !== CLEAN) this.#resolution.entered(site, slot, peer);
    else if (this.conflicts.changed.length > 0) this.#resolution.judge(peer);
  }

  /** Confirms a site in the view of a peer, as a rule has judged; does nothing while a conflict in its past is open there. */
  confirm(site: Site, peer: Peer): void {
    const { sites, views } = this;
    if (site < sites.base) return;
    const slot = site & sites.mask, at = views.at(peer, slot);
    if ((views.cells[at]! & (CONFIRMED | DEAD)) !== 0) return;
    if (sites.branch[slot] !== CLEAN && !this.#resolution.mayConfirm(site, slot, peer)) return;
    views.cells[at]! |= CONFIRMED;
    const after = this.#now() - sites.issuedAt[slot]!;
    sites.delays[slot]! += after;
    sites.squares[slot]! += after * after;
    this.observer.confirmed(site, slot, peer);
    if (sites.home[slot] === peer) this.tell(sites.transaction[slot]!, Outcome.confirmed);
    sites.confirmations[slot]!++;
    if ((sites.state[slot]! & AGREED) === 0 && this.unanimity.isConfirmed(slot)) this.agree(site, slot);
  }

  /** A site is confirmed in all views. */
  agree(site: Site, slot: number): void {
    this.sites.state[slot]! |= AGREED;
    this.observer.settled(site, slot);
    if (site < this.#frontier || this.#options.depth === 0) this.sites.settle(slot);
  }

  /** Settles conflicts in which all views agree. */
  settleConflicts(): void { this.#resolution.settleAll(); }

  /** A transaction spends the funds of `original`: from now on whatever approves either is on its side of a conflict. */
  takeSide(transaction: Transaction, original: Transaction): void {
    const rival = this.branches.sideOf(original);
    this.branches.addSide(transaction, rival === NONE ? this.#resolution.makeSide(original) : rival);
  }

  /** Whether a peer can still approve the parents that it chose. */
  areAlive(parents: Int32Array, count: number, peer: Peer): boolean {
    const { base, mask } = this.sites, { views } = this;
    for (let i = 0; i < count; i++) {
      if (parents[i]! >= base && (views.cells[views.at(peer, parents[i]! & mask)]! & DEAD) !== 0) return false;
    }
    return true;
  }

  /** Weight of a site by itself: 1, or what its vote counts. */
  ownWeight(slot: number, peer: Peer): number { return this.#weights ? 1 : this.votes?.ownWeight(slot, peer) ?? 0; }

  /** What the confirmation rule counts for a site in a view; NaN where it does not count. */
  support(site: Site, peer: Peer): number {
    if (this.votes) return this.votes.weight(site, peer);
    return this.#options.confirmingWeight < Infinity ? this.views.weight(peer, site, this.sites.mask, 1) : Number.NaN;
  }
  weight(site: Site, peer: Peer): number { return this.#weights?.weight(site, peer) ?? this.views.weight(peer, site, this.sites.mask, 1); }
  /** What it has to count to confirm. */
  get threshold(): number { return this.#options.votes?.threshold ?? this.#options.confirmingWeight; }

  tell(transaction: Transaction, outcome: Outcome): void {
    this.outcomes[this.outcomeCount++] = transaction;
    this.outcomes[this.outcomeCount++] = outcome;
  }

  /** A site on a side that lost in the view: it is no tip and removes none, but it vouches for the past that it shares with others. */
  #enterDead(site: Site, slot: number, peer: Peer): void {
    this.observer.died(site, peer, true);
    // Of a living one this stands in its being a tip.
    if (this.#weights) this.views.add(peer, site, this.sites.mask, 1, 1);
    this.#weights?.enteredDead(site, peer, this.#reached);
    this.#confirmReached(peer);
    this.votes?.entered(site, peer, this.#reached);
    this.#reached.sort((a, b) => b - a);
    this.#confirmReached(peer);
    this.#resolution.entered(site, slot, peer);
  }

  #confirmReached(peer: Peer): void {
    const reached = this.#reached;
    while (reached.length > 0) this.confirm(reached.pop()!, peer);
  }

  #settleBeyondDepth(): void {
    const { depth } = this.#options;
    if (depth === 0) return;
    const { base, mask, next, state } = this.sites;
    const frontier = Math.max(this.#frontier, next - depth);
    for (let site = Math.max(this.#frontier, base); site < frontier; site++) {
      if ((state[site & mask]! & AGREED) !== 0) this.sites.settle(site & mask);
    }
    this.#frontier = frontier;
  }

  #resize(size: number): void {
    const { base, next } = this.sites;
    this.#weights?.resize(base, next, size);
    this.votes?.resize(base, next, size);
    this.views.resize(base, next, size);
  }
}
