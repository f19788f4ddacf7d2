/** The tip pool of the fluid level beside a run: advanced interval by interval under the rate that each turned out to have. */
import { FluidPool, type FluidPoolOptions } from "./fluid-pool.js";

/** After so many delays at one rate the pool is in its steady state: of two parents, 0.72 of a difference is left after each. */
const SETTLED = 100;

export class FluidPath {
  readonly pool: FluidPool;
  readonly #delay: number;
  /** Seconds that the equations are behind the run, less than half a step. */
  #behind = 0;

  /** Starts from a single tip, unless a rate is given. */
  constructor(options: FluidPoolOptions) {
    this.pool = new FluidPool(options);
    this.#delay = options.delay;
  }

  /** Advances by an interval in which transactions are attached at `rate` a second. @returns tips, average over the interval */
  advance(interval: number, rate: number): number {
    const { pool } = this, { dt } = pool;
    const moving = Math.min(interval, SETTLED * this.#delay);
    const steps = Math.round((this.#behind + moving) / dt);
    this.#behind += moving - steps * dt;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const before = pool.tips;
      pool.step(rate);
      sum += (before + pool.tips) / 2;
    }
    const mean = steps > 0 ? sum / steps : pool.tips;
    return (moving * mean + (interval - moving) * pool.tips) / interval;
  }
}
