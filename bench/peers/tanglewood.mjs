/** Tanglewood itself, twice: the queue alone, and the kernel with dispatch, a draw in the handler and the fingerprint. */
import { speeds } from "../measure.mjs";

const dist = process.env.TANGLEWOOD_DIST ?? new URL("../../dist/", import.meta.url).href;
const { EventPool, TIME_STRIDE } = await import(`${dist}src/sim/event-pool.js`);
const { Kernel } = await import(`${dist}src/sim/kernel.js`);
const { HeapEventList } = await import(`${dist}src/sim/heap-event-list.js`);
const { LadderEventList } = await import(`${dist}src/sim/ladder-event-list.js`);
const { RandomStream } = await import(`${dist}src/sim/random.js`);

/** A queue with `pending` events at exponential times, and the hold operation on it. */
function queue(List, pending) {
  const pool = new EventPool(), list = new List(pool), random = new RandomStream("1", "hold");
  for (let payload = 0; payload < pending; payload++) {
    const slot = pool.allocate(0, payload, 0);
    pool.times[TIME_STRIDE * slot] = random.exponential(1);
    list.insert(slot);
  }
  return (events) => {
    for (let event = 0; event < events; event++) {
      const slot = list.first(), time = pool.times[TIME_STRIDE * slot];
      list.removeFirst();
      pool.release(slot);
      const next = pool.allocate(0, event, 0);
      pool.times[TIME_STRIDE * next] = time + random.exponential(1);
      list.insert(next);
    }
  };
}

function measured(hold, pending, events) {
  hold(Math.max(pending, 1e6)); // past the transient, and compiled
  return speeds(events, hold);
}

export const ladder = {
  name: "tanglewood queue (ladder)",
  prepare: () => undefined,
  measure: (pending, events) => measured(queue(LadderEventList, pending), pending, events),
};

export const heap = {
  name: "tanglewood queue (4-ary heap, the twin)",
  prepare: () => undefined,
  measure: (pending, events) => measured(queue(HeapEventList, pending), pending, events),
};

/** A kernel in which each event schedules its successor, exponentially distributed unless `draw` says otherwise. */
export function holdKernel(pending, draw) {
  const kernel = new Kernel({ seed: "1" }), random = kernel.stream("hold");
  const again = kernel.eventType("again", draw === undefined
    ? (device) => void kernel.after(random.exponential(1), again, device)
    : (device) => void kernel.after(draw(random), again, device));
  for (let device = 0; device < pending; device++) kernel.after(draw === undefined ? random.exponential(1) : draw(random), again, device);
  return kernel;
}

export const kernel = {
  name: "tanglewood kernel",
  prepare: () => undefined,
  measure(pending, events) {
    const whole = holdKernel(pending);
    return measured((maxEvents) => void whole.run({ maxEvents }), pending, events);
  },
};
