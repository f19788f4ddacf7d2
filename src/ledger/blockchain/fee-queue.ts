/** The mempool's order: the highest fee per byte first, of equal ones the earliest transaction. A binary heap in two arrays. */
import type { Transaction } from "../port.js";

export class FeeQueue {
  #rate = new Float64Array(1024);
  #transaction = new Int32Array(1024);
  #size = 0;

  get size(): number { return this.#size; }

  /** @param rate fee per byte */
  push(transaction: Transaction, rate: number): void {
    if (this.#size === this.#rate.length) this.#grow();
    const rates = this.#rate, transactions = this.#transaction;
    let hole = this.#size++;
    while (hole > 0) {
      const above = (hole - 1) >> 1;
      if (!precedes(rate, transaction, rates[above]!, transactions[above]!)) break;
      rates[hole] = rates[above]!;
      transactions[hole] = transactions[above]!;
      hole = above;
    }
    rates[hole] = rate;
    transactions[hole] = transaction;
  }

  /** Takes the first out; there must be one. */
  pop(): Transaction {
    const rates = this.#rate, transactions = this.#transaction, first = transactions[0]!, size = --this.#size;
    const rate = rates[size]!, transaction = transactions[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && precedes(rates[child + 1]!, transactions[child + 1]!, rates[child]!, transactions[child]!)) child++;
      if (!precedes(rates[child]!, transactions[child]!, rate, transaction)) break;
      rates[hole] = rates[child]!;
      transactions[hole] = transactions[child]!;
      hole = child;
    }
    rates[hole] = rate;
    transactions[hole] = transaction;
    return first;
  }

  #grow(): void {
    const rate = new Float64Array(2 * this.#size), transaction = new Int32Array(2 * this.#size);
    rate.set(this.#rate);
    transaction.set(this.#transaction);
    this.#rate = rate;
    this.#transaction = transaction;
  }
}

function precedes(rate: number, transaction: Transaction, otherRate: number, other: Transaction): boolean {
  return rate > otherRate || (rate === otherRate && transaction < other);
}
