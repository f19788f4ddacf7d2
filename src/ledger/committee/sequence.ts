/**
 * The sequence of committed leaders, and what each of them commits: all blocks below it that no leader before it did, by
 * round and author. Validators walk along one chain of commits, each at its own pace, so that this is worked out once. If
 * more are faulty than the committee tolerates, two validators may commit different leaders after the same ones: then
 * the chain forks, and the ledger is broken. That is seen here and nowhere else.
 */
import type { Transaction } from "../port.js";
import type { Block, BlockDag } from "./block-dag.js";

/** Rounds below a leader from which on it commits blocks; older ones are too late for ever. As in Sui's parameters. */
export const DEPTH = 60;

export interface Commit {
  readonly leader: Block;
  /** Its place in the sequence, from 1. */
  readonly height: number;
  readonly branch: number;
  readonly blocks: readonly Block[];
  /** What comes next, in the view of the first that got there. */
  next: Commit | undefined;
  /** What others commit instead. */
  others: Commit[] | undefined;
  /** Transactions by the validator whose users wait for them; none: undefined. */
  served: Map<number, { readonly transactions: Transaction[]; readonly wins: boolean[] }> | undefined;
}

/** A branch of the sequence, and the height up to which it is its parent's. */
interface Branch { readonly parent: number; readonly until: number; readonly blocks: Map<Block, number> }

export class Sequence {
  readonly genesis: Commit;
  readonly #dag: BlockDag;
  readonly #branches: Branch[] = [{ parent: -1, until: 0, blocks: new Map() }];
  readonly #made: (commit: Commit) => void;

  /** @param made told of each commit when the first validator makes it */
  constructor(dag: BlockDag, made: (commit: Commit) => void) {
    this.#dag = dag;
    this.#made = made;
    this.genesis = { leader: 0, height: 0, branch: 0, blocks: [], next: undefined, others: undefined, served: undefined };
  }

  /** Commits that differ from what another committed at the same place. */
  get forks(): number { return this.#branches.length - 1; }

  /** What a validator commits by committing a leader after what it has committed. */
  after(last: Commit, leader: Block): Commit {
    if (last.next === undefined) return last.next = this.#commit(last, leader, last.branch);
    if (last.next.leader === leader) return last.next;
    const known = last.others?.find((other) => other.leader === leader);
    if (known) return known;
    this.#branches.push({ parent: last.branch, until: last.height, blocks: new Map() });
    const other = this.#commit(last, leader, this.#branches.length - 1);
    (last.others ??= []).push(other);
    return other;
  }

  /** Whether `height` of a branch is below another branch's tip. */
  isBelow(branch: number, height: number, of: number): boolean {
    for (let limit = Infinity; of >= 0; limit = Math.min(limit, this.#branches[of]!.until), of = this.#branches[of]!.parent) {
      if (of === branch) return height <= limit;
    }
    return false;
  }

  /** Forgets a block that can be committed no more. @returns whether it was committed on the first branch */
  forget(block: Block): boolean {
    const committed = this.#branches[0]!.blocks.has(block);
    for (const { blocks } of this.#branches) blocks.delete(block);
    return committed;
  }

  #commit(last: Commit, leader: Block, branch: number): Commit {
    const dag = this.#dag, height = last.height + 1, marks = this.#branches[branch]!.blocks, least = Math.max(1, dag.roundOf(leader) - DEPTH);
    const blocks = [leader], open = [leader];
    marks.set(leader, height);
    for (let block = open.pop(); block !== undefined; block = open.pop()) {
      for (let i = dag.parentCount(block) - 1; i >= 0; i--) {
        const parent = dag.parent(block, i);
        if (dag.roundOf(parent) < least || this.#isCommitted(parent, branch)) continue;
        marks.set(parent, height);
        blocks.push(parent);
        open.push(parent);
      }
    }
    blocks.sort((a, b) => a - b);
    const commit: Commit = { leader, height, branch, blocks, next: undefined, others: undefined, served: undefined };
    this.#made(commit);
    return commit;
  }

  #isCommitted(block: Block, branch: number): boolean {
    for (let limit = Infinity; branch >= 0; limit = Math.min(limit, this.#branches[branch]!.until), branch = this.#branches[branch]!.parent) {
      const height = this.#branches[branch]!.blocks.get(block);
      if (height !== undefined && height <= limit) return true;
    }
    return false;
  }
}
