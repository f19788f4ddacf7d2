/** The event lists that the common suite runs over, and the naive list that both are held against. */
import { EventPool, FIRST_ARGUMENT, TIME_STRIDE, WORD_STRIDE } from "../../src/sim/event-pool.js";
import type { FutureEventList } from "../../src/sim/future-event-list.js";
import { HeapEventList } from "../../src/sim/heap-event-list.js";
import { LadderEventList } from "../../src/sim/ladder-event-list.js";

export const eventLists: readonly { name: string; create: (pool: EventPool) => FutureEventList }[] = [
  { name: "ladder", create: (pool) => new LadderEventList(pool) },
  { name: "heap", create: (pool) => new HeapEventList(pool) },
];

/** What all of them do: events are numbered in the order of scheduling. */
export interface Schedule {
  push(time: number): void;
  /** True if event `number` was pending. */
  cancel(number: number): boolean;
  /** The number of the earliest event, -1 if there is none. */
  pop(): number;
  sweep(): void;
}

/** An event list and its pool behind the calls of `Schedule`. */
export function scheduleOver(create: (pool: EventPool) => FutureEventList): Schedule {
  const pool = new EventPool(), list = create(pool), handles: number[] = [];
  return {
    push(time) {
      const slot = pool.allocate(0, handles.length, 0);
      pool.times[TIME_STRIDE * slot] = time;
      list.insert(slot);
      handles.push(pool.handle(slot));
    },
    cancel: (number) => pool.cancel(handles[number]!),
    pop() {
      const slot = list.first();
      if (slot === 0) return -1;
      list.removeFirst();
      const number = pool.words[WORD_STRIDE * slot + FIRST_ARGUMENT]!;
      pool.release(slot);
      return number;
    },
    sweep: () => list.sweep(),
  };
}

/** The definition of the order, word for word: the earliest time, and of equal times the first scheduled. */
export function naiveSchedule(): Schedule {
  let pending: { number: number; time: number }[] = [];
  let scheduled = 0;
  const remove = (number: number): boolean => {
    const before = pending.length;
    pending = pending.filter((event) => event.number !== number);
    return pending.length < before;
  };
  return {
    push: (time) => void pending.push({ number: scheduled++, time }),
    cancel: remove,
    pop() {
      const first = pending.reduce<{ number: number; time: number } | undefined>(
        (least, event) => (least === undefined || event.time < least.time ? event : least), undefined);
      if (first === undefined) return -1;
      remove(first.number);
      return first.number;
    },
    sweep: () => undefined,
  };
}
