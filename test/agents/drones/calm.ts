/** A world whose weather cannot disturb a comparison with a closed form: clear sky, mild, no wind. */
import { makeWorld, type WorldOptions } from "../../support/world.js";

export const CALM = { weather: "clear", temperature: "mild", wind: "calm" };

export function calmWorld(options: WorldOptions = {}): ReturnType<typeof makeWorld> {
  return makeWorld({ ...options, params: { sky: CALM, ...options.params } });
}

/** Does something at a simulated time. */
export function at(made: ReturnType<typeof makeWorld>, time: number, act: () => void): void {
  made.kernel.at(time, made.kernel.eventType(`test/at ${time}`, act));
}
