/**
 * Loops over runs of slots, for the ladder queue: sorting by the times of an event pool, and walking chains of links. They
 * take arrays and bounds, own nothing, and keep equal times in the order in which they find them.
 */
import { LINK, TIME_STRIDE, WORD_STRIDE } from "./event-pool.js";

/** Up to this many slots are sorted by insertion, more by the merge sort of the platform, whose calls cost more. */
const INSERTION_LIMIT = 96;
/** Events of one chain that are brought into the cache ahead of their time. */
const TOUCH_LIMIT = 64;

/** Stable sort of `slots` from `from` to before `to`. */
export function sortByTime(slots: Int32Array, from: number, to: number, times: Float64Array): void {
  if (to - from > INSERTION_LIMIT) {
    slots.subarray(from, to).sort((left, right) => times[TIME_STRIDE * left]! - times[TIME_STRIDE * right]!);
    return;
  }
  for (let next = from + 1; next < to; next++) {
    const slot = slots[next]!, time = times[TIME_STRIDE * slot]!;
    let hole = next;
    while (hole > from && time < times[TIME_STRIDE * slots[hole - 1]!]!) {
      slots[hole] = slots[hole - 1]!;
      hole--;
    }
    slots[hole] = slot;
  }
}

/** The place behind all slots up to and at `time` in the sorted run from `from` to before `to`. */
export function placeBehind(slots: Int32Array, from: number, to: number, times: Float64Array, time: number): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (time < times[TIME_STRIDE * slots[middle]!]!) to = middle;
    else from = middle + 1;
  }
  return from;
}

export function reverse(slots: Int32Array, from: number, to: number): void {
  for (let left = from, right = to - 1; left < right; left++, right--) {
    const slot = slots[left]!;
    slots[left] = slots[right]!;
    slots[right] = slot;
  }
}

/**
 * Brings the events of four buckets into the cache. A chain is a series of dependent cache misses; walking eight chains in step
 * lets the processor wait for eight of them at once, which nearly doubles the speed at a million pending events. A walk past
 * the end of a chain stays at slot 0, whose link is 0.
 */
export function touch(heads: Int32Array, at: number, words: Int32Array): void {
  let a = heads[at]!, b = heads[at + 1]!, c = heads[at + 2]!, d = heads[at + 3]!;
  let e = heads[at + 4]!, f = heads[at + 5]!, g = heads[at + 6]!, h = heads[at + 7]!;
  for (let step = 0; step < TOUCH_LIMIT && (a | b | c | d | e | f | g | h) !== 0; step++) {
    a = words[WORD_STRIDE * a + LINK]!;
    b = words[WORD_STRIDE * b + LINK]!;
    c = words[WORD_STRIDE * c + LINK]!;
    d = words[WORD_STRIDE * d + LINK]!;
    e = words[WORD_STRIDE * e + LINK]!;
    f = words[WORD_STRIDE * f + LINK]!;
    g = words[WORD_STRIDE * g + LINK]!;
    h = words[WORD_STRIDE * h + LINK]!;
  }
}
