/** What is measured of outages: how many, for what share of the time all was up, and a table of each. */
import type { Kernel } from "../sim/kernel.js";
import type { Recorder } from "../sim/recorder.js";
import { TimeAverage } from "../sim/time-average.js";

export const OUTAGE_TABLE = {
  name: "outages",
  doc: "Each outage, in the order in which they ended.",
  columns: [
    { name: "service", doc: "What failed." },
    { name: "region", doc: "Which of several, from 0." },
    { name: "from", unit: "s", doc: "When it failed." },
    { name: "until", unit: "s", doc: "When it was repaired; empty: not before the run ended." },
  ],
} as const;

export interface OutageWorld {
  readonly kernel: Kernel;
  readonly recorder: Recorder;
  /** What fails, as metrics and events are named after it: `cloud`. */
  readonly name: string;
  /** Path of the section, for what is wrong with it. */
  readonly path: string;
  /** How many of it there are, each of which fails by itself. */
  readonly units: number;
}

export class OutageRecord {
  /** Outages that ever began. */
  ever = 0;
  readonly #now: () => number;
  readonly #name: string;
  readonly #row: ReturnType<Recorder["table"]>;
  readonly #share: TimeAverage;
  readonly #ofInterval: TimeAverage;
  /** When each that is down failed; NaN while it is up. */
  readonly #since: Float64Array;
  #outages = 0;

  constructor({ kernel, recorder, name, units }: OutageWorld) {
    this.#now = () => kernel.now;
    this.#name = name;
    this.#row = recorder.table(OUTAGE_TABLE);
    this.#share = new TimeAverage(this.#now, 1);
    this.#ofInterval = new TimeAverage(this.#now, 1);
    this.#since = new Float64Array(units).fill(Number.NaN);
    recorder.metric(`${name}.availability`, "1", `Share of the time for which the ${name} was up${units > 1 ? ", mean over regions" : ""}.`, () => this.#share.mean);
    recorder.metric(`${name}.outages`, "1", `Outages of the ${name} that began.`, () => this.#outages);
    recorder.series(`${name}.up`, "1", `Share of the interval for which the ${name} was up${units > 1 ? ", mean over regions" : ""}.`, () => {
      const mean = this.#ofInterval.mean;
      this.#ofInterval.reset();
      return mean;
    });
    recorder.atWarmupEnd(() => { this.#share.reset(); this.#outages = 0; });
    recorder.atEnd(() => { for (let unit = 0; unit < units; unit++) if (!Number.isNaN(this.#since[unit]!)) this.#row([name, unit, this.#since[unit]!, undefined]); });
  }

  turned(unit: number, isUp: boolean): void {
    const units = this.#since.length, share = this.#share.value + (isUp ? 1 : -1) / units;
    // Sums of thirds shall end at 1 again, not beside it.
    const exact = Math.round(share * units) / units;
    this.#share.set(exact);
    this.#ofInterval.set(exact);
    if (isUp) this.#row([this.#name, unit, this.#since[unit]!, this.#now()]);
    else { this.ever++; this.#outages++; }
    this.#since[unit] = isUp ? Number.NaN : this.#now();
  }
}
