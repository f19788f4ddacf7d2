/**
 * A measured quantity over time: a value holds from its own instant until the next one (a step function). Steps are
 * equally long, so a value is found by division. A *clock* says where in the series a simulated time lies; a series of
 * exactly a day, a week or a year starts again when it ends, any other must cover the run.
 */

/** Maps simulated time [s] to seconds since the beginning of a series of `length` seconds. */
export type SeriesClock = (time: number) => number;

export interface TimeSeriesOptions {
  /** Unit of the values, one of those in series-unit.ts. */
  readonly unit: string;
  /** Seconds for which a value holds. */
  readonly step: number;
  readonly values: Float64Array;
  /** Default: the series begins at simulated time 0 and starts again when it ends. */
  readonly clock?: SeriesClock;
}

const DAY = 86_400;
const REPEATING = new Set([DAY, 7 * DAY, 365 * DAY, 366 * DAY]);

export class TimeSeries {
  readonly unit: string;
  readonly step: number;
  readonly #values: Float64Array;
  readonly #clock: SeriesClock;

  constructor({ unit, step, values, clock }: TimeSeriesOptions) {
    this.unit = unit;
    this.step = step;
    this.#values = values;
    this.#clock = clock ?? repeating(step * values.length);
  }

  /** The value that holds at simulated `time` [s]. */
  at(time: number): number {
    return this.#values[this.#index(this.#clock(time))]!;
  }

  /** Time-weighted mean over simulated time `from` … `to` [s], `from` < `to`. */
  mean(from: number, to: number): number {
    let sum = 0;
    for (let time = from; time < to;) {
      const position = this.#clock(time);
      const index = this.#index(position);
      // A tail shorter than a microsecond is rounding of the clock, and would not move a large time forward.
      const next = Math.min(to, time + Math.max(1e-6, (index + 1) * this.step - position));
      sum += this.#values[index]! * (next - time);
      time = next;
    }
    return sum / (to - from);
  }

  #index(position: number): number {
    return Math.min(this.#values.length - 1, Math.max(0, Math.floor(position / this.step + 1e-9)));
  }
}

/** Whether a series of this length [s] starts again when it ends. */
export function repeats(length: number): boolean {
  return REPEATING.has(length);
}

/** A series that begins at simulated time 0 (or `start`) and repeats. */
export function repeating(length: number, start = 0): SeriesClock {
  return (time) => {
    const position = (time - start) % length;
    return position < 0 ? position + length : position;
  };
}

/**
 * A series of one year of 365 days that is read by month, day and hour, whatever the year: 29 February reads as the 28th.
 * @param startsAt milliseconds since 1970 UTC at simulated time 0
 * @param begins second of the year (UTC, 365 days) at which the series begins
 */
export function byDayOfYear(startsAt: number, begins: number): SeriesClock {
  return (time) => {
    const position = (secondOfYear(startsAt + 1000 * time) - begins) % (365 * DAY);
    return position < 0 ? position + 365 * DAY : position;
  };
}

/** Second of a year of 365 days (UTC); 29 February counts as the 28th. */
export function secondOfYear(milliseconds: number): number {
  const year = new Date(milliseconds).getUTCFullYear();
  const second = (milliseconds - Date.UTC(year, 0, 1)) / 1000;
  const leap = Date.UTC(year, 1, 29) !== Date.UTC(year, 2, 1);
  return leap && second >= 59 * DAY ? second - DAY : second;
}
