/**
 * The energy model of D'Andrea (2014): weight over lift-to-drag ratio gives the drag to fly against, electronics draw a
 * constant power. A headwind w stretches the flight by 1/(1 − w/v), so this model feels the weather.
 */
import { number, quantity, share } from "../../parameter/parameter.js";
import { defineEnergyModel } from "./energy-model.js";

/** The paper's rounded 3600/9.81: kg/(370·η·L/D) is the kWh of a kilometre through still air. */
const KILOGRAMS_PER_KWH_KM = 370;
/** Speed over ground below which a drone does not set out: it would hang in the wind. */
const LEAST_GROUND_SPEED = 1;

export const dAndrea = defineEnergyModel({
  name: "d-andrea",
  doc: "D'Andrea 2014: m·g/(η·L/D) a metre of air plus the power of the electronics, stretched by the headwind of the weather.",
  params: {
    mass: quantity("mass", { default: "5.5 kg", min: 0.1, max: 100, doc: "Mass of the drone without payload (assumption).", when: { energyModel: ["d-andrea"] } }),
    liftToDrag: number({ default: 3, min: 0.5, max: 20, doc: "Lift-to-drag ratio (assumption).", when: { energyModel: ["d-andrea"] } }),
    transferEfficiency: share({ default: 0.5, min: 0.05, doc: "Power transfer efficiency of motor and propeller (assumption).", when: { energyModel: ["d-andrea"] } }),
    electronics: quantity("power", { default: "100 W", min: 0, max: 5, doc: "Constant power of the electronics (assumption).", when: { energyModel: ["d-andrea"] } }),
  },
  create({ mass, liftToDrag, transferEfficiency, electronics }, airspeed) {
    const whPerKilogramKilometre = 1000 / (KILOGRAMS_PER_KWH_KM * transferEfficiency * liftToDrag);
    const electronicsWhPerKilometre = electronics * 1000 / (airspeed * 3.6);
    const groundSpeed = (headwind: number): number => {
      const speed = airspeed - headwind;
      return speed < LEAST_GROUND_SPEED ? 0 : speed;
    };
    return {
      groundSpeed,
      perKilometre(payload, headwind) {
        const ground = groundSpeed(headwind);
        if (ground === 0) return Infinity;
        return (mass + payload) * whPerKilogramKilometre * airspeed / ground + electronicsWhPerKilometre;
      },
    };
  },
});
