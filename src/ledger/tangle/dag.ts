/**
 * The tangle as everybody sees it: sites, tip pool, weights and conflicts, and the changes that keep them consistent.
 * It knows neither clock nor money; what its changes mean for transactions it leaves in `outcomes` for its owner.
 *
 * Two counts of tips are kept. The *pool* holds what an issuer can choose: visible sites without a visible approver.
 * `tips` counts attached sites without an attached approver, which is the L of the literature and obeys Little's law.
 */
import type { RandomStream } from "../../sim/random.js";
import type { Transaction } from "../port.js";
import { addWeight, findLiving, futureCone, visitUnconfirmedPast } from "./cones.js";
import { CLEAN, Conflicts, type ConflictListener, type Side } from "./conflicts.js";
import { retreat } from "./retreat.js";
import { CONFIRMED, DEAD, LEFT, NONE, Sites, VISIBLE, type Site } from "./sites.js";
import type { DagOptions } from "./dag-options.js";
import { Outcome } from "./outcome.js";
import { TipPool } from "./tip-pool.js";
import type { TangleView } from "./view.js";

/** Told of what becomes of a site, for a drawing of the graph. */
export interface DagObserver {
  revealed(site: Site): void;
  confirmed(site: Site): void;
  /** Something happened in a conflict. */
  readonly conflict?: ConflictListener;
  /** The site's state and weight will not change any more. */
  ended(site: Site, dag: Dag): void;
}

export class Dag implements TangleView {
  readonly sites: Sites;
  readonly pool: TipPool;
  readonly conflicts: Conflicts;
  /** Pairs of transaction and outcome, in the order in which they are to be told. */
  readonly outcomes: number[] = [];
  outcomeCount = 0;
  /** Attached sites without an attached approver. */
  tips = 1;
  /** Sites that died so far: parents chosen before a death must be looked at again. */
  deaths = 0;
  /** The side that the issuer at hand holds with, against the preference of others; NONE for the honest. */
  issuer: Side = NONE;
  readonly #now: () => number;
  readonly #random: RandomStream;
  readonly #options: DagOptions;
  readonly #observer: DagObserver;
  readonly #reached: Site[] = [];
  /** Sites that an adversary keeps back: nobody will see them until it says so. */
  readonly #heldBack = new Set<Site>();
  /** The oldest site that may be a tip left behind, and the newest whose weight may be frozen. */
  #oldestTip = 0;
  #frontier = 0;

  constructor(now: () => number, random: RandomStream, options: DagOptions, observer: DagObserver) {
    this.#now = now;
    this.#random = random;
    this.#options = options;
    this.#observer = observer;
    this.sites = new Sites(options.width, options.kept);
    this.pool = new TipPool(this.sites);
    this.conflicts = new Conflicts(random, observer.conflict?.bind(observer));
    const genesis = this.sites.add(NONE, new Int32Array(0), 0, now());
    this.sites.state[genesis] = VISIBLE | CONFIRMED;
    this.pool.add(genesis);
  }

  get now(): number { return this.#now(); }
  get tipCount(): number { return this.pool.count; }
  tip(index: number): Site { return this.pool.at(index); }
  get newest(): Site { return this.sites.next - 1; }
  get oldest(): Site { return this.sites.base; }
  get windowSize(): number { return this.sites.mask + 1; }
  isConfirmed(site: Site): boolean { return site < this.sites.base || (this.sites.state[site & this.sites.mask]! & CONFIRMED) !== 0; }
  attachedAt(site: Site): number { return site < this.sites.base ? 0 : this.sites.attachedAt[site & this.sites.mask]!; }
  weight(site: Site): number { return this.sites.weight[site & this.sites.mask]!; }
  hasVisibleApprover(site: Site): boolean { return this.sites.visibleApprovers[site & this.sites.mask]! > 0; }
  lastApprover(site: Site): Site { return this.sites.lastApprover[site & this.sites.mask]!; }
  approverBefore(approver: Site, site: Site): Site { return this.sites.approverBefore(approver, site); }

  isAttachable(site: Site): boolean {
    const { base, mask, state, branch } = this.sites;
    if (site < base) return true;
    const slot = site & mask;
    if ((state[slot]! & (VISIBLE | DEAD)) !== VISIBLE) return false;
    return branch[slot] === CLEAN || this.conflicts.isPreferred(branch[slot]!, this.issuer);
  }

  retreat(site: Site): Site { return retreat(site, this.sites, (stands) => this.isAttachable(stands), this.#random); }

  visitUnconfirmedPast(site: Site, visit: (site: Site) => void): void { visitUnconfirmedPast(this.sites, site, visit); }

  /** Whether parents chosen when `deaths` was as given can still be approved. */
  areAlive(parents: Int32Array, count: number, deaths: number): boolean {
    if (deaths === this.deaths) return true;
    const { base, mask, state } = this.sites;
    for (let i = 0; i < count; i++) {
      // Of a site that is no longer known it cannot be said whether it was settled or died.
      if (parents[i]! < base || (state[parents[i]! & mask]! & DEAD) !== 0) return false;
    }
    return true;
  }

  /** Attaches a transaction, still hidden, and tells the book of first approvals through `firstApproved`. */
  attach(transaction: Transaction, parents: Int32Array, count: number, firstApproved: (transaction: Transaction) => void): Site {
    const { sites, conflicts } = this;
    const site = sites.add(transaction, parents, count, this.#now());
    const { base, mask, width, approvers, state, branch } = sites;
    const slot = site & mask;
    let union = CLEAN;
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = sites.parents[edge]!, above = parent & mask;
      if (parent < base) continue;
      if (approvers[above]!++ === 0) {
        if ((state[above]! & LEFT) === 0) this.tips--;
        const approved = sites.transaction[above]!;
        if (approved !== NONE) firstApproved(approved);
      }
      union = conflicts.union(union, branch[above]!);
    }
    this.tips++;
    const side = conflicts.sideOf(transaction);
    if (side !== NONE) {
      conflicts.place(side, site);
      union = conflicts.extend(union, side);
    }
    branch[slot] = union;
    return site;
  }

  /** Everybody sees a site from now on. */
  reveal(site: Site): void {
    const { sites } = this;
    const { base, mask, width, parents, visibleApprovers, state, branch, transaction } = sites;
    const slot = site & mask;
    if (site < base || (state[slot]! & DEAD) !== 0) return;
    state[slot]! |= VISIBLE;
    this.#observer.revealed(site);
    this.#tell(transaction[slot]!, Outcome.seen);
    if (visibleApprovers[slot] === 0) this.pool.add(site);
    for (let edge = slot * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, above = parent & mask;
      if (parent < base || visibleApprovers[above]!++ > 0) continue;
      this.pool.remove(parent);
      if (transaction[above] !== NONE) this.#tell(transaction[above]!, Outcome.accepted);
    }
    if (branch[slot] !== CLEAN) this.conflicts.weigh(branch[slot]!, 1);
    if (this.#options.weighs) this.#weigh(site);
    this.#settleBeyondDepth();
  }

  /** A site that was just attached is kept back by its issuer: it is no tip, and must not keep older ones from being left behind. */
  holdBack(site: Site): void { this.#heldBack.add(site); }

  /** A site that was kept back is on its way. @returns false if it is on its way already, or dead */
  letGo(site: Site): boolean {
    if (!this.#heldBack.delete(site) || (this.sites.state[site & this.sites.mask]! & DEAD) !== 0) return false;
    if (site < this.#oldestTip) this.#oldestTip = site;
    return true;
  }

  /** Confirms a site that a rule has judged to be so. */
  confirm(site: Site): void {
    const { sites } = this, slot = site & sites.mask;
    if (site < sites.base || (sites.state[slot]! & (CONFIRMED | DEAD)) !== 0) return;
    sites.state[slot]! |= CONFIRMED;
    this.#observer.confirmed(site);
    const transaction = sites.transaction[slot]!;
    this.#tell(transaction, Outcome.confirmed);
    if (site < this.#frontier) this.#settle(site);
    const side = this.conflicts.sideOf(transaction);
    if (side === NONE || this.conflicts.isResolved(side)) return;
    for (const loser of this.conflicts.resolve(side, sites.base, sites.next)) {
      this.#tell(this.conflicts.transactionOf(loser), Outcome.conflicting);
      this.#kill(this.conflicts.livingOf(loser), this.conflicts.setOf(transaction));
    }
  }

  /** Tips that were attached before `before` and that nobody approved are left behind for good, but for the last tip of all. */
  leaveBehind(before: number): void {
    const { sites } = this;
    for (; this.#oldestTip < sites.next; this.#oldestTip++) {
      const site = this.#oldestTip, slot = site & sites.mask;
      if (site < sites.base) continue;
      const state = sites.state[slot]!;
      if (sites.attachedAt[slot]! > before) return;
      if (this.#heldBack.size > 0 && this.#heldBack.has(site)) continue;
      if (sites.approvers[slot]! > 0 || (state & (DEAD | LEFT)) !== 0) continue;
      // Only now: a site that died while it was hidden never becomes visible, and must not keep older tips in the pool.
      if ((state & VISIBLE) === 0) return;
      if (this.pool.count === 1 && sites.place[slot] !== NONE) return;
      this.#leave(site);
    }
  }

  /**
   * From now on a transaction has rivals: whatever approves it is on its side of a conflict. @returns its side
   */
  makeSide(transaction: Transaction): Side {
    const { conflicts, sites } = this;
    const { mask, branch, state } = sites;
    const side = conflicts.addSide(transaction);
    if (this.#isConfirmedUntold(transaction)) { conflicts.resolve(side, sites.base, sites.next); return side; }
    const attached = findLiving(sites, transaction);
    for (const site of attached) conflicts.place(side, site);
    for (const site of futureCone(sites, attached)) {
      branch[site & mask] = conflicts.extend(branch[site & mask]!, side);
      if ((state[site & mask]! & VISIBLE) !== 0) conflicts.weigh(conflicts.extend(CLEAN, side), 1);
    }
    return side;
  }

  /** Whether a confirmation is among the outcomes that are being told: who hears of an earlier stage may issue a rival even now. */
  #isConfirmedUntold(transaction: Transaction): boolean {
    for (let i = 0; i < this.outcomeCount; i += 2) {
      if (this.outcomes[i] === transaction && this.outcomes[i + 1] === Outcome.confirmed) return true;
    }
    return false;
  }

  #weigh(site: Site): void {
    const reached = this.#reached;
    addWeight(this.sites, site, this.#frontier, this.#options.confirmingWeight, reached);
    // The pass meets approvers before what they approve; confirmations are told the other way round.
    while (reached.length > 0) this.confirm(reached.pop()!);
  }

  #settleBeyondDepth(): void {
    const { base, mask, state, next } = this.sites;
    const frontier = Math.max(this.#frontier, next - this.#options.depth);
    for (let site = Math.max(this.#frontier, base); site < frontier; site++) {
      if ((state[site & mask]! & CONFIRMED) !== 0) this.#settle(site);
    }
    this.#frontier = frontier;
  }

  #settle(site: Site): void {
    this.sites.settle(site);
    this.#observer.ended(site, this);
  }

  /** A tip is left behind, and with it every unconfirmed site that only such sites approve. */
  #leave(tip: Site): void {
    const { sites } = this, { mask, state, approvers } = sites;
    this.tips--;
    if ((state[tip & mask]! & CONFIRMED) !== 0) {
      state[tip & mask]! |= LEFT;
      this.pool.remove(tip);
      return;
    }
    const left = [tip];
    for (let site = left.pop(); site !== undefined; site = left.pop()) {
      this.#die(site);
      this.#tell(sites.transaction[site & mask]!, Outcome.orphaned);
      const side = this.conflicts.sideOf(sites.transaction[site & mask]!);
      if (side !== NONE && this.conflicts.livingOf(side).length === 0) this.conflicts.withdraw(side, sites.base, sites.next);
      for (const parent of this.#unlink(site)) {
        if (approvers[parent & mask]! > 0) continue;
        if ((state[parent & mask]! & CONFIRMED) === 0) { left.push(parent); continue; }
        state[parent & mask]! |= LEFT;
        this.pool.remove(parent);
      }
    }
  }

  /** A side has lost: it dies with all that approves it, whose transactions are stranded. */
  #kill(losers: readonly Site[], set: number): void {
    const { sites } = this, { mask, state, approvers } = sites;
    const cone = futureCone(sites, losers);
    for (const site of cone) {
      if ((state[site & mask]! & CONFIRMED) !== 0) throw new Error(`site ${site} is confirmed and approves one of the sites ${losers.join(", ")}, which lost a conflict`);
      if (approvers[site & mask] === 0) this.tips--;
      this.#die(site);
      if (losers.includes(site)) continue;
      this.#tell(sites.transaction[site & mask]!, Outcome.stranded);
      this.#observer.conflict?.("reattached", set, sites.transaction[site & mask]!);
    }
    for (const site of cone) {
      for (const parent of this.#unlink(site)) {
        if (approvers[parent & mask]! > 0 || (state[parent & mask]! & LEFT) !== 0) continue;
        this.tips++;
        if (parent < this.#oldestTip) this.#oldestTip = parent;
      }
    }
  }

  #die(site: Site): void {
    const { state, branch, mask } = this.sites, slot = site & mask;
    state[slot]! |= DEAD;
    this.#heldBack.delete(site);
    this.deaths++;
    this.pool.remove(site);
    if ((state[slot]! & VISIBLE) !== 0 && branch[slot] !== CLEAN) this.conflicts.weigh(branch[slot]!, -1);
    const side = this.conflicts.sideOf(this.sites.transaction[slot]!);
    if (side !== NONE) this.conflicts.displace(side, site);
    this.#observer.ended(site, this);
  }

  /** Takes a dead site off the approvers of its living parents, which may be offered as tips again. @returns those parents */
  #unlink(site: Site): Site[] {
    const { base, mask, width, parents, state, approvers, visibleApprovers } = this.sites;
    const wasVisible = (state[site & mask]! & VISIBLE) !== 0;
    const living: Site[] = [];
    for (let edge = (site & mask) * width, end = edge + width; edge < end; edge++) {
      const parent = parents[edge]!, slot = parent & mask;
      if (parent < base || (state[slot]! & DEAD) !== 0) continue;
      approvers[slot]!--;
      if (wasVisible && --visibleApprovers[slot]! === 0 && (state[slot]! & (VISIBLE | LEFT)) === VISIBLE) this.pool.add(parent);
      living.push(parent);
    }
    return living;
  }

  #tell(transaction: Transaction, outcome: Outcome): void {
    this.outcomes[this.outcomeCount++] = transaction;
    this.outcomes[this.outcomeCount++] = outcome;
  }
}
