/**
 * The price rule of a charging station: it rises when pads are taken and when the battery is low, and never falls below
 * what the next kilowatt hour costs the owner.
 */
import { number, quantity } from "../../parameter/parameter.js";

export const priceRuleParams = {
  basePrice: quantity("energyPrice", { default: "25 cent/kWh", min: 0, max: 100, doc: "Price with free pads and a full battery." }),
  occupancyFactor: number({ default: 0.5, min: 0, max: 10, doc: "How much the price rises, as a share of the base price, when all pads are taken." }),
  scarcityFactor: number({ default: 0.5, min: 0, max: 10, doc: "How much the price rises, as a share, when the battery is empty." }),
};

export interface PriceRule {
  /** Token/kWh. */
  readonly basePrice: number;
  readonly occupancyFactor: number;
  readonly scarcityFactor: number;
}

/**
 * Token/kWh: max(marginal cost, base·(1 + a·occupancy)·(1 + b·(1 − state of charge))).
 * @param occupancy share of the pads that are taken, 0…1
 * @param stateOfCharge of the station's battery, 0…1
 */
export function priceOf(rule: PriceRule, marginalCost: number, occupancy: number, stateOfCharge: number): number {
  const wanted = rule.basePrice * (1 + rule.occupancyFactor * occupancy) * (1 + rule.scarcityFactor * (1 - stateOfCharge));
  return Math.max(marginalCost, wanted);
}

export interface PowerState {
  /** kW that the sun gives beyond what the pads take; negative: a deficit. */
  readonly surplus: number;
  /** kWh in the battery. */
  readonly stored: number;
}

export interface Tariff {
  /** Token/kWh that the owner pays to the grid. */
  readonly retailPrice: number;
  /** Token/kWh that the grid pays to the owner. */
  readonly feedInPrice: number;
}

/**
 * Token/kWh that the next kilowatt hour costs: what it would have earned from the grid if the sun or the battery
 * gives it (the battery's losses on top), the retail price otherwise.
 */
export function marginalCost(state: PowerState, tariff: Tariff, roundTripEfficiency: number): number {
  if (state.surplus > 0) return tariff.feedInPrice;
  if (state.stored > 0) return Math.min(tariff.retailPrice, tariff.feedInPrice / roundTripEfficiency);
  return tariff.retailPrice;
}
