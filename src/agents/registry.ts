/** Every kind of device and every market or shared part of the environment, in the order in which people read them. */
import type { DeviceDefinition, MarketDefinition } from "./context.js";

export const devices: readonly DeviceDefinition[] = [];
export const markets: readonly MarketDefinition[] = [];
