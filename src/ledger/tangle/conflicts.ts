/**
 * Conflict sets and the branches of the tangle that they make. A transaction that shares its funds with others is a
 * *side*; the *branch* of a site is the set of unresolved sides in its past cone, interned, so that nearly all sites
 * have branch 0 and two sites of one branch share a number. Within a set, the side that more visible sites approve is
 * preferred; on a tie, the one with the lowest pseudo-random number.
 */
import type { RandomStream } from "../../sim/random.js";
import type { Transaction } from "../port.js";
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
  /** Where it is attached now, or NONE. */
  site: Site;
  /** Visible sites that approve it, itself included. */
  weight: number;
}
interface ConflictSet { readonly sides: Side[]; preferred: Side; resolved: boolean }

export class Conflicts {
  readonly #random: RandomStream;
  readonly #sides: SideState[] = [];
  readonly #sideOf = new Map<Transaction, Side>();
  readonly #members: (readonly Side[])[] = [[]];
  readonly #branchOf = new Map<string, Branch>([["", CLEAN]]);

  constructor(random: RandomStream) { this.#random = random; }

  /** The side that a transaction is, or NONE. */
  sideOf(transaction: Transaction): Side { return this.#sides.length === 0 ? NONE : this.#sideOf.get(transaction) ?? NONE; }
  transactionOf(side: Side): Transaction { return this.#sides[side]!.transaction; }
  siteOf(side: Side): Site { return this.#sides[side]!.site; }
  /** Number of the conflict set of a transaction, that of its first side; or NONE. */
  setOf(transaction: Transaction): number {
    const side = this.sideOf(transaction);
    return side === NONE ? NONE : this.#sides[side]!.set.sides[0]!;
  }

  /** Visible sites that approve a side, itself included. */
  weightOf(side: Side): number { return this.#sides[side]!.weight; }

  /** Makes a transaction a side in the set of `rival`, or in a new set of its own. @returns the side */
  addSide(transaction: Transaction, rival: Side = NONE): Side {
    const set = rival === NONE ? { sides: [], preferred: this.#sides.length, resolved: false } : this.#sides[rival]!.set;
    const side = this.#sides.push({ transaction, set, lottery: this.#random.next(), site: NONE, weight: 0 }) - 1;
    set.sides.push(side);
    this.#sideOf.set(transaction, side);
    return side;
  }

  /** A side is attached at a site, perhaps again: its weight starts anew. */
  place(side: Side, site: Site): void {
    const state = this.#sides[side]!;
    state.site = site;
    state.weight = 0;
    this.#choose(state.set);
  }

  /** The branch with the sides of both, without those whose conflict is resolved. */
  union(a: Branch, b: Branch): Branch {
    if (b === CLEAN || a === b) return a;
    if (a === CLEAN) return b;
    return this.#intern([...this.#members[a]!, ...this.#members[b]!]);
  }

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

  /** A side has won. @returns its rivals */
  resolve(winner: Side): readonly Side[] {
    const { set } = this.#sides[winner]!;
    set.resolved = true;
    set.preferred = winner;
    return set.sides.filter((side) => side !== winner);
  }

  /** Whether a rival of this transaction has won. */
  hasLost(transaction: Transaction): boolean {
    const side = this.sideOf(transaction);
    if (side === NONE) return false;
    const { set } = this.#sides[side]!;
    return set.resolved && set.preferred !== side;
  }

  /** A side was orphaned: it can win no more, and is nobody's preference while a rival is left. */
  withdraw(side: Side): void {
    const state = this.#sides[side]!;
    if (state.set.resolved) return;
    state.site = NONE;
    state.weight = -1;
    this.#choose(state.set);
  }

  #choose(set: ConflictSet): void {
    let best = set.sides[0]!;
    for (const side of set.sides) {
      const { weight, lottery } = this.#sides[side]!, heaviest = this.#sides[best]!;
      if (weight > heaviest.weight || (weight === heaviest.weight && lottery < heaviest.lottery)) best = side;
    }
    set.preferred = best;
  }

  #intern(sides: readonly Side[]): Branch {
    const members = [...new Set(sides)].filter((side) => !this.#sides[side]!.set.resolved).sort((a, b) => a - b);
    const key = members.join(" ");
    let branch = this.#branchOf.get(key);
    if (branch === undefined) {
      branch = this.#members.push(members) - 1;
      this.#branchOf.set(key, branch);
    }
    return branch;
  }
}
