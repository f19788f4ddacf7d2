/**
 * A named stream of chance. Each purpose draws from its own stream, seeded with the run's seed and the stream's name, so that
 * adding a device changes nobody else's draws, and two ledgers can be compared under common random numbers.
 *
 * The generator is `alea` of seedrandom: seeded by that package, its three-line recurrence run here on fields of the object,
 * which is three times as fast as a closure's variables. A test holds the two sequences equal.
 */
import alea from "seedrandom/lib/alea.js";
import { TAIL_START, edge, height } from "./ziggurat.js";

const TWO_POW_MINUS_32 = 2 ** -32;
const MULTIPLIER = 2091639;

export class RandomStream {
  readonly name: string;
  #s0: number;
  #s1: number;
  #s2: number;
  #carry: number;
  #source: (() => number) | undefined;

  /**
   * @param seed seed of the run; a number is taken as its decimal digits, so that seed 1 and seed "1" are one seed
   * @param name what the stream is for, e.g. "road/arrivals"
   */
  constructor(seed: string | number, name: string) {
    this.name = name;
    const state = alea(`${seed}/${name}`, { state: true }).state();
    this.#s0 = state.s0;
    this.#s1 = state.s1;
    this.#s2 = state.s2;
    this.#carry = state.c;
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  next(): number {
    const sum = MULTIPLIER * this.#s0 + this.#carry * TWO_POW_MINUS_32;
    this.#s0 = this.#s1;
    this.#s1 = this.#s2;
    return (this.#s2 = sum - (this.#carry = sum | 0));
  }

  /** Uniform whole number from 0 to n - 1; `n` from 1 to 2^31. */
  integer(n: number): number {
    return Math.floor(this.next() * n);
  }

  /** Uniform in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** Exponentially distributed with the given mean, by the ziggurat method. */
  exponential(mean: number): number {
    for (;;) {
      // One draw of 32 bits chooses the layer (8 bits) and the place in it (24 bits).
      const scaled = 256 * this.next(), layer = scaled | 0, x = (scaled - layer) * edge[layer]!;
      if (x < edge[layer + 1]!) return mean * x;
      if (layer === 0) return mean * (TAIL_START - Math.log(1 - this.next()));
      const low = height[layer]!;
      if (low + (height[layer + 1]! - low) * this.next() < Math.exp(-x)) return mean * x;
    }
  }

  /** The stream as a function, for `.source()` of d3-random; the same function at each call. */
  get source(): () => number {
    return (this.#source ??= () => this.next());
  }
}
