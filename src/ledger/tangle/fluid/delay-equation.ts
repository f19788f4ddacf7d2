/**
 * Integrates y'(t) = f(t, y(t), y(t − delay)) by the method of steps: Runge and Kutta's fourth-order rule with a fixed
 * step that divides the delay, so that every kink that the delay repeats falls between two steps. Inside a step of the
 * past, y is the cubic through its ends with their slopes (Hermite), of the same order.
 *
 * A step remembers the values and slopes at both of its ends by itself: where y jumps at the start, the step before has
 * the value from the left and the step after that from the right.
 */

/** Writes the slope at `time` into `out`. */
export type Slope = (time: number, y: Float64Array, past: Float64Array, out: Float64Array) => void;

export interface DelayProblem {
  readonly delay: number;
  /** Steps to one delay. */
  readonly steps: number;
  readonly start?: number;
  readonly initial: readonly number[];
  /** Writes y before the start into `out`. Default: zero. */
  readonly before?: (time: number, out: Float64Array) => void;
  readonly slope: Slope;
}

export class DelayEquation {
  /** Length of a step. */
  readonly dt: number;
  readonly y: Float64Array;
  readonly #steps: number;
  readonly #start: number;
  readonly #slope: Slope;
  /** Of each of the last `steps` steps: y and its slope at the beginning, then both at the end. */
  readonly #history: Float64Array[];
  readonly #past: readonly [Float64Array, Float64Array, Float64Array];
  readonly #k: readonly Float64Array[];
  readonly #y: Float64Array;
  #taken = 0;

  constructor({ delay, steps, start = 0, initial, before, slope }: DelayProblem) {
    const size = initial.length, empty = (): Float64Array => new Float64Array(size);
    this.dt = delay / steps;
    this.y = Float64Array.from(initial);
    this.#steps = steps;
    this.#start = start;
    this.#slope = slope;
    this.#past = [empty(), empty(), empty()];
    this.#k = Array.from({ length: 4 }, empty);
    this.#y = empty();
    this.#history = Array.from({ length: steps }, () => new Float64Array(4 * size));
    if (before) this.#history.forEach((record, step) => { this.#remember(record, start - delay + step * this.dt, before); });
  }

  get time(): number { return this.#start + this.#taken * this.dt; }
  get taken(): number { return this.#taken; }

  /** Value of component `which` so many whole steps ago, at most one delay; from the right where it jumped. */
  ago(which: number, steps: number): number {
    if (steps === 0) return this.y[which]!;
    return this.#history[(this.#taken - steps + this.#steps) % this.#steps]![which]!;
  }

  step(): void {
    const { dt, y } = this, size = y.length, t = this.time, [first, middle, last] = this.#past;
    const [k1, k2, k3, k4] = this.#k as [Float64Array, Float64Array, Float64Array, Float64Array], at = this.#y;
    const record = this.#history[this.#taken % this.#steps]!;
    for (let i = 0; i < size; i++) {
      const y0 = record[i]!, f0 = record[size + i]!, y1 = record[2 * size + i]!, f1 = record[3 * size + i]!;
      first[i] = y0;
      middle[i] = (y0 + y1) / 2 + dt * (f0 - f1) / 8;
      last[i] = y1;
    }
    this.#slope(t, y, first, k1);
    for (let i = 0; i < size; i++) { record[i] = y[i]!; record[size + i] = k1[i]!; at[i] = y[i]! + dt / 2 * k1[i]!; }
    this.#slope(t + dt / 2, at, middle, k2);
    for (let i = 0; i < size; i++) at[i] = y[i]! + dt / 2 * k2[i]!;
    this.#slope(t + dt / 2, at, middle, k3);
    for (let i = 0; i < size; i++) at[i] = y[i]! + dt * k3[i]!;
    this.#slope(t + dt, at, last, k4);
    for (let i = 0; i < size; i++) y[i] = y[i]! + dt / 6 * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!);
    this.#slope(t + dt, y, last, k1);
    for (let i = 0; i < size; i++) { record[2 * size + i] = y[i]!; record[3 * size + i] = k1[i]!; }
    this.#taken++;
  }

  /** A step before the start, its slopes by differences of fourth order. */
  #remember(record: Float64Array, from: number, before: (time: number, out: Float64Array) => void): void {
    const { dt } = this, size = this.y.length, out = new Float64Array(size);
    const value = (time: number, i: number): number => { before(time, out); return out[i]!; };
    const slope = (time: number, i: number): number => {
      const h = dt / 64;
      return (8 * (value(time + h, i) - value(time - h, i)) - (value(time + 2 * h, i) - value(time - 2 * h, i))) / (12 * h);
    };
    for (let i = 0; i < size; i++) {
      record[i] = value(from, i);
      record[size + i] = slope(from, i);
      record[2 * size + i] = value(from + dt, i);
      record[3 * size + i] = slope(from + dt, i);
    }
  }
}
