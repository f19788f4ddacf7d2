/** The pool of events: a handle names one event ever, even when its slot has been used up. */
import { describe, expect, it } from "vitest";
import { EventPool, TIME_STRIDE } from "../../src/sim/event-pool.js";

describe("event pool", () => {
  it("never gives a handle twice, over more events than a slot has generations", () => {
    const pool = new EventPool(), first = pool.allocate(0, 0, 0), stale = pool.handle(first);
    pool.release(first);
    let last = stale;
    for (let event = 0; event < 2 ** 20 + 10; event++) {
      const slot = pool.allocate(1, 0, 0), handle = pool.handle(slot);
      if (handle === stale || handle === last) throw new Error(`handle ${handle} came back at event ${event}`);
      last = handle;
      if (pool.cancel(stale)) throw new Error(`the stale handle cancelled event ${event}`);
      pool.release(slot);
    }
    expect(pool.live).toBe(0);
    expect(pool.bytes).toBe(24 * 256);
  });

  it("keeps records and handles when it grows", () => {
    const pool = new EventPool();
    const slots = Array.from({ length: 100_000 }, (_, index) => {
      const slot = pool.allocate(index % 7, index, -index);
      pool.times[TIME_STRIDE * slot] = index / 3;
      return slot;
    });
    const handles = slots.map((slot) => pool.handle(slot));
    expect(slots.every((slot, index) => pool.times[TIME_STRIDE * slot] === index / 3)).toBe(true);
    expect(pool.bytes / 100_000).toBeLessThanOrEqual(1.25 * 24 + 0.1);
    expect(handles.every((handle) => pool.cancel(handle))).toBe(true);
    expect([pool.live, pool.dead]).toEqual([0, 100_000]);
  });
});
