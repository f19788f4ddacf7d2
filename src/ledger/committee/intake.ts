/**
 * Transactions on their way through the committee: from a device to its validator, into that one's next block, and back
 * to the payee when *its* validator commits the block. Of two that spend the same funds, the one that stands first in the
 * committed sequence wins. The users of a validator that is down are served by the next one that runs.
 */
import type { EventType, Kernel } from "../../sim/kernel.js";
import type { RandomStream } from "../../sim/random.js";
import type { TransactionBook } from "../book.js";
import { Stage, type Account, type AccountOptions, type Transaction } from "../port.js";
import { NOTHING, type Block, type BlockDag } from "./block-dag.js";
import type { Commit, Sequence } from "./sequence.js";

/** The validator of an account that stands for a crowd: another for each transaction. */
const ANY = -1;

export interface IntakeParts {
  readonly kernel: Kernel;
  readonly book: TransactionBook;
  readonly dag: BlockDag;
  /** Which validator each account talks to. */
  readonly random: RandomStream;
  /** Seconds from a device to its validator. */
  readonly access: number;
  /** Transactions in a block. */
  readonly blockSize: number;
  /** So many transactions wait for a block from now on. */
  readonly waiting: (count: number) => void;
  /** Validators that nobody talks to, because they are known to lie. */
  readonly unserving: readonly number[];
  /** Whether more are faulty than the committee tolerates, so that payees may disagree. */
  readonly mayFork: boolean;
}

export class Intake {
  readonly #parts: IntakeParts;
  readonly #validatorOf: number[] = [];
  readonly #queues: Transaction[][];
  readonly #down: Uint8Array;
  readonly #enter: EventType;
  readonly #seen: EventType;
  /** Height at which each transaction stands in the sequence, by branch, until nothing can contradict it any more. */
  readonly #standing: Map<Transaction, number>[] = [];
  #waiting = 0;

  constructor(parts: IntakeParts) {
    const { kernel, book, dag } = parts, { validators } = dag.committee;
    this.#parts = parts;
    this.#queues = Array.from({ length: validators }, () => []);
    this.#down = new Uint8Array(validators);
    for (const validator of parts.unserving) this.#down[validator] = 1;
    this.#enter = kernel.eventType("committee/enter", (transaction, validator) => { this.#queue(transaction, validator); });
    this.#seen = kernel.eventType("committee/seen", (transaction) => { book.reach(transaction, Stage.seen); });
  }

  opened(account: Account, { crowd = false }: AccountOptions): void {
    this.#validatorOf[account] = crowd ? ANY : this.#draw();
  }

  submit(transaction: Transaction): void {
    const { kernel, book, access } = this.#parts, own = this.#validatorOf[book.payer(transaction)] ?? ANY;
    kernel.after(access, this.#enter, transaction, own === ANY ? this.#draw() : own);
  }

  /** A rival goes to a validator at random, as its issuer would have it. */
  submitRival(transaction: Transaction): void { this.#parts.kernel.after(this.#parts.access, this.#enter, transaction, this.#draw()); }

  /** What a validator's next block carries, the longest waiting first. */
  take(validator: number): readonly Transaction[] {
    const { book, blockSize } = this.#parts, queue = this.#queues[validator]!;
    if (queue.length === 0) return NOTHING;
    const taken: Transaction[] = [];
    let read = 0;
    for (; read < queue.length && taken.length < blockSize; read++) if (!book.hasEnded(queue[read]!)) taken.push(queue[read]!);
    queue.splice(0, read);
    this.#wait(-read);
    return taken;
  }

  /** A block with these transactions has been made, and it is known when it arrives where. */
  carried(transactions: readonly Transaction[], block: Block): void {
    const { kernel, book, dag } = this.#parts, author = dag.authorOf(block);
    for (const transaction of transactions) {
      book.reach(transaction, Stage.attached);
      const at = dag.arrivalAt(block, this.#server(transaction, author));
      if (at < Infinity) kernel.at(Math.max(kernel.now, at), this.#seen, transaction);
    }
  }

  /** A block will never be committed: its transactions wait for another one. */
  lost(transactions: readonly Transaction[], author: number): void {
    for (const transaction of transactions) if (!this.#parts.book.hasEnded(transaction)) this.#queue(transaction, author);
  }

  /** The first validator commits: which transactions win, and who waits for them. */
  made(commit: Commit, sequence: Sequence): void {
    const { book, dag } = this.#parts, standing = this.#standing[commit.branch] ??= new Map<Transaction, number>();
    for (const block of commit.blocks) {
      for (const transaction of dag.transactionsOf(block)) {
        if (book.hasEnded(transaction) || this.#stands(transaction, commit, sequence)) continue;
        const server = this.#server(transaction, dag.authorOf(block));
        const all = commit.served ??= new Map<number, { transactions: Transaction[]; wins: boolean[] }>();
        let served = all.get(server);
        if (served === undefined) all.set(server, served = { transactions: [], wins: [] });
        served.transactions.push(transaction);
        const wins = !book.rivals(transaction).some((rival) => rival !== transaction && this.#wins(rival, commit, sequence));
        served.wins.push(wins);
        if (wins) standing.set(transaction, commit.height);
      }
    }
  }

  /** A validator has come to a commit. */
  settle(commit: Commit, validator: number): void {
    const served = commit.served?.get(validator);
    if (served === undefined) return;
    const { book, mayFork } = this.#parts;
    commit.served!.delete(validator);
    for (const [i, transaction] of served.transactions.entries()) {
      if (served.wins[i]!) {
        book.reach(transaction, Stage.confirmed);
        if (!mayFork) this.#standing[0]!.delete(transaction);
      } else book.conflicting(transaction);
    }
  }

  /** A validator stops: its users, and what waits at it, go to the next one. @param last what it has committed */
  stopped(validator: number, last: Commit, heightOf: (validator: number) => number): void {
    this.#down[validator] = 1;
    const next = this.#running(validator);
    if (next === validator) return;
    const queue = this.#queues[validator]!;
    this.#queues[next]!.push(...queue.splice(0));
    for (let commit = last.next; commit !== undefined; commit = commit.next) {
      const waiting = commit.served?.get(validator), served = commit.served?.get(next);
      if (waiting === undefined) continue;
      commit.served!.delete(validator);
      if (served === undefined) commit.served!.set(next, waiting);
      else { served.transactions.push(...waiting.transactions); served.wins.push(...waiting.wins); }
      if (commit.height <= heightOf(next)) this.settle(commit, next);
    }
  }

  back(validator: number): void { this.#down[validator] = 0; }

  #stands(transaction: Transaction, commit: Commit, sequence: Sequence): boolean {
    return this.#standing.some((heights, branch) => {
      const height = heights.get(transaction);
      return height !== undefined && sequence.isBelow(branch, height, commit.branch);
    });
  }

  #wins(rival: Transaction, commit: Commit, sequence: Sequence): boolean {
    return this.#stands(rival, commit, sequence) || (!this.#parts.mayFork && this.#parts.book.stage(rival) === Stage.confirmed);
  }

  #queue(transaction: Transaction, validator: number): void {
    this.#queues[this.#running(validator)]!.push(transaction);
    this.#wait(1);
  }

  #wait(change: number): void { this.#parts.waiting(this.#waiting += change); }

  /** The validator that tells the payee; whoever posts data hears from the one that it posted through. */
  #server(transaction: Transaction, author: number): number {
    const own = this.#validatorOf[this.#parts.book.payee(transaction)] ?? ANY;
    return this.#running(own === ANY ? author : own);
  }

  #draw(): number { return this.#parts.random.integer(this.#queues.length); }

  #running(validator: number): number {
    const { length } = this.#queues;
    for (let i = 0; i < length; i++) if (this.#down[(validator + i) % length] === 0) return (validator + i) % length;
    return validator;
  }
}
