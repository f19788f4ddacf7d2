/** The energy models of drones, in the order in which people read them. */
import { dAndrea } from "./d-andrea.js";
import { perKm } from "./per-km.js";

export const energyModels = [perKm, dAndrea] as const;
