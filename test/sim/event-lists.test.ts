/** The common suite of event lists: each gives exactly the sequence that the naive list gives, whatever is asked of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../src/sim/random.js";
import { eventLists, naiveSchedule, scheduleOver, type Schedule } from "./event-lists.js";

/** How far ahead of the last popped event the next is scheduled: each spread is a trap for some list. */
const spreads: Record<string, (random: RandomStream) => number> = {
  exponential: (random) => random.exponential(1),
  "whole seconds": (random) => random.integer(4),
  "one time": () => 0,
  pareto: (random) => (1 - random.next()) ** -2 - 1,
  bimodal: (random) => (random.next() < 0.9 ? random.exponential(1e-3) : 1e3 + random.exponential(1)),
  "huge spans": (random) => 10 ** random.uniform(-300, 300),
  "powers of two": (random) => 2 ** -random.integer(1070),
  "neighbouring floats": (random) => random.integer(3) * Number.MIN_VALUE,
  "never and soon": (random) => (random.next() < 0.1 ? Number.MAX_VALUE : random.next()),
};

/**
 * Runs a random script and returns the trajectory of popped events and of what each cancellation said. The script grows to
 * `size` pending events, holds, and drains; `lookBack` also schedules before the last popped event, which a list must survive.
 */
function trajectory(schedule: Schedule, spread: (random: RandomStream) => number, seed: string, size: number, lookBack: boolean): number[] {
  const random = new RandomStream(seed, "script"), times: number[] = [], told: number[] = [];
  let now = 0;
  const push = (): void => {
    const time = Math.min(now + spread(random), Number.MAX_VALUE);
    times.push(lookBack && random.next() < 0.2 ? time / 2 : time);
    schedule.push(times.at(-1)!);
  };
  const pop = (): boolean => {
    const number = schedule.pop();
    told.push(number);
    if (number >= 0 && times[number]! < Number.MAX_VALUE) now = Math.max(now, times[number]!);
    return number >= 0;
  };
  for (let step = 0; step < size; step++) push();
  for (let step = 0; step < 3 * size; step++) {
    const what = random.next();
    if (what < 0.45) push();
    else if (what < 0.85) pop();
    else if (what < 0.998) told.push(schedule.cancel(random.integer(times.length)) ? -2 : -3);
    else schedule.sweep();
  }
  while (pop());
  return told;
}

describe.each(eventLists)("event list: $name", ({ create }) => {
  it.each(Object.keys(spreads))("gives the naive sequence: %s", (name) => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(1, 5, 40, 150, 400), fc.boolean(), (seed, size, lookBack) => {
        const spread = spreads[name]!;
        const expected = trajectory(naiveSchedule(), spread, String(seed), size, lookBack);
        expect(trajectory(scheduleOver(create), spread, String(seed), size, lookBack)).toEqual(expected);
      }),
      { seed: 20261122, numRuns: 24 },
    );
  });
});

describe("the suite itself", () => {
  it("notices a list that gives ties back in the wrong order", () => {
    const times: number[] = [], pending = new Set<number>();
    const faulty: Schedule = {
      push: (time) => void pending.add(times.push(time) - 1),
      cancel: (number) => pending.delete(number),
      pop() {
        let last = -1;
        for (const number of pending) if (last < 0 || times[number]! <= times[last]!) last = number;
        pending.delete(last);
        return last;
      },
      sweep: () => undefined,
    };
    const whole = spreads["whole seconds"]!;
    expect(trajectory(faulty, whole, "1", 40, false)).not.toEqual(trajectory(naiveSchedule(), whole, "1", 40, false));
  });
});

describe("ladder and heap", () => {
  it.each(Object.keys(spreads))("give one sequence at 20,000 pending events: %s", (name) => {
    const [ladder, heap] = eventLists.map(({ create }) => trajectory(scheduleOver(create), spreads[name]!, "large", 20_000, false));
    expect(ladder!.length).toBeGreaterThan(40_000);
    expect(Buffer.from(Int32Array.from(ladder!).buffer).equals(Buffer.from(Int32Array.from(heap!).buffer))).toBe(true);
  });
});
