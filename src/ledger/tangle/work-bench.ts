/** Transactions whose issuers are at work, or will be: how long, and the parents that each has chosen, in places that are used again. */
import type { Transaction } from "../port.js";

export class WorkBench {
  readonly #width: number;
  #transaction = new Int32Array(64);
  #count = new Int32Array(64);
  #deaths = new Int32Array(64);
  #seconds = new Float64Array(64);
  #parents: Int32Array<ArrayBuffer>;
  readonly #free: number[] = [];
  #used = 0;

  constructor(width: number) {
    this.#width = width;
    this.#parents = new Int32Array(64 * width);
  }

  /** @param seconds of work. @returns the place */
  put(transaction: Transaction, seconds: number): number {
    const place = this.#free.pop() ?? this.#used++;
    if (place === this.#transaction.length) this.#grow();
    this.#transaction[place] = transaction;
    this.#seconds[place] = seconds;
    this.#count[place] = 0;
    return place;
  }

  /** The work in a place begins. @param deaths how many sites had died when the parents were chosen */
  choose(place: number, parents: Int32Array, count: number, deaths: number): void {
    this.#count[place] = count;
    this.#deaths[place] = deaths;
    for (let i = 0; i < count; i++) this.#parents[place * this.#width + i] = parents[i]!;
  }

  seconds(place: number): number { return this.#seconds[place]!; }
  transaction(place: number): Transaction { return this.#transaction[place]!; }
  deaths(place: number): number { return this.#deaths[place]!; }

  /** Gives a place back and copies its parents. @returns how many there are */
  take(place: number, parents: Int32Array): number {
    const count = this.#count[place]!;
    for (let i = 0; i < count; i++) parents[i] = this.#parents[place * this.#width + i]!;
    this.#free.push(place);
    return count;
  }

  #grow(): void {
    const enlarged = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(2 * column.length);
      larger.set(column);
      return larger;
    };
    const seconds = new Float64Array(2 * this.#seconds.length);
    seconds.set(this.#seconds);
    this.#seconds = seconds;
    this.#transaction = enlarged(this.#transaction);
    this.#count = enlarged(this.#count);
    this.#deaths = enlarged(this.#deaths);
    this.#parents = enlarged(this.#parents);
  }
}
