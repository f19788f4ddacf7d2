/**
 * A 4-ary heap of slots: the simple twin of the ladder queue, and the oracle of its tests. Logarithmic in the number of pending
 * events; the insertion sequence is kept per slot, since a heap by itself does not keep ties in order.
 */
import { CANCELLED, TAG, TIME_STRIDE, TYPE_MASK, WORD_STRIDE, grownCapacity, type EventPool } from "./event-pool.js";
import type { FutureEventList } from "./future-event-list.js";

export class HeapEventList implements FutureEventList {
  readonly #pool: EventPool;
  #heap = new Int32Array(256);
  /** Insertion sequence by slot. */
  #sequences = new Float64Array(256);
  #length = 0;
  #inserted = 0;

  constructor(pool: EventPool) {
    this.#pool = pool;
  }

  insert(slot: number): void {
    if (this.#length === this.#heap.length) this.#heap = enlarged(this.#heap, new Int32Array(grownCapacity(this.#length)));
    while (slot >= this.#sequences.length) {
      this.#sequences = enlarged(this.#sequences, new Float64Array(grownCapacity(this.#sequences.length)));
    }
    this.#sequences[slot] = this.#inserted++;
    this.#siftUp(this.#length++, slot);
  }

  first(): number {
    const pool = this.#pool;
    while (this.#length > 0) {
      const slot = this.#heap[0]!;
      if ((pool.words[WORD_STRIDE * slot + TAG]! & TYPE_MASK) !== CANCELLED) return slot;
      this.removeFirst();
      pool.bury(slot);
    }
    return 0;
  }

  removeFirst(): void {
    const last = this.#heap[--this.#length]!;
    if (this.#length > 0) this.#siftDown(0, last);
  }

  sweep(): void {
    const heap = this.#heap, pool = this.#pool;
    let kept = 0;
    for (let place = 0; place < this.#length; place++) {
      const slot = heap[place]!;
      if ((pool.words[WORD_STRIDE * slot + TAG]! & TYPE_MASK) === CANCELLED) pool.bury(slot);
      else heap[kept++] = slot;
    }
    this.#length = kept;
    for (let place = (kept - 2) >> 2; place >= 0; place--) this.#siftDown(place, heap[place]!);
  }

  get bytes(): number {
    return this.#heap.byteLength + this.#sequences.byteLength;
  }

  /** Moves the hole towards the root until `slot` fits, then fills it. */
  #siftUp(hole: number, slot: number): void {
    const heap = this.#heap;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      if (!this.#precedes(slot, heap[parent]!)) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = slot;
  }

  /** Moves the hole towards the leaves until `slot` fits, then fills it. */
  #siftDown(hole: number, slot: number): void {
    const heap = this.#heap, length = this.#length;
    for (let child = 4 * hole + 1; child < length; child = 4 * hole + 1) {
      const end = Math.min(child + 4, length);
      let least = child;
      for (let other = child + 1; other < end; other++) if (this.#precedes(heap[other]!, heap[least]!)) least = other;
      if (!this.#precedes(heap[least]!, slot)) break;
      heap[hole] = heap[least]!;
      hole = least;
    }
    heap[hole] = slot;
  }

  #precedes(left: number, right: number): boolean {
    const times = this.#pool.times, leftTime = times[TIME_STRIDE * left]!, rightTime = times[TIME_STRIDE * right]!;
    return leftTime < rightTime || (leftTime === rightTime && this.#sequences[left]! < this.#sequences[right]!);
  }
}

function enlarged<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
