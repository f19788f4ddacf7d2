/**
 * Quantiles of a stream of observations in bounded memory, with a stated relative error: a DDSketch, whose bins grow
 * geometrically. Two sketches merge by adding counts, so the result does not depend on the order of merging.
 *
 * Values below 1e-9 count as 0 and values above 1e15 as 1e15, so that a sketch never has more than 55 / relativeError bins
 * (90 kB at 0.005). Source: C. Masson, J. E. Rim, H. K. Lee, "DDSketch", PVLDB 12(12), 2019.
 */
import { DDSketch } from "@datadog/sketches-js";
import { pow } from "./portable-math.js";

/** Observations x with low < x <= high (mirrored for negative ones); `low` and `high` are both 0 for the bin of zeros. */
export interface Bin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

const SMALLEST = 1e-9;
const LARGEST = 1e15;

export class QuantileSketch {
  readonly relativeError: number;
  #sketch: DDSketch;

  /** @param relativeError most that a quantile differs from an observation of its rank, as a share of that observation */
  constructor(relativeError = 0.005) {
    this.relativeError = relativeError;
    this.#sketch = new DDSketch({ relativeAccuracy: relativeError });
  }

  /** @throws RangeError for NaN, which has no rank */
  add(x: number): void {
    if (x >= SMALLEST) this.#sketch.accept(x < LARGEST ? x : LARGEST);
    else if (x > -SMALLEST) this.#sketch.accept(0);
    else if (x < 0) this.#sketch.accept(x > -LARGEST ? x : -LARGEST);
    else throw new RangeError("a quantile sketch was given NaN");
  }

  /** The observation of rank floor(q (count - 1)), counted from 0, within the relative error; NaN if there is none. */
  quantile(q: number): number {
    return this.#sketch.getValueAtQuantile(q);
  }

  get count(): number {
    return this.#sketch.count;
  }

  /** Exact up to rounding; NaN if there is nothing. */
  get mean(): number {
    return this.#sketch.count > 0 ? this.#sketch.sum / this.#sketch.count : NaN;
  }

  /**
   * Takes in all observations of another sketch of the same relative error. Bin by bin, since the library's own merge forgets
   * negative values, and loses the bin of 1 when it is the other's highest (version 2.1.1).
   */
  merge(other: QuantileSketch): void {
    const into = this.#sketch, from = other.#sketch;
    if (!into.mergeable(from)) throw new RangeError("sketches of different relative error cannot be merged");
    for (const [key, count] of filled(from.store)) into.store.add(key, count);
    for (const [key, count] of filled(from.negativeStore)) into.negativeStore.add(key, count);
    into.zeroCount += from.zeroCount;
    into.count += from.count;
    into.sum += from.sum;
    into.min = Math.min(into.min, from.min);
    into.max = Math.max(into.max, from.max);
  }

  /** Forgets everything, as at the end of the warm-up or of a measuring interval. */
  reset(): void {
    this.#sketch = new DDSketch({ relativeAccuracy: this.relativeError });
  }

  /** The bins that are not empty, in ascending order. */
  bins(): Bin[] {
    const { mapping: { gamma }, store, negativeStore, zeroCount } = this.#sketch;
    const bins: Bin[] = [];
    for (const [key, count] of filled(negativeStore).reverse()) bins.push({ low: -pow(gamma, key), high: -pow(gamma, key - 1), count });
    if (zeroCount > 0) bins.push({ low: 0, high: 0, count: zeroCount });
    for (const [key, count] of filled(store)) bins.push({ low: pow(gamma, key - 1), high: pow(gamma, key), count });
    return bins;
  }
}

/** Keys and counts of a store's bins that are not empty, in ascending order of key. */
function filled(store: DDSketch["store"]): [key: number, count: number][] {
  const entries: [number, number][] = [];
  store.bins.forEach((count, index) => {
    if (count > 0) entries.push([store.offset + index, count]);
  });
  return entries;
}
