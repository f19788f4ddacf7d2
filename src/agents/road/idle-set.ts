/** The vehicles of a fleet that wait for a trip: any of them can be taken at random, added or removed in O(1). */
export class IdleSet {
  readonly #members: Int32Array;
  /** Place of each device in `members`, −1 where it is not idle. */
  readonly #place: Int32Array;
  #count = 0;

  constructor(capacity: number) {
    this.#members = new Int32Array(capacity);
    this.#place = new Int32Array(capacity).fill(-1);
  }

  get count(): number { return this.#count; }

  has(device: number): boolean { return this.#place[device]! >= 0; }

  add(device: number): void {
    if (this.has(device)) return;
    this.#place[device] = this.#count;
    this.#members[this.#count++] = device;
  }

  /** Removes a device; the last one takes its place. */
  remove(device: number): void {
    const place = this.#place[device]!;
    if (place < 0) return;
    const last = this.#members[--this.#count]!;
    this.#members[place] = last;
    this.#place[last] = place;
    this.#place[device] = -1;
  }

  /** Removes and returns the device at `index` below `count`. */
  take(index: number): number {
    const device = this.#members[index]!;
    this.remove(device);
    return device;
  }
}
