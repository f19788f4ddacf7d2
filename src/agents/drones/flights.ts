/**
 * Energy and time of a drone's flights from point to point: a take-off, level flight, a landing. The wind always blows
 * from the west, because the weather tells its speed only; so flying west is flying against it.
 */
import type { LevelFlight } from "./energy-model.js";

export interface Handling {
  /** kWh and seconds of a take-off and a landing together. */
  readonly takeOffLanding: number;
  readonly takeOffLandingTime: number;
}

export class Flights {
  readonly #level: LevelFlight;
  readonly #handling: Handling;

  constructor(level: LevelFlight, handling: Handling) {
    this.#level = level;
    this.#handling = handling;
  }

  /**
   * kWh of a flight by so many metres east and north; Infinity against too strong a wind, 0 for no flight.
   * @param payload kg
   * @param wind m/s
   */
  energy(east: number, north: number, payload: number, wind: number): number {
    const distance = Math.sqrt(east * east + north * north);
    if (distance === 0) return 0;
    return this.#level.perKilometre(payload, -wind * east / distance) * distance / 1e6 + this.#handling.takeOffLanding;
  }

  /** Seconds of it. */
  time(east: number, north: number, wind: number): number {
    const distance = Math.sqrt(east * east + north * north);
    if (distance === 0) return 0;
    return distance / this.#level.groundSpeed(-wind * east / distance) + this.#handling.takeOffLandingTime;
  }

  /** kWh to a customer with the payload and back without. */
  mission(east: number, north: number, payload: number, wind: number): number {
    return this.energy(east, north, payload, wind) + this.energy(-east, -north, 0, wind);
  }
}
