/** npm flatqueue: a binary heap on flat arrays; it does not keep ties in order. */
import { speeds } from "../measure.mjs";

let FlatQueue;

export const flatqueue = {
  name: "npm flatqueue (no order of ties)",
  async prepare() {
    try {
      ({ default: FlatQueue } = await import("flatqueue"));
    } catch {
      return "not installed";
    }
  },
  measure(pending, events) {
    const queue = new FlatQueue();
    for (let payload = 0; payload < pending; payload++) queue.push(payload, -Math.log(1 - Math.random()));
    const hold = (count) => {
      for (let event = 0; event < count; event++) {
        const time = queue.peekValue(), payload = queue.pop();
        queue.push(payload, time - Math.log(1 - Math.random()));
      }
    };
    hold(pending);
    return speeds(events, hold);
  },
};
