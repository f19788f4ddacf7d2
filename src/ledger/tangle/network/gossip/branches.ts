/**
 * Conflicts as facts of the graph: which transactions spend the same funds (*sides* of a *set*), where they are attached,
 * and the *branch* of a site, which is the sides in its past cone, itself included. Branches are interned: nearly all
 * sites have branch 0. Which side is preferred or has won is a matter of each view, see conflict-views.ts; a set is
 * *settled* when all views agree for good.
 */
import type { RandomStream } from "../../../../sim/random.js";
import type { Transaction } from "../../../port.js";
import type { Branch, Side } from "../../conflicts.js";
import { CLEAN } from "../../conflicts.js";
import { NONE, type Site } from "../../graph.js";

/** Number of a conflict set. */
export type ConflictSet = number;

export class Branches {
  /** By side: its transaction, its set, its number in the lottery that decides ties, and where it is attached. */
  readonly transactions: Transaction[] = [];
  readonly setOfSide: ConflictSet[] = [];
  readonly lottery: number[] = [];
  readonly sites: Site[][] = [];
  /** By set: its sides, and the one that has won in all views, or NONE. */
  readonly sides: Side[][] = [];
  readonly winner: Side[] = [];
  /** By branch: its sides, in ascending order. */
  readonly members: (readonly Side[])[] = [[]];
  readonly #random: RandomStream;
  readonly #sideOf = new Map<Transaction, Side>();
  readonly #branchOf = new Map<string, Branch>([["", CLEAN]]);

  constructor(random: RandomStream) { this.#random = random; }

  /** The side that a transaction is, or NONE. */
  sideOf(transaction: Transaction): Side { return this.transactions.length === 0 ? NONE : this.#sideOf.get(transaction) ?? NONE; }
  /** The set that a transaction is a side of, or NONE. */
  setOf(transaction: Transaction): ConflictSet {
    const side = this.sideOf(transaction);
    return side === NONE ? NONE : this.setOfSide[side]!;
  }
  /** Whether a rival has won for good. */
  hasLost(transaction: Transaction): boolean {
    const side = this.sideOf(transaction);
    if (side === NONE) return false;
    const winner = this.winner[this.setOfSide[side]!]!;
    return winner !== NONE && winner !== side;
  }

  /** Sets of which more than one side is attached and none has won for good. */
  get open(): number {
    return this.sides.reduce((open, sides, set) => open + (this.winner[set] === NONE && sides.filter((side) => this.sites[side]!.length > 0).length > 1 ? 1 : 0), 0);
  }

  /** Makes a transaction a side in the set of `rival`, or in a new set. @returns the side */
  addSide(transaction: Transaction, rival: Side = NONE): Side {
    const set = rival === NONE ? this.sides.push([]) - 1 : this.setOfSide[rival]!;
    if (rival === NONE) this.winner.push(NONE);
    const side = this.transactions.push(transaction) - 1;
    this.setOfSide.push(set);
    this.lottery.push(this.#random.next());
    this.sites.push([]);
    this.sides[set]!.push(side);
    this.#sideOf.set(transaction, side);
    return side;
  }

  /** The branch with the sides of both, without those that have won for good. */
  union(a: Branch, b: Branch): Branch {
    if (b === CLEAN || a === b) return a;
    if (a === CLEAN) return b;
    return this.#intern([...this.members[a]!, ...this.members[b]!]);
  }

  /** The branch with one more side. */
  extend(branch: Branch, side: Side): Branch { return this.#intern([...this.members[branch]!, side]); }

  #intern(sides: readonly Side[]): Branch {
    const members = [...new Set(sides)].filter((side) => this.winner[this.setOfSide[side]!] !== side).sort((a, b) => a - b);
    const key = members.join(" ");
    let branch = this.#branchOf.get(key);
    if (branch === undefined) {
      branch = this.members.push(members) - 1;
      this.#branchOf.set(key, branch);
    }
    return branch;
  }
}
