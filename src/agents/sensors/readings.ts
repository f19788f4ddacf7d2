/**
 * The shared part `readings`: the figures of all sensors, whatever their fleet. How fresh the world's knowledge of a sensor
 * is, is its age of information. It has two parts: the age of the newest reading *taken*, which the period alone makes, and
 * what the ledger adds until a reading is confirmed.
 */
import { defineMarket, type World } from "../context.js";
import { AgeOfInformation } from "./age-of-information.js";

export class Readings {
  /** By the newest confirmed reading. */
  readonly #confirmedAge: AgeOfInformation;
  /** By the newest reading taken, of the same sensors at the same times: those of which any reading is confirmed. */
  readonly #takenAge: AgeOfInformation;
  #posted = 0;
  #confirmed = 0;
  #postedInInterval = 0;

  constructor({ kernel, recorder }: World) {
    const now = (): number => kernel.now;
    const confirmedAge = this.#confirmedAge = new AgeOfInformation(now), takenAge = this.#takenAge = new AgeOfInformation(now);
    let settled = [confirmedAge.mark, takenAge.mark] as const;
    recorder.metric("sensors.readings", "1", "Readings that sensors posted.", () => this.#posted);
    recorder.metric("sensors.readings.confirmed", "1", "Readings that became final.", () => this.#confirmed);
    recorder.metric("sensors.freshness.mean", "s", "Mean age of the newest confirmed reading of a sensor, over time and sensors.", () => confirmedAge.meanSince(settled[0]));
    recorder.metric("sensors.freshness.sampling", "s", "Part of that age that the time between readings makes: the mean age of the newest reading taken.", () => takenAge.meanSince(settled[1]));
    recorder.series("sensors.readings", "1/s", "Readings that sensors posted per second.", (interval) => {
      const posted = this.#postedInInterval;
      this.#postedInInterval = 0;
      return posted / interval;
    });
    seriesOf(confirmedAge, "sensors.freshness", "Mean age of the newest confirmed reading of a sensor, over the interval and the sensors.");
    seriesOf(takenAge, "sensors.freshness.sampling", "Part of that age that the time between readings makes: the mean age of the newest reading taken.");
    recorder.atWarmupEnd(() => {
      settled = [confirmedAge.mark, takenAge.mark];
      this.#posted = this.#confirmed = 0;
    });

    function seriesOf(age: AgeOfInformation, name: string, doc: string): void {
      let last = age.mark;
      recorder.series(name, "s", doc, () => {
        const mean = age.meanSince(last);
        last = age.mark;
        return mean;
      });
    }
  }

  /** A reading was posted now by a sensor whose reading before was taken at `before`; `known`: any of its readings is confirmed. */
  posted(now: number, before: number, known: boolean): void {
    this.#posted++;
    this.#postedInInterval++;
    if (known) this.#takenAge.learn(now, before);
  }

  confirmed(): void { this.#confirmed++; }

  /** A sensor's newest confirmed reading is the one of `taken` after that of `before` (NaN: its first); `newest` is its newest of all. */
  learn(taken: number, before: number, newest: number): void {
    this.#confirmedAge.learn(taken, before);
    if (Number.isNaN(before)) this.#takenAge.learn(newest, Number.NaN);
  }

  /** A sensor of which something was known has left. */
  forget(taken: number, newest: number): void {
    this.#confirmedAge.forget(taken);
    this.#takenAge.forget(newest);
  }
}

export const readings = defineMarket({
  name: "readings",
  doc: "What is known of all sensors: how many readings they post and how old the newest confirmed one is.",
  section: "environment",
  params: {},
  create: (world) => new Readings(world),
});
