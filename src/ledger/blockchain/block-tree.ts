/**
 * The tree of blocks: each has one parent, and a height that counts the blocks below it. Identifiers grow along every
 * branch, so the common ancestor of two blocks is found by stepping back from the younger one. Kept is a window (see
 * window.ts): what lies below the last block that all views have in common can never be undone, and is forgotten.
 */
import type { Transaction } from "../port.js";
import { rewindowed } from "../window.js";

/** Identifier of a block, from 0, the genesis. */
export type Block = number;
export const GENESIS: Block = 0;

export class BlockTree {
  /** The oldest block that is known, and the next to be found. */
  base: Block = GENESIS;
  next: Block = GENESIS;
  mask = 63;
  parent = new Int32Array(64);
  height = new Int32Array(64);
  miner = new Int32Array(64);
  /** Peers that the block is still under way to. */
  flights = new Int32Array(64);
  readonly #transactions: (readonly Transaction[])[] = [];

  constructor() { this.add(GENESIS, -1, []); }

  /** Adds a block on a parent that is known. */
  add(parent: Block, miner: number, transactions: readonly Transaction[]): Block {
    if (this.next - this.base > this.mask) this.#grow();
    const block = this.next++, slot = block & this.mask;
    this.parent[slot] = parent;
    this.height[slot] = block === GENESIS ? 0 : this.heightOf(parent) + 1;
    this.miner[slot] = miner;
    this.flights[slot] = 0;
    this.#transactions[slot] = transactions;
    return block;
  }

  parentOf(block: Block): Block { return this.parent[block & this.mask]!; }
  heightOf(block: Block): number { return this.height[block & this.mask]!; }
  minerOf(block: Block): number { return this.miner[block & this.mask]!; }
  transactionsOf(block: Block): readonly Transaction[] { return this.#transactions[block & this.mask]!; }

  commonAncestor(a: Block, b: Block): Block {
    const { parent, mask } = this;
    while (a !== b) if (a > b) a = parent[a & mask]!; else b = parent[b & mask]!;
    return a;
  }

  /** Blocks above `from`, an ancestor of `to`, up to `to`, the lowest first. */
  path(from: Block, to: Block): Block[] {
    const blocks: Block[] = [];
    for (let block = to; block !== from; block = this.parentOf(block)) blocks.push(block);
    return blocks.reverse();
  }

  /** How many known blocks carry a transaction. */
  carriers(transaction: Transaction): number {
    let count = 0;
    for (let block = this.base; block < this.next; block++) if (this.transactionsOf(block).includes(transaction)) count++;
    return count;
  }

  /**
   * Forgets all blocks older than one that every view, and every block under way, builds on.
   * @param forgotten told of each, the oldest first, and whether it lies below `settled` or on a branch that died
   */
  prune(settled: Block, forgotten: (block: Block, isBelow: boolean) => void): void {
    const below = new Set<Block>();
    for (let block = settled; block > this.base;) below.add(block = this.parentOf(block));
    for (; this.base < settled; this.base++) {
      forgotten(this.base, below.has(this.base));
      this.#transactions[this.base & this.mask] = [];
    }
  }

  #grow(): void {
    const { base, next } = this, size = 2 * (this.mask + 1);
    const moved = Array.from({ length: next - base }, (_, i) => this.transactionsOf(base + i));
    this.parent = rewindowed(this.parent, base, next, size);
    this.height = rewindowed(this.height, base, next, size);
    this.miner = rewindowed(this.miner, base, next, size);
    this.flights = rewindowed(this.flights, base, next, size);
    this.mask = size - 1;
    moved.forEach((transactions, i) => { this.#transactions[(base + i) & this.mask] = transactions; });
  }
}
