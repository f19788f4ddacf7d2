/**
 * A chain of blocks. Every miner, and one peer for all payees, has a view: the tip of the longest chain that it has heard
 * of, the first of equal ones. Whoever finds a block builds on its own view, so that forks and reorganisations need no
 * rule of their own: they are what happens while a block is under way.
 *
 *     submit → relay → mempool → block of a miner → propagation → payees' view: accepted, k deep: confirmed
 */
import type { EventType, Kernel } from "../../sim/kernel.js";
import type { RandomStream } from "../../sim/random.js";
import type { TransactionBook } from "../book.js";
import type { LedgerEngine } from "../definition.js";
import { Stage, type Account, type Transaction } from "../port.js";
import { GENESIS, type Block, type BlockTree } from "./block-tree.js";
import type { Consensus } from "./consensus.js";
import type { Mempool } from "./mempool.js";
import type { PayeesView } from "./payees-view.js";
import type { Rivals } from "./rivals.js";
import type { ChainStatistics } from "./statistics.js";

/** Blocks between two looks at what all views have in common. */
const PRUNING = 32;

export interface ChainParts {
  readonly kernel: Kernel;
  readonly book: TransactionBook;
  readonly tree: BlockTree;
  readonly rivals: Rivals;
  readonly mempool: Mempool;
  readonly payees: PayeesView;
  readonly statistics: ChainStatistics;
  readonly consensus: Consensus;
  /** Hash power or stake of each honest miner; with the attacker's they sum to 1. */
  readonly shares: Float64Array;
  readonly propagation: () => number;
  /** Mean seconds until a transaction has reached the miners, exponential. */
  readonly relay: number;
  readonly expiry: number;
  /** Bytes of a transaction of this amount. */
  readonly size: (amount: number) => number;
}

/** A miner that does not keep the rules. */
export interface Attacker {
  /** The last of its hidden blocks. */
  readonly tip: Block;
  /** It has found a block. */
  found(): void;
  /** The longest chain that is known to others has changed. */
  extended(): void;
}

export class Blockchain implements LedgerEngine {
  readonly parts: ChainParts;
  readonly #tips: Int32Array;
  readonly #heard: RandomStream;
  readonly #chance: RandomStream;
  readonly #arriveEvent: EventType;
  readonly #deliverEvent: EventType;
  #best: Block = GENESIS;
  /** The greatest height at which two blocks have been found. */
  #forkedAt = 0;
  #attacker: Attacker | undefined;

  constructor(parts: ChainParts) {
    const { kernel, shares, consensus } = parts;
    this.parts = parts;
    this.#tips = new Int32Array(shares.length + 1);
    this.#heard = kernel.stream("blockchain/relay");
    this.#chance = kernel.stream("blockchain/miners");
    this.#arriveEvent = kernel.eventType("blockchain/arrive", (transaction) => { this.#arrive(transaction); });
    this.#deliverEvent = kernel.eventType("blockchain/deliver", (block, view) => {
      parts.tree.flights[block & parts.tree.mask]!--;
      this.#adopt(view, block);
    });
    consensus.start(kernel, () => { this.#found(); });
  }

  /** Tip of the longest chain that any honest miner knows. */
  get best(): Block { return this.#best; }
  set attacker(attacker: Attacker) { this.#attacker = attacker; }

  grades(): ((transaction: Transaction) => number) | undefined { return this.parts.payees.grades(); }

  submit(transaction: Transaction): void {
    const { kernel, book, relay } = this.parts;
    this.#know(transaction);
    kernel.after(relay === 0 ? 0 : this.#heard.exponential(relay), this.#arriveEvent, transaction);
    book.reach(transaction, Stage.attached);
  }

  submitRival(transaction: Transaction, original: Transaction): void {
    this.#join(transaction, original);
    this.submit(transaction);
  }

  /** Takes a rival that its issuer shows to nobody. */
  hide(transaction: Transaction, original: Transaction): void {
    this.#join(transaction, original);
    this.#know(transaction);
  }

  /** Adds a block that nobody is told of. */
  addHidden(parent: Block, transactions: readonly Transaction[]): Block {
    const { tree, rivals, shares } = this.parts;
    for (const transaction of transactions) rivals.carried(transaction);
    return tree.add(parent, shares.length, transactions);
  }

  /** Tells all others of a block, and of all below it. @param finder view that has it at once; −1: none */
  publish(block: Block, finder: number): void {
    const { kernel, tree, mempool, consensus, statistics, propagation } = this.parts, grown = tree.heightOf(block) - tree.heightOf(this.#best);
    if (grown > 0) {
      this.#best = block;
      statistics.extended(grown);
      consensus.extended(tree.heightOf(block), kernel.now);
    }
    mempool.moveTo(this.#best);
    statistics.waiting = mempool.waiting;
    for (let view = 0; view < this.#tips.length; view++) {
      const delay = view === finder ? 0 : propagation();
      if (delay === 0) { this.#adopt(view, block); continue; }
      tree.flights[block & tree.mask]!++;
      kernel.after(delay, this.#deliverEvent, block, view);
    }
    this.#attacker?.extended();
  }

  #join(transaction: Transaction, original: Transaction): void {
    const { tree, rivals } = this.parts;
    rivals.join(original, transaction, rivals.of(original).length > 0 ? 0 : tree.carriers(original));
  }

  #know(transaction: Transaction): void {
    const { kernel, book, mempool, size } = this.parts;
    mempool.add(transaction, book.fee(transaction), size(book.amount(transaction)), kernel.now);
  }

  #arrive(transaction: Transaction): void {
    const { book, mempool, statistics } = this.parts;
    if (book.hasEnded(transaction)) return;
    mempool.admit(transaction);
    statistics.waiting = mempool.waiting;
    book.reach(transaction, Stage.seen);
  }

  /** Somebody may add a block, by its share. */
  #found(): void {
    const { kernel, book, tree, rivals, mempool, shares, expiry, statistics } = this.parts;
    if (tree.next % PRUNING === 0) this.#prune();
    mempool.expire(kernel.now - expiry, (transaction) => { book.orphaned(transaction); });
    let miner = 0;
    for (let left = this.#chance.next(); miner < shares.length && (left -= shares[miner]!) >= 0;) miner++;
    if (miner === shares.length) {
      if (this.#attacker) { this.#attacker.found(); return; }
      miner--; // Rounding: the shares of the honest sum to 1.
    }
    const parent = this.#tips[miner]!;
    mempool.moveTo(parent);
    const transactions = mempool.fill(), block = mempool.at = tree.add(parent, miner, transactions);
    for (const transaction of transactions) {
      rivals.carried(transaction);
      statistics.carried(book.hasEnded(transaction) ? 0 : book.fee(transaction));
    }
    const height = tree.heightOf(block), isFork = height <= tree.heightOf(this.#best) && height > this.#forkedAt;
    if (isFork) this.#forkedAt = height;
    statistics.found(mempool.filled, isFork);
    this.publish(block, miner);
  }

  /** A view hears of a block: it follows the longest chain, but never undoes what is final. */
  #adopt(view: number, block: Block): void {
    const { tree, payees, consensus, shares, statistics } = this.parts, tip = this.#tips[view]!;
    if (tree.heightOf(block) <= tree.heightOf(tip)) return;
    if (consensus.finality < Infinity && tree.heightOf(tip) - tree.heightOf(tree.commonAncestor(tip, block)) > consensus.finality) {
      statistics.refused();
      return;
    }
    this.#tips[view] = block;
    if (view === shares.length) payees.moveTo(block);
  }

  /** Forgets what lies below the last block that every view, every block under way and the payees' confirmations build on. */
  #prune(): void {
    const { tree, mempool, rivals, payees } = this.parts;
    let settled = tree.commonAncestor(payees.frontier, this.#best);
    if (this.#attacker) settled = tree.commonAncestor(settled, this.#attacker.tip);
    for (const tip of this.#tips) settled = tree.commonAncestor(settled, tip);
    for (let block = tree.base; block < tree.next; block++) if (tree.flights[block & tree.mask]! > 0) settled = tree.commonAncestor(settled, block);
    tree.prune(settled, (block, isBelow) => {
      for (const transaction of tree.transactionsOf(block)) {
        if (isBelow) mempool.settle(transaction);
        rivals.dropped(transaction);
      }
    });
  }
}

/** Opens an account for each miner, the last for an attacker. */
export function openMiners(book: TransactionBook, count: number): Account[] {
  return Array.from({ length: count }, () => book.accounts.open({ kind: "miner" }));
}
