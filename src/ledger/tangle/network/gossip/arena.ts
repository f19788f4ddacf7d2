/**
 * Lists of sites of any length in one array: first in, first out but for a few that stay long. A list is at a place that
 * holds until it is freed; the array is used in a ring and doubles when it is full.
 */
export class ListArena {
  #items = new Int32Array(1 << 16);
  /** Places run on for ever; an item stands at its place modulo the size. */
  #next = 0;
  #first = 0;

  get items(): Int32Array { return this.#items; }
  get mask(): number { return this.#items.length - 1; }
  get bytes(): number { return this.#items.byteLength; }

  /** Makes room for one list of at most `length` items. @returns its place */
  begin(length: number): number {
    while (this.#next + length - this.#first > this.#items.length) this.#grow();
    return this.#next;
  }

  /** The list that was begun last has come to end at `end`. */
  end(end: number): void { this.#next = end; }

  /** All lists up to this place are free. */
  freeUpTo(place: number): void { if (place > this.#first) this.#first = place; }

  #grow(): void {
    const { length } = this.#items, larger = new Int32Array(2 * length);
    for (let place = this.#first; place < this.#next; place++) larger[place & (2 * length - 1)] = this.#items[place & (length - 1)]!;
    this.#items = larger;
  }
}
