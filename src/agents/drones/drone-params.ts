/** The parameters of a drone, its depots and its two energy models. */
import { choice, duration, integer, quantity, rate, share } from "../../parameter/parameter.js";
import type { Values } from "../../parameter/parameter.js";
import { dAndrea } from "./d-andrea.js";
import { perKm } from "./per-km.js";

export const droneParams = {
  depots: integer({ default: 3, min: 1, max: 10_000, doc: "Depots of the fleet; drone i belongs to depot i modulo this number." }),
  orderRate: rate({ default: "10/h", min: 0, max: 1, doc: "Orders at each depot (Poisson)." }),
  radius: quantity("length", { default: "3 km", min: 10, max: 100_000, doc: "Customers live evenly spread within this distance of their depot." }),
  payload: quantity("mass", { default: "0.5 kg", min: 0, max: 20, doc: "Mass of a parcel." }),
  batteryCapacity: quantity("energy", { default: "300 Wh", min: 0.001, max: 100, doc: "Nominal capacity of the battery." }),
  usable: share({ default: 0.8, min: 0.05, doc: "Share of the nominal capacity that may be used." }),
  reserve: share({ default: 0.2, max: 0.9, doc: "Share of the usable capacity that must be left after a delivery; only a flight to a station may use it." }),
  initialCharge: share({ default: 1, doc: "Share of the usable capacity that a drone joins with." }),
  speed: quantity("speed", { default: "12 m/s", min: 1, max: 100, doc: "Speed through the air." }),
  takeOffLanding: quantity("energy", { default: "5 Wh", min: 0, max: 1, doc: "Energy for taking off and landing, once a flight: 45 s at the 400 W of a hover." }),
  takeOffLandingTime: duration({ default: "45 s", max: 3600, doc: "Time for taking off and landing, once a flight." }),
  valueOfTime: quantity("valueOfTime", { default: "6 tokens/h", min: 0, max: 10_000, doc: "What an hour of the drone is worth to it when it chooses a station." }),
  retry: duration({ default: "5 min", min: 1, doc: "Time after which a drone that got no energy tries again." }),
  energyModel: choice(["per-km", "d-andrea"], { default: "per-km", doc: "How the energy of level flight is computed." }),
  ...perKm.params,
  ...dAndrea.params,
};
export type DroneParams = Values<typeof droneParams>;
