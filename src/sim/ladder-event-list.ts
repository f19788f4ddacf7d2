/**
 * A ladder queue of slots: near constant time an event, whatever the increments are. Far events lie unsorted in the *top*; when
 * their time comes they are dealt into the buckets of a *rung* as wide as they spread; a bucket that still holds many different
 * times is dealt into a finer rung; a small one, or one of equal times, becomes the sorted *bottom* that events are taken from.
 * Source: W. T. Tang, R. S. M. Goh, I. L.-J. Thng, "Ladder Queue", ACM TOMACS 15(3), 2005.
 *
 * Ties stay in order without a sequence number: every list keeps the order of insertion among equal times, dealing and sorting
 * are stable, and the bucket of a time is a monotone function of it whatever the rounding, so equal times are never parted.
 */
import { CANCELLED, LINK, TAG, TIME_STRIDE, TYPE_MASK, WORD_STRIDE, grownCapacity, type EventPool } from "./event-pool.js";
import type { FutureEventList } from "./future-event-list.js";
import { placeBehind, reverse, sortByTime, touch } from "./slots.js";

/** A bucket of at most this many events is sorted, a larger one is dealt into a rung. */
const SORT_LIMIT = 96;
/** The bottom may grow by insertions to this many events before it is dealt into a rung. */
const BOTTOM_LIMIT = 96;
/** Deepest ladder; buckets below it are sorted whatever their size. Each rung parts its earliest event from its latest. */
const MAX_RUNGS = 16;
/** Events for each bucket of a new rung: fewer buckets cost sorting, more cost memory and cache. */
const EVENTS_PER_BUCKET = 2;
/** Chains of the top; a power of two. */
const TOP_CHAINS = 8;
/** Free places kept before the bottom, for events that come before all that are in it. */
const GAP = 64;

export class LadderEventList implements FutureEventList {
  readonly #pool: EventPool;

  // Top: all events at `topStart` and later, dealt by turns to a few chains in order of insertion, so that walking the chains by
  // turns gives that order again, and waits for as many cache misses at once as there are chains.
  #topStart = -Infinity;
  #topMin = Infinity;
  #topMax = -Infinity;
  #topFirst = new Int32Array(TOP_CHAINS);
  #topLast = new Int32Array(TOP_CHAINS);
  #topCount = 0;

  // Rungs, the coarsest first. Their buckets lie one rung after the other, each as two chains whose heads are its newest event
  // and the one before; an event links to the last but one before it. So a bucket is read with two cache misses at a time.
  // Events of a rung are dealt by bucket = (time - start) × scale; those up to `current` are already further down.
  #depth = 0;
  readonly #start = new Float64Array(MAX_RUNGS);
  readonly #scale = new Float64Array(MAX_RUNGS);
  readonly #current = new Int32Array(MAX_RUNGS);
  readonly #lastBucket = new Int32Array(MAX_RUNGS);
  readonly #base = new Int32Array(MAX_RUNGS + 1);
  #heads = new Int32Array(256);
  /** The last bucket that has been brought into the cache, by rung. */
  readonly #touched = new Int32Array(MAX_RUNGS);

  // Bottom: sorted, the next event at `head`, the end at `tail`.
  #bottom = new Int32Array(256);
  #head = GAP;
  #tail = GAP;

  constructor(pool: EventPool) {
    this.#pool = pool;
  }

  /**
   * One long function on purpose: V8 inlines only short ones, and would spend on this one the room that `Kernel.after` needs to
   * be inlined in a handler. Where it is not, each delay and each handle is allocated, 48 bytes an event.
   */
  insert(slot: number): void {
    const pool = this.#pool, times = pool.times, words = pool.words;
    const time = times[TIME_STRIDE * slot]!, link = WORD_STRIDE * slot + LINK;
    if (time >= this.#topStart) {
      this.#appendToTop(slot);
      if (time < this.#topMin) this.#topMin = time;
      if (time > this.#topMax) this.#topMax = time;
      return;
    }
    const depth = this.#depth;
    for (let rung = 0; rung < depth; rung++) {
      const place = (time - this.#start[rung]!) * this.#scale[rung]!, last = this.#lastBucket[rung]!;
      const bucket = place >= last ? last : place > 0 ? place | 0 : 0;
      if (bucket > this.#current[rung]!) {
        const heads = this.#heads, at = 2 * (this.#base[rung]! + bucket);
        words[link] = heads[at + 1]!;
        heads[at + 1] = heads[at]!;
        heads[at] = slot;
        return;
      }
    }
    if (this.#head === this.#tail) this.#head = this.#tail = GAP;
    else {
      const first = times[TIME_STRIDE * this.#bottom[this.#head]!]!;
      if (time < first && this.#head > 0) {
        this.#bottom[--this.#head] = slot;
        return;
      }
    }
    if (this.#tail === this.#bottom.length) this.#makeRoom(1);
    const bottom = this.#bottom, head = this.#head;
    let hole = this.#tail++;
    if (hole - head >= BOTTOM_LIMIT && time < times[TIME_STRIDE * bottom[hole - 1]!]!) {
      if (this.#depth < MAX_RUNGS) {
        bottom[hole] = slot;
        this.#deal(Math.min(time, times[TIME_STRIDE * bottom[head]!]!), times[TIME_STRIDE * bottom[hole - 1]!]!);
        return;
      }
      const place = placeBehind(bottom, head, hole, times, time);
      bottom.copyWithin(place + 1, place, hole);
      hole = place;
    }
    while (hole > head && time < times[TIME_STRIDE * bottom[hole - 1]!]!) {
      bottom[hole] = bottom[hole - 1]!;
      hole--;
    }
    bottom[hole] = slot;
  }

  #appendToTop(slot: number): void {
    const chain = this.#topCount & (TOP_CHAINS - 1);
    if (this.#topCount++ < TOP_CHAINS) this.#topFirst[chain] = slot;
    else this.#pool.words[WORD_STRIDE * this.#topLast[chain]! + LINK] = slot;
    this.#topLast[chain] = slot;
  }

  first(): number {
    const pool = this.#pool;
    for (;;) {
      if (this.#head === this.#tail && !this.#refill()) return 0;
      const slot = this.#bottom[this.#head]!;
      if ((pool.words[WORD_STRIDE * slot + TAG]! & TYPE_MASK) !== CANCELLED) return slot;
      this.#head++;
      pool.bury(slot);
    }
  }

  removeFirst(): void {
    this.#head++;
  }

  get bytes(): number {
    return this.#heads.byteLength + this.#bottom.byteLength;
  }

  /** Makes room for `count` more events at the end of the bottom. */
  #makeRoom(count: number): void {
    const length = this.#tail - this.#head, needed = GAP + length + count;
    if (needed > this.#bottom.length >>> 1) {
      let capacity = this.#bottom.length;
      while (capacity < needed) capacity = grownCapacity(capacity);
      const bottom = new Int32Array(capacity === this.#bottom.length ? grownCapacity(capacity) : capacity);
      bottom.set(this.#bottom.subarray(this.#head, this.#tail), GAP);
      this.#bottom = bottom;
    } else this.#bottom.copyWithin(GAP, this.#head, this.#tail);
    this.#head = GAP;
    this.#tail = GAP + length;
  }

  /** Fills the empty bottom with the earliest events; false if there are none. */
  #refill(): boolean {
    for (;;) {
      if (this.#depth === 0) {
        if (this.#topCount === 0) {
          this.#topStart = -Infinity;
          return false;
        }
        this.#dealTop();
        if (this.#head < this.#tail) return true;
      }
      const rung = this.#depth - 1, heads = this.#heads, base = this.#base[rung]!, end = base + this.#lastBucket[rung]!;
      let at = base + this.#current[rung]! + 1;
      while (at <= end && heads[2 * at] === 0) at++;
      if (at >= end) this.#depth--;
      if (at > end) continue;
      if (at > this.#touched[rung]!) {
        this.#touched[rung] = at + 3;
        if (at + 3 <= end) touch(heads, 2 * at, this.#pool.words);
      }
      this.#current[rung] = at - base;
      const newest = heads[2 * at]!, second = heads[2 * at + 1]!;
      heads[2 * at] = heads[2 * at + 1] = 0;
      if (this.#load(newest, second)) return true;
    }
  }

  /** Sorts a bucket into the empty bottom, or deals it into a new rung and returns false. */
  #load(newest: number, second: number): boolean {
    const { times, words } = this.#pool;
    let bottom = this.#bottom, tail = GAP, min = Infinity, max = -Infinity;
    for (let slot = newest, other = second; slot !== 0; ) {
      const time = times[TIME_STRIDE * slot]!;
      if (time < min) min = time;
      if (time > max) max = time;
      if (tail === bottom.length) {
        this.#tail = tail;
        this.#head = GAP;
        this.#makeRoom(1);
        bottom = this.#bottom;
      }
      bottom[tail++] = slot;
      const following = words[WORD_STRIDE * slot + LINK]!;
      slot = other;
      other = following;
    }
    this.#head = GAP;
    this.#tail = tail;
    reverse(bottom, GAP, tail);
    if (min === max) return true;
    if (tail - GAP > SORT_LIMIT && this.#depth < MAX_RUNGS) {
      this.#deal(min, max);
      return false;
    }
    sortByTime(this.#bottom, this.#head, this.#tail, times);
    return true;
  }

  /** Adds a rung for `count` events with times from `min` to `max`, min < max. */
  #addRung(count: number, min: number, max: number): void {
    const rung = this.#depth++, base = this.#base[rung]!;
    const buckets = Math.max(2, Math.ceil(count / EVENTS_PER_BUCKET));
    this.#start[rung] = min;
    this.#scale[rung] = buckets / (max - min);
    this.#current[rung] = -1;
    this.#touched[rung] = -1;
    this.#lastBucket[rung] = buckets - 1;
    this.#base[rung + 1] = base + buckets;
    if (2 * (base + buckets) > this.#heads.length) {
      const heads = new Int32Array(Math.max(2 * (base + buckets), grownCapacity(this.#heads.length)));
      heads.set(this.#heads);
      this.#heads = heads;
    }
  }

  /** Deals the bottom, which is in order of insertion among equal times, into a new rung. */
  #deal(min: number, max: number): void {
    const bottom = this.#bottom, head = this.#head, tail = this.#tail;
    this.#addRung(tail - head, min, max);
    const { times, words } = this.#pool, rung = this.#depth - 1;
    const heads = this.#heads, base = this.#base[rung]!, last = this.#lastBucket[rung]!, scale = this.#scale[rung]!;
    for (let next = head; next < tail; next++) {
      const slot = bottom[next]!, place = (times[TIME_STRIDE * slot]! - min) * scale;
      const at = 2 * (base + (place >= last ? last : place | 0));
      words[WORD_STRIDE * slot + LINK] = heads[at + 1]!;
      heads[at + 1] = heads[at]!;
      heads[at] = slot;
    }
    this.#head = this.#tail = GAP;
  }

  /** Deals the top into the first rung, or sorts it into the bottom if it is small or of equal times. */
  #dealTop(): void {
    const count = this.#topCount, min = this.#topMin, max = this.#topMax, { times, words } = this.#pool;
    const cursors = this.#topFirst;
    this.#topStart = max;
    this.#topCount = 0;
    this.#topMin = Infinity;
    this.#topMax = -Infinity;
    if (count <= SORT_LIMIT || min === max) {
      this.#head = this.#tail = GAP;
      if (GAP + count > this.#bottom.length) this.#makeRoom(count);
      for (let next = 0; next < count; next++) {
        const chain = next & (TOP_CHAINS - 1), slot = cursors[chain]!;
        cursors[chain] = words[WORD_STRIDE * slot + LINK]!;
        this.#bottom[this.#tail++] = slot;
      }
      sortByTime(this.#bottom, this.#head, this.#tail, times);
      return;
    }
    this.#addRung(count, min, max);
    const heads = this.#heads, last = this.#lastBucket[0]!, scale = this.#scale[0]!;
    for (let next = 0; next < count; next++) {
      const chain = next & (TOP_CHAINS - 1), slot = cursors[chain]!, record = WORD_STRIDE * slot;
      const place = (times[TIME_STRIDE * slot]! - min) * scale;
      cursors[chain] = words[record + LINK]!;
      const at = 2 * (place >= last ? last : place | 0);
      words[record + LINK] = heads[at + 1]!;
      heads[at + 1] = heads[at]!;
      heads[at] = slot;
    }
  }

  sweep(): void {
    const words = this.#pool.words;
    for (let rung = 0; rung < this.#depth; rung++) {
      const end = this.#base[rung]! + this.#lastBucket[rung]!;
      for (let at = this.#base[rung]! + this.#current[rung]! + 1; at <= end; at++) this.#sweepBucket(at);
    }
    const cursors = this.#topFirst.slice(), count = this.#topCount;
    this.#topCount = 0;
    for (let next = 0; next < count; next++) {
      const chain = next & (TOP_CHAINS - 1), slot = cursors[chain]!;
      cursors[chain] = words[WORD_STRIDE * slot + LINK]!;
      if ((words[WORD_STRIDE * slot + TAG]! & TYPE_MASK) === CANCELLED) this.#pool.bury(slot);
      else this.#appendToTop(slot);
    }
    let kept = this.#head;
    for (let next = this.#head; next < this.#tail; next++) {
      const slot = this.#bottom[next]!;
      if ((words[WORD_STRIDE * slot + TAG]! & TYPE_MASK) === CANCELLED) this.#pool.bury(slot);
      else this.#bottom[kept++] = slot;
    }
    this.#tail = kept;
  }

  /** Rebuilds the two chains of a bucket without its cancelled events, which are buried. */
  #sweepBucket(at: number): void {
    const heads = this.#heads, words = this.#pool.words;
    let slot = heads[2 * at]!, other = heads[2 * at + 1]!, kept = 0, beforeKept = 0;
    heads[2 * at] = heads[2 * at + 1] = 0;
    while (slot !== 0) {
      const following = words[WORD_STRIDE * slot + LINK]!;
      if ((words[WORD_STRIDE * slot + TAG]! & TYPE_MASK) === CANCELLED) this.#pool.bury(slot);
      else {
        words[WORD_STRIDE * slot + LINK] = 0;
        if (kept === 0) heads[2 * at] = slot;
        else if (beforeKept === 0) heads[2 * at + 1] = slot;
        else words[WORD_STRIDE * beforeKept + LINK] = slot;
        beforeKept = kept;
        kept = slot;
      }
      slot = other;
      other = following;
    }
  }
}
