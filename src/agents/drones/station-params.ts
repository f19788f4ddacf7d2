/** The parameters of a charging station: its pads, its plant, its tariff and its price rule. */
import { choice, duration, integer, quantity, share } from "../../parameter/parameter.js";
import type { Values } from "../../parameter/parameter.js";
import { priceRuleParams } from "./price-rule.js";

export const stationParams = {
  pads: integer({ default: 4, min: 1, max: 1000, doc: "Landing pads, each with a charger or a swap robot." }),
  mode: choice(["charge", "swap"], { default: "charge", doc: "charge: the drone stays until its battery is full; swap: a full battery is put in and the empty one is charged later." }),
  chargePower: quantity("power", { default: "300 W", min: 0.001, max: 100, doc: "Power of a charger; 300 W is 1C for a pack of 300 Wh." }),
  swapTime: duration({ default: "3 min", min: 1, doc: "Time on a pad for a swap.", when: { mode: ["swap"] } }),
  rackPower: quantity("power", { default: "2.4 kW", min: 0.001, max: 10_000, doc: "swap: power with which the rack charges the batteries that were taken in; at most the grid connection." }),
  rackStock: quantity("energy", { default: "2.4 kWh", min: 0.001, max: 100_000, doc: "swap: energy of the charged batteries in a full rack; when they run out, a drone waits on its pad for the next one." }),
  pvPeak: quantity("power", { default: "2 kWp", min: 0, max: 10_000, doc: "Peak power of the solar panels." }),
  batteryCapacity: quantity("energy", { default: "5 kWh", min: 0, max: 100_000, doc: "Usable capacity of the station's battery." }),
  batteryPower: quantity("power", { default: "2.5 kW", min: 0, max: 10_000, doc: "Most power into or out of the battery." }),
  roundTripEfficiency: share({ default: 0.9, min: 0.1, doc: "Share of the energy stored in the battery that comes back." }),
  initialCharge: share({ default: 0.5, doc: "State of charge of the battery when the station joins." }),
  maxImport: quantity("power", { default: "3 kW", min: 0.001, max: 10_000, doc: "Most power from the grid; divided evenly among the pads it also limits their chargers." }),
  maxExport: quantity("power", { default: "1 kW", min: 0, max: 10_000, doc: "Most power into the grid; what the sun gives beyond is curtailed." }),
  retailPrice: quantity("energyPrice", { default: "30 cent/kWh", min: 0, max: 100, doc: "What the owner pays to the grid." }),
  feedInPrice: quantity("energyPrice", { default: "8 cent/kWh", min: 0, max: 100, doc: "What the grid pays to the owner." }),
  sunInterval: duration({ default: "60 s", min: 1, doc: "How often the sun's power is read; it is constant in between." }),
  ...priceRuleParams,
};
export type StationParams = Values<typeof stationParams>;
