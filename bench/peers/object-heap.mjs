/** What one writes first: a binary heap of event objects in an array, ties by sequence. */
import { speeds } from "../measure.mjs";

const precedes = (left, right) => left.time < right.time || (left.time === right.time && left.sequence < right.sequence);

function push(heap, event) {
  let hole = heap.push(event) - 1;
  while (hole > 0) {
    const parent = (hole - 1) >> 1;
    if (!precedes(event, heap[parent])) break;
    heap[hole] = heap[parent];
    hole = parent;
  }
  heap[hole] = event;
}

function pop(heap) {
  const first = heap[0], last = heap.pop(), length = heap.length;
  if (length === 0) return first;
  let hole = 0;
  for (let child = 1; child < length; child = 2 * hole + 1) {
    if (child + 1 < length && precedes(heap[child + 1], heap[child])) child++;
    if (!precedes(heap[child], last)) break;
    heap[hole] = heap[child];
    hole = child;
  }
  heap[hole] = last;
  return first;
}

export const objectHeap = {
  name: "JavaScript binary heap of objects",
  prepare: () => undefined,
  measure(pending, events) {
    const heap = [];
    let sequence = 0;
    const schedule = (time, payload) => push(heap, { time, sequence: sequence++, payload });
    for (let payload = 0; payload < pending; payload++) schedule(-Math.log(1 - Math.random()), payload);
    const hold = (count) => {
      for (let event = 0; event < count; event++) {
        const { time, payload } = pop(heap);
        schedule(time - Math.log(1 - Math.random()), payload);
      }
    };
    hold(pending);
    return speeds(events, hold);
  },
};
