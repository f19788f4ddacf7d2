/**
 * What follows in a view from its conflicts. When a side wins, its rivals and all that approves them are dead in that
 * view; when another prevails later, they come to life again and the former winner dies, confirmations and all. Either
 * way the view is brought in line with `ConflictViews` by looking at all that approves a side of the set. When one side
 * has won in all views the set is settled, and only then its rivals have lost for the book.
 */
import type { Transaction } from "../../../port.js";
import { CLEAN, type Side } from "../../conflicts.js";
import type { Peer } from "../../control.js";
import { NONE, type Site } from "../../graph.js";
import { Outcome } from "../../outcome.js";
import type { ConflictSet } from "./branches.js";
import { AGREED, DEAD_EVERYWHERE, REPLACED, UNSTEADY } from "./sites.js";
import { CONFIRMED, DEAD, ENTERED, TIP, WEIGHED } from "./views.js";
import type { ViewsState } from "./views-state.js";

export class ConflictResolution {
  readonly #tangle: ViewsState;
  /** Sets with a side above one that has just won in the view at hand: that may be what it waited for. */
  readonly #freed = new Set<ConflictSet>();

  constructor(tangle: ViewsState) { this.#tangle = tangle; }

  /** A site with conflicts in its past has entered a view. */
  entered(site: Site, slot: number, peer: Peer): void {
    const { sites, branches, conflicts } = this.#tangle;
    const side = branches.sideOf(sites.transaction[slot]!);
    if (side !== NONE && branches.sites[side]!.includes(site)) conflicts.arrived(side, peer);
    conflicts.entered(sites.branch[slot]!, peer);
    this.judge(peer);
  }

  /** Judges the sets of which something has changed in a view, the oldest conflict first. */
  judge(peer: Peer): void {
    const { conflicts, branches } = this.#tangle, { changed } = conflicts;
    this.#freed.clear();
    for (let again = changed.length > 0; again;) {
      again = false;
      for (const set of this.#freed) if (!changed.includes(set)) changed.push(set);
      changed.sort((a, b) => a - b);
      for (const set of changed) {
        const challenger = conflicts.challenger(set, peer);
        if (challenger !== NONE && this.#isOpenOnlyFor(challenger, peer)) { this.#win(challenger, peer); again = true; }
        else this.#choose(set, peer);
      }
    }
    for (const set of changed) if (branches.winner[set] !== NONE) conflicts.forget(set);
    changed.length = 0;
  }

  #choose(set: ConflictSet, peer: Peer): void {
    const { conflicts, branches, observer } = this.#tangle, before = conflicts.preferred(set, peer);
    if (!conflicts.choose(set, peer)) return;
    const after = conflicts.preferred(set, peer);
    if (after !== NONE) observer.conflict(before === NONE ? "preferred" : "flipped", set, branches.transactions[after]!, peer);
  }

  /** Whether a site may be confirmed in a view: its sides have won there. Where a rule names a side's own site, that side wins. */
  mayConfirm(site: Site, slot: number, peer: Peer): boolean {
    const { sites, branches, conflicts, threshold } = this.#tangle;
    const own = branches.sideOf(sites.transaction[slot]!);
    if (!conflicts.hasWon(sites.branch[slot]!, peer, own)) return false;
    if (own === NONE) return true;
    const set = branches.setOfSide[own]!, won = conflicts.won(set, peer);
    if (won === own) return true;
    if (won !== NONE || threshold < Infinity) return false;
    this.#win(own, peer);
    this.#tangle.confirm(site, peer);
    return false;
  }

  /** From now on a transaction has rivals. @returns its side */
  makeSide(transaction: Transaction): Side {
    const { sites, views, branches, conflicts, votes } = this.#tangle, { mask, branch } = sites;
    const side = branches.addSide(transaction);
    for (let site = sites.base; site < sites.next; site++) {
      if (sites.transaction[site & mask] === transaction) branches.sites[side]!.push(site);
    }
    const cone = this.#cone(side);
    for (const site of cone) branch[site & mask] = branches.extend(branch[site & mask]!, side);
    // Other sides in those branches have their support already.
    const alone = branches.extend(CLEAN, side);
    for (let peer = 0; peer < views.peers; peer++) {
      let isConfirmed = false;
      for (const site of cone) {
        const cell = views.cells[views.at(peer, site & mask)]!;
        if ((cell & ENTERED) === 0) continue;
        if (branches.sites[side]!.includes(site)) { conflicts.arrived(side, peer); isConfirmed ||= (cell & CONFIRMED) !== 0; }
        conflicts.entered(alone, peer);
        if (votes && votes.voter[site & mask] !== NONE && (cell & WEIGHED) !== 0) conflicts.voted(alone, votes.voter[site & mask]!, peer);
      }
      if (isConfirmed) conflicts.win(side, peer);
      else this.judge(peer);
      conflicts.changed.length = 0;
    }
    if (this.#tangle.unanimity.hasWon(side)) this.#settle(branches.setOfSide[side]!, side);
    return side;
  }

  /** Settles the sets that all views agree on. */
  settleAll(): void {
    const { branches, unanimity } = this.#tangle;
    for (const [set, sides] of branches.sides.entries()) {
      const winner = branches.winner[set] === NONE ? sides.find((side) => unanimity.hasWon(side)) : undefined;
      if (winner !== undefined) this.#settle(set, winner);
    }
  }

  /** Whether all conflicts in a side's past but its own are won in the view. */
  #isOpenOnlyFor(side: Side, peer: Peer): boolean {
    const { sites, views, branches, conflicts } = this.#tangle;
    return branches.sites[side]!.some((site) => {
      const slot = site & sites.mask;
      return site < sites.base || ((views.cells[views.at(peer, slot)]! & ENTERED) !== 0 && conflicts.hasWon(sites.branch[slot]!, peer, side));
    });
  }

  #win(side: Side, peer: Peer): void {
    const { sites, branches, conflicts, observer } = this.#tangle, set = branches.setOfSide[side]!;
    const preferred = conflicts.preferred(set, peer), before = conflicts.win(side, peer), transaction = branches.transactions[side]!;
    if (preferred !== side) observer.conflict(preferred === NONE ? "preferred" : "flipped", set, transaction, peer);
    if (before !== NONE) observer.conflict("unconfirmed", set, branches.transactions[before]!, peer);
    observer.conflict("confirmed", set, transaction, peer);
    this.#reconcile(set, peer);
    for (const site of this.#cone(side)) {
      for (const above of branches.members[sites.branch[site & sites.mask]!]!) this.#freed.add(branches.setOfSide[above]!);
    }
    this.#confirmAbove(side, peer);
    if (this.#tangle.unanimity.hasWon(side)) this.#settle(set, side);
  }

  /** Sites of a side and above it that had enough weight, and waited for it to win. Another site of it may have less, and a past that has less still. */
  #confirmAbove(side: Side, peer: Peer): void {
    const tangle = this.#tangle;
    if (!(tangle.threshold < Infinity)) return;
    for (const site of this.#cone(side).sort((a, b) => a - b)) {
      if (this.#isIn(site, peer) && tangle.support(site, peer) >= tangle.threshold) tangle.confirm(site, peer);
    }
  }

  /** Brings all that approves a side of a set in line with what the view makes of it now. */
  #reconcile(set: ConflictSet, peer: Peer): void {
    const { sites, branches, conflicts } = this.#tangle, { mask, width, branch, parents, base } = sites;
    const affected = [...new Set(branches.sides[set]!.flatMap((side) => this.#cone(side)))].filter((site) => this.#isIn(site, peer)).sort((a, b) => a - b);
    const perhapsTips = new Set(affected);
    for (const site of affected) {
      const slot = site & mask, wasDead = (this.#cell(site, peer) & DEAD) !== 0;
      const isDead = (sites.state[slot]! & DEAD_EVERYWHERE) !== 0 || conflicts.isLost(branch[slot]!, peer);
      if (isDead === wasDead) continue;
      if (isDead) this.#die(site, slot, peer, set); else this.#revive(site, slot, peer);
      for (let edge = slot * width; edge < (slot + 1) * width; edge++) if (parents[edge]! >= base) perhapsTips.add(parents[edge]!);
    }
    for (const site of perhapsTips) this.#offer(site, peer);
  }

  #die(site: Site, slot: number, peer: Peer, set: ConflictSet): void {
    const tangle = this.#tangle, { sites, views, branches } = tangle, at = views.at(peer, slot);
    if ((views.cells[at]! & TIP) !== 0) views.removeTip(peer, site, sites.mask, tangle.ownWeight(slot, peer));
    views.cells[at]! |= DEAD;
    tangle.deaths++;
    tangle.observer.died(site, peer, true);
    if ((views.cells[at]! & CONFIRMED) !== 0) {
      views.cells[at]! &= ~CONFIRMED;
      sites.confirmations[slot]!--;
      sites.state[slot] = (sites.state[slot]! | UNSTEADY) & ~AGREED;
      tangle.observer.unconfirmed(site, slot, peer);
    }
    if (sites.origin[slot] !== peer || (sites.state[slot]! & REPLACED) !== 0) return;
    const transaction = sites.transaction[slot]!, side = branches.sideOf(transaction);
    const won = side === NONE ? NONE : tangle.conflicts.won(branches.setOfSide[side]!, peer);
    // What lost its own conflict is not stranded: its issuer knows why.
    if (won !== side) return;
    sites.state[slot]! |= REPLACED;
    tangle.tell(transaction, Outcome.stranded);
    tangle.observer.conflict("reattached", set, transaction, peer);
  }

  #revive(site: Site, slot: number, peer: Peer): void {
    const tangle = this.#tangle, { views } = tangle;
    views.cells[views.at(peer, slot)]! &= ~DEAD;
    tangle.observer.died(site, peer, false);
  }

  /** Makes a site a tip of a view, or none, as its approvers there say. */
  #offer(site: Site, peer: Peer): void {
    const tangle = this.#tangle, { sites, views } = tangle, { mask } = sites, slot = site & mask;
    if (!this.#isIn(site, peer)) return;
    const cell = this.#cell(site, peer);
    let isApproved = false;
    for (let approver = sites.lastApprover[slot]!; approver !== NONE && !isApproved; approver = sites.approverBefore(approver, site)) {
      isApproved = (this.#cell(approver, peer) & (ENTERED | DEAD)) === ENTERED;
    }
    const own = tangle.ownWeight(slot, peer);
    if ((cell & DEAD) === 0 && !isApproved && (cell & TIP) === 0) views.addTip(peer, site, slot, views.weight(peer, site, mask, own) - own);
    else if (isApproved && (cell & TIP) !== 0) views.removeTip(peer, site, mask, own);
  }

  /** One side has won in all views: its rivals have lost for good, and what approves them is dead everywhere. */
  #settle(set: ConflictSet, winner: Side): void {
    const tangle = this.#tangle, { sites, branches } = tangle, { mask, width, parents, base, state, approvers } = sites;
    // Peers that are down may see it otherwise; they find it settled when they are back.
    const others = Array.from({ length: tangle.views.peers }, (_, peer) => peer).filter((peer) => tangle.conflicts.won(set, peer) !== winner);
    branches.winner[set] = winner;
    for (const peer of others) this.#reconcile(set, peer);
    for (const side of branches.sides[set]!) {
      if (side === winner) continue;
      tangle.tell(branches.transactions[side]!, Outcome.conflicting);
      tangle.observer.conflict("lost", set, branches.transactions[side]!, NONE);
      for (const site of this.#cone(side)) {
        const slot = site & mask;
        if ((state[slot]! & DEAD_EVERYWHERE) !== 0) continue;
        state[slot]! |= DEAD_EVERYWHERE;
        tangle.observer.deadEverywhere(site, sites.transaction[slot]!);
        if (approvers[slot] === 0) tangle.tips--;
        for (let edge = slot * width; edge < (slot + 1) * width; edge++) {
          const parent = parents[edge]!;
          if (parent >= base && --approvers[parent & mask]! === 0 && (state[parent & mask]! & DEAD_EVERYWHERE) === 0) {
            tangle.tips++;
            tangle.leftBehind.again(parent);
          }
        }
      }
    }
  }

  /** A side's sites and all that approves them, hidden or not. */
  #cone(side: Side): Site[] {
    const { sites, branches } = this.#tangle, { base, mask, lastApprover } = sites;
    const cone = new Set(branches.sites[side]!.filter((site) => site >= base));
    // A set is gone through in the order of insertion, with what is added meanwhile.
    for (const site of cone) {
      for (let approver = lastApprover[site & mask]!; approver !== NONE; approver = sites.approverBefore(approver, site)) cone.add(approver);
    }
    return [...cone];
  }

  #cell(site: Site, peer: Peer): number {
    const { views, sites } = this.#tangle;
    return views.cells[views.at(peer, site & sites.mask)]!;
  }

  /** Whether a site is part of a view. */
  #isIn(site: Site, peer: Peer): boolean { return site >= this.#tangle.sites.base && (this.#cell(site, peer) & ENTERED) !== 0; }
}
