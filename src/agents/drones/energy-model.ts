/**
 * What an energy model of a drone is: it tells the energy of a kilometre of level flight and the speed over ground.
 * Taking off and landing are the same for every model and belong to the drone. A model is one file; the list is at
 * `energy-models.ts`.
 */
import type { Parameters, Values } from "../../parameter/parameter.js";

/** One drone type's level flight, its parameters filled in. */
export interface LevelFlight {
  /**
   * Wh for one kilometre over ground; Infinity where the wind cannot be flown against.
   * @param payload kg
   * @param headwind m/s, negative for a tailwind
   */
  perKilometre(payload: number, headwind: number): number;
  /** Speed over ground in m/s; 0 where the wind cannot be flown against. */
  groundSpeed(headwind: number): number;
}

export interface EnergyModel<P extends Parameters = Parameters> {
  readonly name: string;
  readonly doc: string;
  readonly params: P;
  /** @param airspeed m/s */
  create(params: Values<P>, airspeed: number): LevelFlight;
}

/** Gives a model its exact types. */
export function defineEnergyModel<P extends Parameters>(model: EnergyModel<P>): EnergyModel<P> {
  return model;
}
