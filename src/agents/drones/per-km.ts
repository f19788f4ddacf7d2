/**
 * The linear energy model, the default: so many Wh a kilometre, more with the payload, whatever the wind. Fitted to
 * flights of a small quadcopter, so it is right on average and blind to weather.
 */
import { number, quantity } from "../../parameter/parameter.js";
import { defineEnergyModel } from "./energy-model.js";

export const perKm = defineEnergyModel({
  name: "per-km",
  doc: "Energy in proportion to distance and growing with the payload; the wind is ignored.",
  params: {
    cruise: quantity("energyPerLength", {
      default: "22 Wh/km", min: 1, max: 1000,
      doc: "Energy of level flight with the reference payload (0.08 MJ/km, Rodrigues et al. 2022).", when: { energyModel: ["per-km"] },
    }),
    referencePayload: quantity("mass", { default: "0.5 kg", min: 0, max: 1, doc: "Payload at which `cruise` holds.", when: { energyModel: ["per-km"] } }),
    payloadFactor: number({
      default: 0.25, min: 0, max: 1, unit: "1/kg",
      doc: "Growth of the energy for each kilogram beyond the reference payload (assumption).", when: { energyModel: ["per-km"] },
    }),
  },
  create: ({ cruise, referencePayload, payloadFactor }, airspeed) => ({
    perKilometre: (payload) => cruise * (1 + payloadFactor * (payload - referencePayload)),
    groundSpeed: () => airspeed,
  }),
});
