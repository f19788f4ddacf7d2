/**
 * The equilibrium bribe of a queue in which the highest bid goes first: what a traveller bids when everybody's bid is
 * the best answer to the others' (Glazer & Hassin 1986, Lui 1985). It is computed once, from the distribution of the
 * value of time alone, since at equilibrium a higher value of time bids more and so the order of bids is known.
 */
import { quantile } from "./value-of-time.js";

/** Cells of the integration grid: Simpson's rule then errs by less than 1e-9 of the highest bribe. */
const CELLS = 4096;
/** Load at which the bribe is computed where the real one is higher: at 1 the equilibrium does not exist. */
const HIGHEST_LOAD = 0.99;

export class BribeCurve {
  readonly #cdf: (value: number) => number;
  readonly #load: number;
  readonly #residual: number;
  readonly #step: number;
  /** Integral of W from 0 to each grid point. */
  readonly #integral = new Float64Array(CELLS + 1);

  /**
   * @param cdf share of travellers whose value of time is at most so many token/h
   * @param load utilisation ρ of the crossing, below 1
   * @param serviceTime constant seconds S of one passage
   */
  constructor(cdf: (value: number) => number, load: number, serviceTime: number) {
    this.#cdf = cdf;
    this.#load = Math.min(load, HIGHEST_LOAD);
    this.#residual = this.#load * serviceTime / 2;
    this.#step = quantile(cdf, 1 - 1e-9) / CELLS;
    for (let cell = 0; cell < CELLS; cell++) this.#integral[cell + 1] = this.#integral[cell]! + this.#area(cell * this.#step, this.#step);
  }

  /**
   * Mean wait [s] of a traveller whose bid ranks with value of time `value`: W0/(1−ρ(1−F(v)))², where W0 = λS²/2
   * (Kleinrock 1967, service not interrupted).
   */
  wait(value: number): number {
    const above = 1 - this.#load * (1 - this.#cdf(value));
    return this.#residual / (above * above);
  }

  /** Bribe [token] of value of time `value` [token/h]: p(v) = ∫₀ᵛ x(−W′(x))dx, by parts ∫₀ᵛ W(x)dx − vW(v). */
  bribe(value: number): number {
    const cell = Math.min(CELLS, Math.floor(value / this.#step));
    const from = cell * this.#step;
    const to = cell === CELLS ? from : value;
    const perHour = this.#integral[cell]! + this.#area(from, to - from) - to * this.wait(to);
    return Math.max(0, perHour / 3600);
  }

  /** Integral of W over a cell or the part of one, by Simpson's rule. */
  #area(from: number, width: number): number {
    return width / 6 * (this.wait(from) + 4 * this.wait(from + width / 2) + this.wait(from + width));
  }
}
