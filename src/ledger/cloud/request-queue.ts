/** Requests that wait, first come first served, in a ring of typed arrays: who, how it came, and since when. */

export class RequestQueue {
  #transactions = new Int32Array(16);
  #codes = new Int32Array(16);
  #since = new Float64Array(16);
  #head = 0;
  #length = 0;

  get length(): number { return this.#length; }
  /** The one at the head; ask only where there is one. */
  get transaction(): number { return this.#transactions[this.#head]!; }
  get code(): number { return this.#codes[this.#head]!; }
  /** When it began to wait, seconds. */
  get since(): number { return this.#since[this.#head]!; }

  push(transaction: number, code: number, since: number): void {
    if (this.#length === this.#transactions.length) this.#grow();
    this.#put((this.#head + this.#length++) & (this.#transactions.length - 1), transaction, code, since);
  }

  /** Puts a request before all others. */
  unshift(transaction: number, code: number, since: number): void {
    if (this.#length === this.#transactions.length) this.#grow();
    this.#head = (this.#head - 1) & (this.#transactions.length - 1);
    this.#length++;
    this.#put(this.#head, transaction, code, since);
  }

  /** Drops the head. */
  shift(): void {
    this.#head = (this.#head + 1) & (this.#transactions.length - 1);
    this.#length--;
  }

  #put(slot: number, transaction: number, code: number, since: number): void {
    this.#transactions[slot] = transaction;
    this.#codes[slot] = code;
    this.#since[slot] = since;
  }

  #grow(): void {
    const size = this.#transactions.length, head = this.#head;
    const larger = <A extends Int32Array | Float64Array>(old: A, made: A): A => {
      made.set(old.subarray(head));
      made.set(old.subarray(0, head), size - head);
      return made;
    };
    this.#transactions = larger(this.#transactions, new Int32Array(2 * size));
    this.#codes = larger(this.#codes, new Int32Array(2 * size));
    this.#since = larger(this.#since, new Float64Array(2 * size));
    this.#head = 0;
  }
}
