/**
 * The shared part `readings`: the figures of all sensors, whatever their fleet. How fresh the world's knowledge of a sensor
 * is, is its *age of information*: the time since the newest confirmed reading was taken, averaged over time.
 */
import { defineMarket, type World } from "../context.js";

/** Age of information of many sensors: the time integral of (now − time of the newest known reading). */
export class Freshness {
  readonly #now: () => number;
  #area = 0;
  #time = 0;

  constructor(now: () => number) { this.#now = now; }

  /** Adds the age from `since` to now of a sensor whose newest known reading was taken at `taken`, all in seconds. */
  add(taken: number, since: number): void {
    const now = this.#now();
    this.#time += now - since;
    this.#area += (now - since) * ((now + since) / 2 - taken);
  }

  /** Mean age in seconds; NaN while nothing is known. */
  get mean(): number { return this.#area / this.#time; }

  reset(): void { this.#area = this.#time = 0; }
}

/** A fleet of sensors brings its open ages up to now when asked. */
export type BringUpToDate = () => void;

export class Readings {
  readonly freshness: Freshness;
  readonly #fleets: BringUpToDate[] = [];
  #posted = 0;
  #confirmed = 0;

  constructor({ kernel, recorder }: World) {
    this.freshness = new Freshness(() => kernel.now);
    const bringUpToDate = () => { for (const fleet of this.#fleets) fleet(); };
    recorder.metric("sensors.readings", "1", "Readings that sensors posted.", () => this.#posted);
    recorder.metric("sensors.readings.confirmed", "1", "Readings that became final.", () => this.#confirmed);
    recorder.metric("sensors.freshness.mean", "s", "Mean age of the newest confirmed reading of a sensor, over time and sensors.", () => {
      bringUpToDate();
      return this.freshness.mean;
    });
    recorder.atWarmupEnd(() => {
      bringUpToDate();
      this.freshness.reset();
      this.#posted = this.#confirmed = 0;
    });
  }

  addFleet(bringUpToDate: BringUpToDate): void { this.#fleets.push(bringUpToDate); }
  posted(): void { this.#posted++; }
  confirmed(): void { this.#confirmed++; }
}

export const readings = defineMarket({
  name: "readings",
  doc: "What is known of all sensors: how many readings they post and how old the newest confirmed one is.",
  section: "environment",
  params: {},
  create: (world) => new Readings(world),
});
