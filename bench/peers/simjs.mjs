/** npm simjs: a whole event simulator. Its package gives itself to `window` only, so one is lent to it while it loads. */
import { speeds } from "../measure.mjs";

let simjs;

export const simJs = {
  name: "npm simjs",
  async prepare() {
    try {
      globalThis.window = {};
      await import("simjs");
      simjs = globalThis.window.Sim;
    } catch {
      return "not installed";
    } finally {
      delete globalThis.window;
    }
  },
  measure(pending, events) {
    const simulation = new simjs.Sim();
    class Device extends simjs.Entity {
      start() {
        this.setTimer(-Math.log(1 - Math.random())).done(this.start, this);
      }
    }
    for (let device = 0; device < pending; device++) simulation.addEntity(Device);
    const hold = (count) => simulation.simulate(Infinity, count);
    hold(Math.min(pending, events));
    return speeds(events, hold);
  },
};
