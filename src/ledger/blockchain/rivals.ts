/**
 * Transactions that spend the same funds, and which of them the miners take. One chain never holds two of them. A loser
 * has lost for good when another is confirmed and no block that is still known carries it: until then its branch,
 * perhaps a hidden one, may yet become the longest.
 */
import type { TransactionBook } from "../book.js";
import { Stage, type Transaction } from "../port.js";

const ALONE: readonly Transaction[] = [];

export class Rivals {
  readonly #book: TransactionBook;
  readonly #lose: (transaction: Transaction) => void;
  readonly #sets = new Map<Transaction, Transaction[]>();
  /** In how many known blocks each of them is. */
  readonly #carried = new Map<Transaction, number>();

  /** @param lose called when a transaction has lost for good */
  constructor(book: TransactionBook, lose: (transaction: Transaction) => void) {
    this.#book = book;
    this.#lose = lose;
  }

  /** All that spend the same funds, itself included; empty for a transaction without rivals. */
  of(transaction: Transaction): readonly Transaction[] { return this.#sets.get(transaction) ?? ALONE; }

  /** @param carriers known blocks that carry the original */
  join(original: Transaction, rival: Transaction, carriers: number): void {
    let set = this.#sets.get(original);
    if (!set) {
      this.#sets.set(original, set = [original]);
      this.#carried.set(original, carriers);
    }
    set.push(rival);
    this.#sets.set(rival, set);
    this.#carried.set(rival, 0);
  }

  /** A block that carries it was found. */
  carried(transaction: Transaction): void {
    const count = this.#carried.get(transaction);
    if (count !== undefined) this.#carried.set(transaction, count + 1);
  }

  /** One of a set was confirmed: what was confirmed in its place before is taken back, and the others lose unless a block carries them. */
  confirmed(transaction: Transaction): void {
    for (const other of this.of(transaction)) {
      if (other !== transaction && (this.#book.stage(other) === Stage.confirmed || this.#carried.get(other) === 0)) this.#lose(other);
    }
  }

  /** A block that carries it was forgotten. */
  dropped(transaction: Transaction): void {
    const count = this.#carried.get(transaction);
    if (count === undefined) return;
    this.#carried.set(transaction, count - 1);
    const set = this.of(transaction);
    if (count > 1 || !set.some((member) => this.#book.stage(member) === Stage.confirmed)) return;
    if (!this.#book.hasEnded(transaction)) this.#lose(transaction);
    if (set.every((member) => this.#book.hasEnded(member) && this.#carried.get(member) === 0)) this.#forget(set);
  }

  #forget(set: readonly Transaction[]): void {
    for (const member of set) {
      this.#sets.delete(member);
      this.#carried.delete(member);
    }
  }
}
