/**
 * Conflict sets and the branches of the tangle that they make. A transaction that shares its funds with others is a
 * *side*; the *branch* of a site is the set of unresolved sides in its past cone, interned, so that nearly all sites
 * have branch 0 and two sites of one branch share a number. Within a set, the side that more visible sites approve is
 * preferred; on a tie, the one with the lowest pseudo-random number.
 *
 * A resolved conflict is forgotten once the sites that were attached before are; later sites do not take its sides over
 * from their parents. So memory follows the conflicts that are open, and numbers of sides and branches are used again.
 */
import type { RandomStream } from "../../sim/random.js";
import type { Transaction } from "../port.js";
import type { ConflictEvent } from "./conflict-log.js";
import { NONE, type Site } from "./sites.js";

/** Index of a side, and number of a branch. */
export type Side = number;
export type Branch = number;
/** The branch of a past cone without conflicts. */
export const CLEAN: Branch = 0;

interface SideState {
  readonly transaction: Transaction;
  readonly set: ConflictSet;
  readonly lottery: number;
  /** Where it was attached last, or NONE, and all its sites that live: more than one if its issuer lost patience. */
  site: Site;
  living: Site[];
  /** Visible sites that approve it, itself included. */
  weight: number;
  /** Branches that hold it. */
  branches: Branch[];
}
interface ConflictSet {
  readonly number: number;
  readonly sides: Side[];
  preferred: Side;
  /** The preference that was told last, or NONE. */
  told: Side;
  resolved: boolean;
  withdrawn: number;
}
/** Told of what happens in a conflict set to a transaction. */
export type ConflictListener = (event: ConflictEvent, set: number, transaction: Transaction) => void;

/** A conflict that is over, and the first site that was attached after. */
interface Closed { readonly set: ConflictSet; readonly until: Site }

export class Conflicts {
  readonly #random: RandomStream;
  readonly #sides: SideState[] = [];
  readonly #sideOf = new Map<Transaction, Side>();
  readonly #members: (readonly Side[])[] = [[]];
  readonly #branchOf = new Map<string, Branch>([["", CLEAN]]);
  readonly #freeSides: Side[] = [];
  readonly #freeBranches: Branch[] = [];
  /** In the order in which they ended. */
  readonly #closed: Closed[] = [];
  readonly #listener: ConflictListener;
  #sets = 0;

  constructor(random: RandomStream, listener: ConflictListener = () => {}) {
    this.#random = random;
    this.#listener = listener;
  }

  /** Conflicts that are not over, of which more than one side is attached. */
  get open(): number {
    const sets = new Set([...this.#sideOf.values()].map((side) => this.#sides[side]!.set));
    return [...sets].filter(({ resolved, sides }) => !resolved && sides.filter((side) => this.#sides[side]!.living.length > 0).length > 1).length;
  }

  /** The side that a transaction is; NONE, also once its conflict is forgotten. */
  sideOf(transaction: Transaction): Side { return this.#sideOf.size === 0 ? NONE : this.#sideOf.get(transaction) ?? NONE; }
  transactionOf(side: Side): Transaction { return this.#sides[side]!.transaction; }
  siteOf(side: Side): Site { return this.#sides[side]!.site; }
  livingOf(side: Side): readonly Site[] { return this.#sides[side]!.living; }
  /** Whether the conflict of a side is over. */
  isResolved(side: Side): boolean { return this.#sides[side]!.set.resolved; }
  /** Whether a transaction is the side that its set prefers or has confirmed. */
  isFavoured(transaction: Transaction): boolean {
    const side = this.sideOf(transaction);
    return side !== NONE && this.#sides[side]!.set.preferred === side;
  }
  /** Number of the conflict set of a transaction, from 0 in the order of their beginning; or NONE. */
  setOf(transaction: Transaction): number {
    const side = this.sideOf(transaction);
    return side === NONE ? NONE : this.#sides[side]!.set.number;
  }

  /** Visible sites that approve a side, itself included. */
  weightOf(side: Side): number { return this.#sides[side]!.weight; }

  /** Sides and branches that are not forgotten yet, that of no conflict included. */
  get known(): number { return this.#sideOf.size + this.#branchOf.size; }

  /** Makes a transaction a side in the set of `rival`, or in a new set of its own. @returns the side */
  addSide(transaction: Transaction, rival: Side = NONE): Side {
    const side = this.#freeSides.pop() ?? this.#sides.length;
    const set = rival === NONE ? { number: this.#sets++, sides: [], preferred: side, told: NONE, resolved: false, withdrawn: 0 } : this.#sides[rival]!.set;
    this.#sides[side] = { transaction, set, lottery: this.#random.next(), site: NONE, living: [], weight: 0, branches: [] };
    set.sides.push(side);
    this.#sideOf.set(transaction, side);
    return side;
  }

  /** A side is attached at a site, perhaps again: its weight starts anew, unless it is attached elsewhere too. */
  place(side: Side, site: Site): void {
    const state = this.#sides[side]!;
    state.site = site;
    if (state.living.length === 0) state.weight = 0;
    state.living.push(site);
    this.#listener("attached", state.set.number, state.transaction);
    this.#choose(state.set);
  }

  /** A site where a side is attached has died. */
  displace(side: Side, site: Site): void {
    const state = this.#sides[side]!;
    state.living = state.living.filter((each) => each !== site);
  }

  /** The branch with the sides of both, without those whose conflict is resolved. */
  union(a: Branch, b: Branch): Branch {
    if (b === CLEAN || a === b) return a === CLEAN ? CLEAN : this.#open(a);
    if (a === CLEAN) return this.#open(b);
    return this.#intern([...this.#members[a]!, ...this.#members[b]!]);
  }

  /** The number of a set that a branch has a side of, or NONE. */
  firstSetOf(branch: Branch): number { return branch === CLEAN ? NONE : this.#sides[this.#members[branch]![0]!]!.set.number; }

  /** The branch with one more side. */
  extend(branch: Branch, side: Side): Branch { return this.#intern([...this.#members[branch]!, side]); }

  /** A visible site of this branch came (+1) or went (−1): its sides weigh more or less. */
  weigh(branch: Branch, change: 1 | -1): void {
    for (const side of this.#members[branch]!) {
      const state = this.#sides[side]!;
      if (state.set.resolved) continue;
      state.weight += change;
      this.#choose(state.set);
    }
  }

  /** Whether a branch holds at most one side of each conflict; of honest issuers none holds more. */
  isConsistent(branch: Branch): boolean {
    const sets = this.#members[branch]!.map((side) => this.#sides[side]!.set);
    return new Set(sets).size === sets.length;
  }

  /** Whether every side of a branch is the preferred one, in the eyes of an issuer that prefers `own` over its rivals. */
  isPreferred(branch: Branch, own: Side): boolean {
    for (const side of this.#members[branch]!) {
      const { set } = this.#sides[side]!;
      const preferred = own !== NONE && this.#sides[own]!.set === set ? own : set.preferred;
      if (side !== preferred) return false;
    }
    return true;
  }

  /** A side has won. @param base the oldest site that is still known; @param next the first that will be attached after. @returns its rivals */
  resolve(winner: Side, base: Site, next: Site): readonly Side[] {
    const { set } = this.#sides[winner]!, losers = set.sides.filter((side) => side !== winner);
    set.preferred = winner;
    this.#tellPreference(set);
    this.#listener("confirmed", set.number, this.#sides[winner]!.transaction);
    for (const side of losers) this.#listener("lost", set.number, this.#sides[side]!.transaction);
    this.#close(set, base, next);
    return losers;
  }

  /** Whether a rival of this transaction has won. */
  hasLost(transaction: Transaction): boolean {
    const side = this.sideOf(transaction);
    if (side === NONE) return false;
    const { set } = this.#sides[side]!;
    return set.resolved && set.preferred !== side;
  }

  /** A side was orphaned: it can win no more, and is nobody's preference while a rival is left. `base` and `next` as above. */
  withdraw(side: Side, base: Site, next: Site): void {
    const state = this.#sides[side]!, { set } = state;
    if (set.resolved) return;
    state.site = NONE;
    state.weight = -1;
    this.#choose(set);
    if (++set.withdrawn === set.sides.length) this.#close(set, base, next);
  }

  /** The conflict is over. */
  #close(set: ConflictSet, base: Site, next: Site): void {
    set.resolved = true;
    this.#closed.push({ set, until: next });
    let over = 0;
    while (over < this.#closed.length && this.#closed[over]!.until <= base) this.#forget(this.#closed[over++]!.set);
    this.#closed.splice(0, over);
  }

  #forget(set: ConflictSet): void {
    for (const side of set.sides) {
      const { transaction, branches } = this.#sides[side]!;
      this.#sideOf.delete(transaction);
      this.#freeSides.push(side);
      for (const branch of branches) {
        const members = this.#members[branch]!;
        this.#branchOf.delete(members.join(" "));
        this.#freeBranches.push(branch);
        for (const other of members) {
          if (other !== side) this.#sides[other]!.branches = this.#sides[other]!.branches.filter((each) => each !== branch);
        }
      }
    }
  }

  /** The branch without the sides whose conflict is resolved. */
  #open(branch: Branch): Branch {
    const members = this.#members[branch]!;
    return members.some((side) => this.#sides[side]!.set.resolved) ? this.#intern(members) : branch;
  }

  #choose(set: ConflictSet): void {
    let best = set.sides[0]!;
    for (const side of set.sides) {
      const { weight, lottery } = this.#sides[side]!, heaviest = this.#sides[best]!;
      if (weight > heaviest.weight || (weight === heaviest.weight && lottery < heaviest.lottery)) best = side;
    }
    set.preferred = best;
    if (this.#sides[best]!.weight > 0) this.#tellPreference(set);
  }

  #tellPreference(set: ConflictSet): void {
    if (set.preferred === set.told) return;
    this.#listener(set.told === NONE ? "preferred" : "flipped", set.number, this.#sides[set.preferred]!.transaction);
    set.told = set.preferred;
  }

  #intern(sides: readonly Side[]): Branch {
    const members = [...new Set(sides)].filter((side) => !this.#sides[side]!.set.resolved).sort((a, b) => a - b);
    const key = members.join(" ");
    let branch = this.#branchOf.get(key);
    if (branch === undefined) {
      branch = this.#freeBranches.pop() ?? this.#members.length;
      this.#members[branch] = members;
      this.#branchOf.set(key, branch);
      for (const side of members) this.#sides[side]!.branches.push(branch);
    }
    return branch;
  }
}
