/**
 * A depot: the orders that wait for a drone and the drones that wait for an order, both first come, first served. The
 * oldest order goes to the longest idle drone that is able to fly it; an order that nobody can fly does not hold up others.
 */
import type { ChargingMarket, StationPort } from "./charging-market.js";

export class Depot {
  readonly name: string;
  /** Metres east and north. */
  readonly x: number;
  readonly y: number;
  readonly #orders: number[] = [];
  readonly #idle: number[] = [];
  #nearest: StationPort | undefined;
  #edition = -1;

  constructor(name: string, x: number, y: number) {
    this.name = name;
    this.x = x;
    this.y = y;
  }

  get waitingOrders(): readonly number[] { return this.#orders; }
  get idleDrones(): readonly number[] { return this.#idle; }

  /** The charging station nearest to the depot; looked up again only after one has come or gone. */
  nearestStation(market: ChargingMarket): StationPort | undefined {
    if (this.#edition !== market.edition) {
      this.#nearest = market.nearest(this.x, this.y);
      this.#edition = market.edition;
    }
    return this.#nearest;
  }

  addOrder(order: number): void { this.#orders.push(order); }
  removeOrder(order: number): void { remove(this.#orders, order); }
  addDrone(drone: number): void { this.#idle.push(drone); }
  removeDrone(drone: number): void { remove(this.#idle, drone); }
}

function remove(list: number[], item: number): void {
  const place = list.indexOf(item);
  if (place < 0) throw new Error(`${item} does not wait at the depot`);
  list.splice(place, 1);
}
