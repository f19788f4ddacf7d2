/**
 * Where pending events live: records of 24 bytes in one buffer, addressed by a small integer, the slot. An event list orders
 * slots and never moves records, so a handle stays good for the life of its event.
 *
 * Layout of a record: time (float64) · link (int32, free for the event list) · generation and type (20 + 12 bits) · a · b
 * (int32 each). Slot 0 is never used, so that 0 can end a chain of links and a fresh array means "all empty".
 */

/** Float64 elements of a record; its time is element `TIME_STRIDE * slot` of `times`. */
export const TIME_STRIDE = 3;
/** Int32 elements of a record, with the offsets of its fields in `words`; the two halves of its time come first. */
export const WORD_STRIDE = 6;
export const LINK = 2;
export const TAG = 3;
export const FIRST_ARGUMENT = 4;
export const SECOND_ARGUMENT = 5;

/** The low bits of a tag are the event's type; the highest type marks an event that was cancelled. */
export const TYPE_MASK = 0xfff;
export const CANCELLED = TYPE_MASK;

const GENERATION_STEP = TYPE_MASK + 1;
const LAST_GENERATION = 0xfffff;
const SLOTS_PER_HANDLE = 4_294_967_296;
const RECORD_BYTES = 8 * TIME_STRIDE;
const FIRST_CAPACITY = 256;
const DOUBLING_ENDS = 1 << 16;

/**
 * The next capacity of an array that is full: twice as much, and a quarter more once it is large, which keeps the room that is
 * reserved but not used below a quarter of what is used.
 */
export function grownCapacity(capacity: number): number {
  return capacity < DOUBLING_ENDS ? 2 * capacity : capacity + (capacity >>> 2);
}

export class EventPool {
  times: Float64Array;
  words: Int32Array;
  #capacity = FIRST_CAPACITY;
  #fresh = 1;
  #free = 0;
  /** Events that are neither fired nor cancelled. */
  live = 0;
  /** Events that are cancelled but still somewhere in the event list. */
  dead = 0;

  constructor() {
    const buffer = new ArrayBuffer(RECORD_BYTES * FIRST_CAPACITY);
    this.times = new Float64Array(buffer);
    this.words = new Int32Array(buffer);
  }

  /** Takes a free slot for an event; the caller fills in its time. */
  allocate(type: number, a: number, b: number): number {
    let slot = this.#free;
    if (slot !== 0) this.#free = this.words[WORD_STRIDE * slot + LINK]!;
    else slot = this.#allocateFresh();
    const words = this.words, record = WORD_STRIDE * slot;
    words[record + TAG] = (words[record + TAG]! & ~TYPE_MASK) | type;
    words[record + FIRST_ARGUMENT] = a;
    words[record + SECOND_ARGUMENT] = b;
    this.live++;
    return slot;
  }

  #allocateFresh(): number {
    if (this.#fresh === this.#capacity) this.#grow();
    return this.#fresh++;
  }

  #grow(): void {
    const capacity = grownCapacity(this.#capacity);
    const times = new Float64Array(TIME_STRIDE * capacity);
    times.set(this.times);
    this.times = times;
    this.words = new Int32Array(times.buffer);
    this.#capacity = capacity;
  }

  /** Gives back the slot of an event that has been taken off the event list to be fired. */
  release(slot: number): void {
    this.live--;
    this.#expire(slot);
    this.#recycle(slot);
  }

  /** Gives back the slot of a cancelled event that has been taken off the event list. */
  bury(slot: number): void {
    this.dead--;
    this.#recycle(slot);
  }

  /** A number that names the event in `slot` now and no other event ever. */
  handle(slot: number): number {
    return (this.words[WORD_STRIDE * slot + TAG]! >>> 12) * SLOTS_PER_HANDLE + slot;
  }

  /** Marks an event as cancelled; it stays in the event list until it is met there. False if it is no longer pending. */
  cancel(handle: number): boolean {
    const generation = Math.floor(handle / SLOTS_PER_HANDLE);
    const slot = handle - generation * SLOTS_PER_HANDLE;
    if (!(slot > 0 && slot < this.#fresh)) return false;
    const tag = WORD_STRIDE * slot + TAG;
    if (this.words[tag]! >>> 12 !== generation || (this.words[tag]! & TYPE_MASK) === CANCELLED) return false;
    this.#expire(slot);
    this.words[tag]! |= CANCELLED;
    this.live--;
    this.dead++;
    return true;
  }

  /** Makes every handle of the event in `slot` stale. */
  #expire(slot: number): void {
    this.words[WORD_STRIDE * slot + TAG]! += GENERATION_STEP;
  }

  /**
   * Frees a slot for the next event. One whose generations are used up is given away instead (24 bytes for a million events),
   * since its next event would answer to the handle of an old one.
   */
  #recycle(slot: number): void {
    const words = this.words, record = WORD_STRIDE * slot;
    words[record + TAG]! |= CANCELLED;
    if (words[record + TAG]! >>> 12 === LAST_GENERATION) return;
    words[record + LINK] = this.#free;
    this.#free = slot;
  }

  /** Bytes reserved for records. */
  get bytes(): number {
    return this.words.byteLength;
  }
}
