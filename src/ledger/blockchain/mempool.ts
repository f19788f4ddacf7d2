/**
 * What waits to be taken into a block. All miners see the same transactions, but they do not always build on the same
 * block; so there is one mempool that moves along the tree of blocks. Moved to another branch, it takes back what the
 * blocks that it leaves carried and gives out what those that it enters carry: the transactions of a block that lost
 * wait again, as the rules of a chain have it, at no cost while there are no forks.
 */
import type { Transaction } from "../port.js";
import { rewindowed } from "../window.js";
import { GENESIS, type Block, type BlockTree } from "./block-tree.js";
import { FeeQueue } from "./fee-queue.js";
import type { Rivals } from "./rivals.js";

/** Where a transaction is: on its way to the miners, waiting, in a block of this branch, not wanted beside a rival, done with. */
const State = { underWay: 0, waiting: 1, included: 2, unwanted: 3, gone: 4 } as const;

/** Transactions too large for what is left of a block that a miner skips before it closes the block. */
const MOST_SKIPPED = 20;

export interface MempoolRules {
  /** Bytes of a block. */
  readonly capacity: number;
  /** Whether a rival that pays more per byte takes the place of what came first. */
  readonly replaces: boolean;
}

export class Mempool {
  readonly #tree: BlockTree;
  readonly #rivals: Rivals;
  readonly #rules: MempoolRules;
  readonly #queue = new FeeQueue();
  #base = 0;
  #next = 0;
  #mask = 1023;
  /** Micro-tokens per byte. */
  #rate = new Float64Array(1024);
  #size = new Int32Array(1024);
  #state = new Uint8Array(1024);
  #since = new Float64Array(1024);
  #waiting = 0;
  /** The block on whose branch the mempool stands. */
  at: Block = GENESIS;
  /** Bytes and lowest fee per byte of the block that was filled last; the rate is 0 where it had room for more. */
  filled = 0;
  clearingRate = 0;

  constructor(tree: BlockTree, rivals: Rivals, rules: MempoolRules) {
    this.#tree = tree;
    this.#rivals = rivals;
    this.#rules = rules;
  }

  /** Transactions that wait. */
  get waiting(): number { return this.#waiting; }

  /** A transaction has been issued and is on its way to the miners. Identifiers grow; those left out are none of the miners' business. */
  add(transaction: Transaction, fee: number, size: number, now: number): void {
    while (this.#next <= transaction) {
      if (this.#next - this.#base > this.#mask) this.#makeRoom();
      this.#state[this.#next++ & this.#mask] = State.gone;
    }
    const slot = transaction & this.#mask;
    this.#rate[slot] = fee / size;
    this.#size[slot] = size;
    this.#since[slot] = now;
    this.#state[slot] = State.underWay;
  }

  /** A transaction has reached the miners. Of rivals they keep the first, or the one that pays most. */
  admit(transaction: Transaction): void {
    const slot = transaction & this.#mask;
    if (this.#state[slot] !== State.underWay) return;
    for (const rival of this.#rivals.of(transaction)) {
      const other = rival & this.#mask;
      if (rival === transaction || rival < this.#base || (this.#state[other] !== State.waiting && this.#state[other] !== State.included)) continue;
      if (this.#state[other] === State.included || !this.#rules.replaces || this.#rate[slot]! <= this.#rate[other]!) { this.#state[slot] = State.unwanted; return; }
      this.#state[other] = State.unwanted;
      this.#waiting--;
    }
    this.#wait(transaction);
  }

  /** A transaction has come to an end in the book: no block will carry it any more. */
  drop(transaction: Transaction): void {
    if (transaction < this.#base || this.#state[transaction & this.#mask] === State.included) return;
    if (this.#state[transaction & this.#mask] === State.waiting) this.#waiting--;
    this.#state[transaction & this.#mask] = State.gone;
  }

  /** A transaction is in a block that cannot be undone any more. */
  settle(transaction: Transaction): void { if (transaction >= this.#base) this.#state[transaction & this.#mask] = State.gone; }

  /** Moves to another branch. */
  moveTo(block: Block): void {
    if (block === this.at) return;
    const tree = this.#tree, ancestor = tree.commonAncestor(this.at, block);
    for (let left = this.at; left !== ancestor; left = tree.parentOf(left)) for (const transaction of tree.transactionsOf(left)) this.#undo(transaction);
    for (const entered of tree.path(ancestor, block)) for (const transaction of tree.transactionsOf(entered)) this.#include(transaction);
    this.at = block;
  }

  /** Chooses what the next block on this branch carries: the highest fees per byte that fit. */
  fill(): Transaction[] {
    const queue = this.#queue, chosen: Transaction[] = [], skipped: Transaction[] = [];
    let left = this.#rules.capacity, lowest = 0;
    while (queue.size > 0 && skipped.length < MOST_SKIPPED) {
      const transaction = queue.pop(), slot = transaction & this.#mask;
      if (transaction < this.#base || this.#state[slot] !== State.waiting || this.#isSpent(transaction)) continue;
      if (this.#size[slot]! > left) { skipped.push(transaction); continue; }
      left -= this.#size[slot]!;
      lowest = this.#rate[slot]!;
      this.#include(transaction);
      chosen.push(transaction);
    }
    for (const transaction of skipped) queue.push(transaction, this.#rate[transaction & this.#mask]!);
    this.filled = this.#rules.capacity - left;
    this.clearingRate = skipped.length > 0 ? lowest : 0;
    return chosen;
  }

  /** Tells of each transaction that has waited since before a time, and drops it. */
  expire(before: number, expired: (transaction: Transaction) => void): void {
    this.#advance();
    for (let transaction = this.#base; transaction < this.#next; transaction++) {
      const slot = transaction & this.#mask, state = this.#state[slot]!;
      if (state === State.gone || state === State.included) continue;
      if (this.#since[slot]! > before) return;
      this.drop(transaction);
      expired(transaction);
    }
  }

  #wait(transaction: Transaction): void {
    this.#state[transaction & this.#mask] = State.waiting;
    this.#waiting++;
    this.#queue.push(transaction, this.#rate[transaction & this.#mask]!);
  }

  #include(transaction: Transaction): void {
    const slot = transaction & this.#mask;
    if (this.#state[slot] === State.gone) return;
    if (this.#state[slot] === State.waiting) this.#waiting--;
    this.#state[slot] = State.included;
  }

  /** What a block carried that is no longer of this branch waits again, and so do rivals that it kept out. */
  #undo(transaction: Transaction): void {
    if (this.#state[transaction & this.#mask] !== State.included) return;
    this.#wait(transaction);
    for (const rival of this.#rivals.of(transaction)) {
      if (rival >= this.#base && this.#state[rival & this.#mask] === State.waiting && rival !== transaction) this.#queue.push(rival, this.#rate[rival & this.#mask]!);
    }
  }

  #isSpent(transaction: Transaction): boolean {
    return this.#rivals.of(transaction).some((rival) => rival >= this.#base && this.#state[rival & this.#mask] === State.included);
  }

  #advance(): void { while (this.#base < this.#next && this.#state[this.#base & this.#mask] === State.gone) this.#base++; }

  #makeRoom(): void {
    this.#advance();
    if (this.#next - this.#base <= this.#mask >> 1) return;
    const base = this.#base, next = this.#next, size = 2 * (this.#mask + 1);
    this.#rate = rewindowed(this.#rate, base, next, size);
    this.#size = rewindowed(this.#size, base, next, size);
    this.#state = rewindowed(this.#state, base, next, size);
    this.#since = rewindowed(this.#since, base, next, size);
    this.#mask = size - 1;
  }
}
