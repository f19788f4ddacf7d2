/**
 * The chain as payees see it: one peer without hash power, which hears of blocks like any miner. A transaction is accepted
 * once its block is on this peer's longest chain, and confirmed once the block lies k deep, itself included. A longer
 * branch may undo blocks deeper than that; what was confirmed in them is confirmed for good only if the branch has it too.
 */
import type { TransactionBook } from "../book.js";
import { Stage, type Account, type Transaction } from "../port.js";
import { GENESIS, type Block, type BlockTree } from "./block-tree.js";
import type { Fees } from "./fees.js";
import type { Rivals } from "./rivals.js";
import type { ChainStatistics } from "./statistics.js";

export interface PayeesViewParts {
  readonly book: TransactionBook;
  readonly tree: BlockTree;
  readonly rivals: Rivals;
  readonly fees: Fees;
  readonly statistics: ChainStatistics;
  /** k. */
  readonly confirmations: number;
  /** Where the fees of each miner's blocks go. */
  readonly accounts: readonly Account[];
}

export class PayeesView {
  readonly #parts: PayeesViewParts;
  #tip: Block = GENESIS;
  /** Heights of the blocks of transactions that are not k deep yet, where a settlement policy goes by it. */
  #heights: Map<Transaction, number> | undefined;
  /** The youngest block that is k deep. */
  frontier: Block = GENESIS;

  constructor(parts: PayeesViewParts) { this.#parts = parts; }

  /** How deep a transaction lies against k; a single block that confirms leaves nothing between. */
  grades(): ((transaction: Transaction) => number) | undefined {
    const { tree, confirmations } = this.#parts;
    if (confirmations === 1) return undefined;
    const heights = this.#heights = new Map<Transaction, number>();
    return (transaction) => (tree.heightOf(this.#tip) + 1 - (heights.get(transaction) ?? Infinity)) / confirmations;
  }

  /** The peer has taken a longer chain for its own. */
  moveTo(block: Block): void {
    const { book, tree, confirmations } = this.#parts, ancestor = tree.commonAncestor(this.#tip, block);
    if (ancestor !== this.#tip) this.#undo(ancestor);
    this.#tip = block;
    for (const entered of tree.path(ancestor, block)) {
      for (const transaction of tree.transactionsOf(entered)) {
        this.#heights?.set(transaction, tree.heightOf(entered));
        book.reach(transaction, Stage.accepted);
      }
    }
    const height = tree.heightOf(block) - confirmations + 1;
    if (height <= tree.heightOf(this.frontier)) return;
    let deep = block;
    while (tree.heightOf(deep) > height) deep = tree.parentOf(deep);
    for (const confirmed of tree.path(this.frontier, deep)) {
      this.frontier = confirmed;
      this.#confirm(confirmed);
    }
  }

  #undo(ancestor: Block): void {
    const { tree, statistics } = this.#parts, height = tree.heightOf(ancestor);
    let unconfirmed = 0;
    for (let undone = this.frontier; tree.heightOf(undone) > height; undone = tree.parentOf(undone)) unconfirmed += tree.transactionsOf(undone).length;
    if (tree.heightOf(this.frontier) > height) this.frontier = ancestor;
    if (this.#heights) for (let undone = this.#tip; tree.heightOf(undone) > height; undone = tree.parentOf(undone)) for (const each of tree.transactionsOf(undone)) this.#heights.delete(each);
    statistics.reorganised(tree.heightOf(this.#tip) - height, unconfirmed);
  }

  #confirm(block: Block): void {
    const { book, tree, rivals, fees, accounts } = this.#parts;
    for (const transaction of tree.transactionsOf(block)) {
      this.#heights?.delete(transaction);
      fees.collector = accounts[tree.minerOf(block)]!;
      book.reach(transaction, Stage.confirmed);
      if (rivals.of(transaction).length > 0 && book.stage(transaction) === Stage.confirmed) rivals.confirmed(transaction);
    }
  }
}
