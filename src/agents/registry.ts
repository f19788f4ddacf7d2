/** Every kind of device and every market or shared part of the environment, in the order in which people read them. */
import type { DeviceDefinition, MarketDefinition } from "./context.js";
import { doubleSpender } from "./adversaries/double-spender.js";
import { shop } from "./adversaries/shop.js";
import { charging } from "./drones/charging-market.js";
import { delivery } from "./drones/delivery-market.js";
import { drone } from "./drones/drone.js";
import { station } from "./drones/station.js";
import { sky } from "./environment/sky.js";
import { energy } from "./grid/energy-market.js";
import { home } from "./grid/home.js";
import { road } from "./road/road.js";
import { vehicle } from "./road/vehicle.js";
import { readings } from "./sensors/readings.js";
import { sensor } from "./sensors/sensor.js";
import { trade } from "./trade/trade-market.js";
import { trader } from "./trade/trader.js";

export const devices: readonly DeviceDefinition[] = [vehicle, drone, station, home, sensor, trader, doubleSpender];
export const markets: readonly MarketDefinition[] = [road, delivery, charging, energy, readings, trade, shop, sky];
