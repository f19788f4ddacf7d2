/**
 * How cumulative weight grows with age, from a sample of transactions whose weight is read at fixed ages: `weight.csv`, and
 * the three figures that laws are about. Whoever keeps weights feeds it: the common view (tagged-sites.ts), or views of
 * peers. Ages are counted in units of the delay, since that is the time scale of growth; see `begin`.
 */
import { log } from "../../../sim/portable-math.js";
import type { Recorder } from "../../../sim/recorder.js";

/** Ages at which weights are read: every half unit, far enough for 10,000 transactions a delay to gain at the full rate. */
export const POINTS = 65;
export const POINTS_PER_UNIT = 2;
/** Sampled transactions. */
const SAMPLES = 200;
/** Growth is exponential from this age on, in units, and while fewer than this share of the new transactions approve. */
const GROWTH_FROM = 3, GROWTH_UNTIL = 0.02, GROWTH_FOR = 2;
/** Units at the end of the ages over which the final slope is taken. */
const END = 4;

export const WEIGHT_TABLE = {
  name: "weight",
  doc: "Growth of the cumulative weight of sampled transactions with their age, those left behind included. From the end of the warm-up on.",
  columns: [
    { name: "age", unit: "s", doc: "Time since the transaction was attached." },
    { name: "weight.mean", unit: "1", doc: "Mean over the sample of the transaction itself and all visible ones that approve it." },
    { name: "weight.p5", unit: "1", doc: "Weight that 5 % of the sample do not exceed." },
    { name: "weight.p95", unit: "1", doc: "Weight that 95 % of the sample do not exceed." },
    { name: "theory", unit: "1", doc: "Mean weight that theory expects; for uniform choice and a constant delay." },
    { name: "slope", unit: "1/s", doc: "Weight gained a second at this age, mean over the sample." },
    { name: "samples", doc: "Sampled transactions that reached this age." },
  ],
} as const;

/** What the record has to know of the run when it closes. */
export interface WeightSurroundings {
  /** Attachments a second while samples were taken. */
  readonly rate: number;
  /** Seconds from attachment until a transaction is seen, on average. */
  readonly dissemination: number;
  /** Mean weight at an age in seconds, where theory knows it. */
  readonly theory?: (age: number) => number;
}

export class WeightRecord {
  readonly #weights = new Float64Array(SAMPLES * POINTS).fill(Number.NaN);
  readonly #surroundings: () => WeightSurroundings;
  #step = Number.NaN;
  #samples = 0;

  constructor(recorder: Recorder, surroundings: () => WeightSurroundings) {
    this.#surroundings = surroundings;
    const write = recorder.table(WEIGHT_TABLE);
    recorder.metric("tangle.weight.growth", "1/s", "Exponential rate at which the mean weight grows while few of the new transactions approve (the adaptation period).", () => this.#growth());
    recorder.metric("tangle.weight.halfAge", "s", "Age of a transaction that half of those then attached approve, directly or not.", () => this.#halfAge());
    recorder.metric("tangle.weight.slope", "1/s", "Weight that a transaction gains per second in the end.", () => this.#slopeBetween(POINTS - 1 - END * POINTS_PER_UNIT, POINTS - 1));
    recorder.atEnd(() => {
      const { theory } = surroundings();
      for (let point = 0; point < POINTS; point++) {
        const weights = this.#at(point);
        if (weights.length === 0) return;
        const age = point * this.#step, rank = (share: number): number => weights[Math.floor(share * (weights.length - 1))]!;
        write([age, weights.reduce((sum, weight) => sum + weight, 0) / weights.length, rank(0.05), rank(0.95), theory?.(age) ?? Number.NaN, this.#slope(point), weights.length]);
      }
    });
  }

  /** Sets the unit of ages, seconds: the mean delay, or the mean gap between transactions where that is longer. */
  begin(unit: number): void { this.#step = unit / POINTS_PER_UNIT; }
  /** The warm-up is over: forgets all samples. */
  restart(): void {
    this.#samples = 0;
    this.#weights.fill(Number.NaN);
  }
  /** Seconds between two readings of a sample; NaN before `begin`. */
  get step(): number { return this.#step; }
  get isFull(): boolean { return this.#samples === SAMPLES; }
  /** Opens a sample. @returns its number */
  add(): number { return this.#samples++; }
  /** A sample has this weight at the age `point` × `step`. */
  take(sample: number, point: number, weight: number): void { this.#weights[sample * POINTS + point] = weight; }

  /** Weights at an age, ascending. */
  #at(point: number): Float64Array {
    return Float64Array.from({ length: this.#samples }, (_, sample) => this.#weights[sample * POINTS + point]!).filter((weight) => !Number.isNaN(weight)).sort();
  }

  /** Mean gain per second between two ages, of the samples that reached both. */
  #slopeBetween(from: number, to: number): number {
    let sum = 0, count = 0;
    for (let sample = 0; sample < this.#samples; sample++) {
      const gain = this.#weights[sample * POINTS + to]! - this.#weights[sample * POINTS + from]!;
      if (!Number.isNaN(gain)) { sum += gain; count++; }
    }
    return sum / count / ((to - from) * this.#step);
  }

  #slope(point: number): number { return this.#slopeBetween(Math.max(0, point - 1), Math.min(POINTS - 1, point + 1)); }

  #growth(): number {
    const { rate, dissemination } = this.#surroundings();
    const from = Math.ceil(GROWTH_FROM * POINTS_PER_UNIT + dissemination / this.#step);
    let until = from;
    while (until + 1 < POINTS && this.#slope(until + 1) < GROWTH_UNTIL * rate) until++;
    if (until - from < GROWTH_FOR * POINTS_PER_UNIT) return Number.NaN;
    return log(this.#slope(until) / this.#slope(from)) / ((until - from) * this.#step);
  }

  #halfAge(): number {
    const { rate, dissemination } = this.#surroundings();
    for (let point = 1; point < POINTS; point++) {
      const before = this.#slope(point - 1) / rate, after = this.#slope(point) / rate;
      // Who approves was attached one dissemination before it counts.
      if (before < 0.5 && after >= 0.5) return (point - 1 + (0.5 - before) / (after - before)) * this.#step - dissemination;
    }
    return Number.NaN;
  }
}
