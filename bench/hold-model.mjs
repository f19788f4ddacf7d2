/**
 * The exponential hold model: take the earliest of n pending events, schedule one an exponential time later. All peers run one
 * after the other in one call, so that a slow or busy machine slows all of them; what is asserted are ratios.
 */
import { median, printTable } from "./measure.mjs";
import { flatqueue } from "./peers/flatqueue.mjs";
import { objectHeap } from "./peers/object-heap.mjs";
import { priorityQueue } from "./peers/priority-queue.mjs";
import { simJs } from "./peers/simjs.mjs";
import { simpy } from "./peers/simpy.mjs";
import { heap, kernel, ladder } from "./peers/tanglewood.mjs";

const SIZES = [1e3, 1e5, 1e6];
const FULL = 2e6;

/** Peers, and how many events a repeat has for each: slow ones get fewer, and those that hold objects no million of them. */
const peers = [
  { peer: ladder, events: FULL, sizes: SIZES },
  { peer: kernel, events: FULL, sizes: SIZES },
  { peer: heap, events: FULL, sizes: SIZES },
  { peer: priorityQueue, events: FULL, sizes: SIZES },
  { peer: flatqueue, events: FULL, sizes: SIZES },
  { peer: objectHeap, events: 5e5, sizes: SIZES },
  { peer: simJs, events: 1e5, sizes: [1e3, 1e5] },
  { peer: simpy, events: 1e5, sizes: [1e3, 1e5] },
];

/** Bars of the specification: subject, reference, least ratio, at which numbers of pending events. */
const bars = [
  { subject: ladder, reference: priorityQueue, ratio: 1.15, sizes: [1e5, 1e6] },
  { subject: kernel, reference: priorityQueue, ratio: 0.7, sizes: [1e5, 1e6] },
  { subject: kernel, reference: simpy, ratio: 30, sizes: [1e5] },
];

async function run() {
  const speed = new Map(), skipped = [];
  for (const { peer, events, sizes } of peers) {
    const reason = await peer.prepare();
    if (reason !== undefined) skipped.push(`${peer.name}: skipped, ${reason}`);
    else speed.set(peer, new Map(sizes.map((size) => [size, median(peer.measure(size, events))])));
  }
  const cell = (peer, size) => speed.get(peer).get(size)?.toFixed(2) ?? "–";
  printTable(["M events per CPU-second, median of five", ...SIZES.map((size) => `${size.toLocaleString("en")} pending`)],
    [...speed.keys()].map((peer) => [peer.name, ...SIZES.map((size) => cell(peer, size))]));
  for (const line of skipped) console.log(`  ${line}`);
  let cleared = true;
  for (const { subject, reference, ratio, sizes } of bars) {
    for (const size of speed.has(reference) ? sizes : []) {
      const reached = speed.get(subject).get(size) / speed.get(reference).get(size);
      console.log(`  ${reached >= ratio ? "ok  " : "MISS"} ${subject.name} / ${reference.name} at ${size.toLocaleString("en")}: ` +
        `${reached.toFixed(2)}, bar ${ratio}`);
      cleared &&= reached >= ratio;
    }
  }
  return cleared;
}

export const holdModel = { name: "hold", doc: "speed of the event list and the kernel beside other engines", run };
