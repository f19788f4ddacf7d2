/**
 * The depots of a fleet and the orders that come to them: Poisson in time, evenly over the depots and over the disc that
 * each serves. An order is given up when it has waited until the parcel is worth nothing. Orders draw from their own
 * streams, so the same customers call whatever drones, stations or ledger do.
 */
import type { EventHandle, EventType } from "../../sim/kernel.js";
import type { RandomStream } from "../../sim/random.js";
import type { Account } from "../../ledger/port.js";
import type { World } from "../context.js";
import type { DeliveryMarket } from "./delivery-market.js";
import { Depot } from "./depot.js";
import { OpenDeals } from "./open-deals.js";

export interface Order {
  readonly depot: Depot;
  /** Simulated time of the order. */
  readonly placed: number;
  /** Where the customer is from the depot, metres. */
  readonly east: number;
  readonly north: number;
}

export interface OrderDeskOptions {
  readonly depots: number;
  /** Orders a second at each depot. */
  readonly orderRate: number;
  /** Metres around a depot. */
  readonly radius: number;
}

export class OrderDesk {
  readonly depots: readonly Depot[];
  /** Who pays for parcels. */
  readonly customer: { readonly name: string; readonly wallet: Account };
  readonly #world: World;
  readonly #delivery: DeliveryMarket;
  readonly #radius: number;
  readonly #received: (order: number) => void;
  readonly #chance: RandomStream;
  readonly #orders = new OpenDeals<Order & { giveUp: EventHandle }>();
  readonly #giveUp: EventType;

  /**
   * @param side metres of the square in which depots stand
   * @param received hears the number of each new order, which waits at its depot already
   */
  constructor(world: World, delivery: DeliveryMarket, fleet: string, side: number, options: OrderDeskOptions, received: (order: number) => void) {
    const { kernel } = world, perSecond = options.orderRate * options.depots;
    this.#world = world;
    this.#delivery = delivery;
    this.#radius = options.radius;
    this.#received = received;
    this.customer = { name: `${fleet}/customer`, wallet: delivery.openCustomers(perSecond * world.duration) };
    const places = kernel.stream(`${fleet}/depots`);
    this.depots = Array.from({ length: options.depots }, (_, depot) => new Depot(`${fleet}/depot ${depot}`, places.uniform(0, side), places.uniform(0, side)));
    this.#chance = kernel.stream(`${fleet}/orders`);
    this.#giveUp = kernel.eventType(`${fleet}/order_given_up`, (order) => { this.#miss(order); });
    const receive = kernel.eventType(`${fleet}/order`, () => {
      this.#receive();
      kernel.after(this.#chance.exponential(1 / perSecond), receive);
    });
    if (perSecond > 0) kernel.after(this.#chance.exponential(1 / perSecond), receive);
  }

  get(order: number): Order { return this.#orders.get(order); }

  /** A drone takes an order: it waits no more. */
  take(number: number): Order {
    const order = this.#orders.get(number);
    this.#world.kernel.cancel(order.giveUp);
    order.depot.removeOrder(number);
    this.#delivery.agree(order.placed);
    return order;
  }

  /** The order is delivered. */
  close(order: number): void { this.#orders.close(order); }

  /** A customer somewhere around some depot orders a parcel. */
  #receive(): void {
    const depot = this.depots[this.#chance.integer(this.depots.length)]!, { kernel } = this.#world;
    let east: number, north: number;
    do {
      east = this.#chance.uniform(-1, 1);
      north = this.#chance.uniform(-1, 1);
    } while (east * east + north * north > 1);
    const order = { depot, placed: kernel.now, east: this.#radius * east, north: this.#radius * north, giveUp: 0 };
    const number = this.#orders.open(order);
    order.giveUp = kernel.after(this.#delivery.terms.worthlessAfter, this.#giveUp, number);
    depot.addOrder(number);
    this.#delivery.order();
    this.#received(number);
  }

  #miss(number: number): void {
    const { depot, placed } = this.#orders.get(number);
    depot.removeOrder(number);
    this.#orders.close(number);
    this.#delivery.miss(this.customer.name, depot.name, placed);
  }
}
