/**
 * A named stream of chance. Each purpose draws from its own stream, seeded with the run's seed and the stream's name, so that
 * adding a device changes nobody else's draws, and two ledgers can be compared under common random numbers.
 *
 * The generator is `alea` of seedrandom: seeded by that package, its recurrence run here on a typed array, which is faster
 * than a closure's variables and allocates nothing. A test holds the two sequences equal.
 */
import alea from "seedrandom/lib/alea.js";
import { TAIL_START, edge, height } from "./ziggurat.js";
import { exp, log } from "./portable-math.js";

const TWO_POW_MINUS_32 = 2 ** -32;
const MULTIPLIER = 2091639;

export class RandomStream {
  readonly name: string;
  /** s0, s1, s2 and the carry of alea. */
  readonly #state: Float64Array;
  #source: (() => number) | undefined;

  /**
   * @param seed seed of the run; a number is taken as its decimal digits, so that seed 1 and seed "1" are one seed
   * @param name what the stream is for, e.g. "road/arrivals"
   */
  constructor(seed: string | number, name: string) {
    this.name = name;
    const state = alea(`${seed}/${name}`, { state: true }).state();
    this.#state = Float64Array.of(state.s0, state.s1, state.s2, state.c);
  }

  /** Uniform in [0, 1), a multiple of 2^-32. */
  next(): number {
    const state = this.#state, sum = MULTIPLIER * state[0]! + state[3]! * TWO_POW_MINUS_32, carry = sum | 0;
    state[0] = state[1]!;
    state[1] = state[2]!;
    state[3] = carry;
    return (state[2] = sum - carry);
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
    // One draw of 32 bits chooses the layer (8 bits) and the place in it (24 bits).
    const scaled = 256 * this.next(), layer = scaled | 0, x = (scaled - layer) * edge[layer]!;
    if (x < edge[layer + 1]!) return mean * x;
    return mean * this.#exponentialAtEdge(layer, x);
  }

  /** The rare rest of a draw of mean 1, apart so that the frequent part is small enough to be inlined where it is used. */
  #exponentialAtEdge(layer: number, x: number): number {
    if (layer === 0) return TAIL_START - log(1 - this.next());
    const low = height[layer]!;
    return low + (height[layer + 1]! - low) * this.next() < exp(-x) ? x : this.exponential(1);
  }

  /** The stream as a function, for `.source()` of d3-random; the same function at each call. */
  get source(): () => number {
    return (this.#source ??= () => this.next());
  }
}
