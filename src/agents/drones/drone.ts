/**
 * The device `drone`: flies parcels from its depot and buys energy at stations that belong to others. It takes an order
 * only if the reserve and the way to a station are left after the mission; otherwise, or when it could not fly to the edge of its area, it looks
 * for a station first. Energy and time of a flight are settled at take-off, with the wind of that moment.
 */
import type { Account } from "../../ledger/port.js";
import type { EventType } from "../../sim/kernel.js";
import { defineDevice, type Fleet, type FleetSetup, type World } from "../context.js";
import { sky, type Sky } from "../environment/sky.js";
import { charging, type ChargingBuyer, type ChargingMarket, type Need } from "./charging-market.js";
import { delivery, type DeliveryMarket } from "./delivery-market.js";
import type { Depot } from "./depot.js";
import { droneParams, type DroneParams } from "./drone-params.js";
import { energyModels } from "./energy-models.js";
import { Flights } from "./flights.js";
import { OrderDesk } from "./order-desk.js";

/** What a drone is doing. `stuck` is waiting, somewhere, to look for energy again. */
const State = { away: 0, idle: 1, toCustomer: 2, homeward: 3, toStation: 4, atStation: 5, stuck: 6 } as const;
type State = (typeof State)[keyof typeof State];

/** A flight to a station must bring home at least this share of the battery, or it is not worth its time. */
const LEAST_GAIN = 0.2;
const NONE = -1;

class DroneFleet implements Fleet, ChargingBuyer {
  readonly #world: World;
  readonly #setup: FleetSetup;
  readonly #params: DroneParams;
  readonly #charging: ChargingMarket;
  readonly #delivery: DeliveryMarket;
  readonly #sky: Sky;
  readonly #flights: Flights;
  readonly #desk: OrderDesk;
  /** kWh that may be used, and that must be left after a mission. */
  readonly #capacity: number;
  readonly #reserve: number;

  // One entry a drone.
  readonly #state: Uint8Array;
  readonly #present: Uint8Array;
  readonly #wallet: Int32Array;
  /** kWh that may still be used. */
  readonly #energy: Float64Array;
  /** Where it stands, or flies to; metres. */
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  /** Order under way, simulated time at which it was taken, and the delivery that the next landing ends. */
  readonly #order: Int32Array;
  readonly #taken: Float64Array;
  readonly #deliveryOf: Int32Array;
  readonly #visit: Int32Array;
  readonly #retryAt: Float64Array;

  readonly #atCustomer: EventType;
  readonly #atHome: EventType;
  readonly #atStation: EventType;
  readonly #retry: EventType;

  constructor(world: World, setup: FleetSetup, params: DroneParams) {
    this.#world = world;
    this.#setup = setup;
    this.#params = params;
    this.#charging = world.market(charging);
    this.#delivery = world.market(delivery);
    this.#sky = world.market(sky);
    const model = energyModels.find(({ name }) => name === params.energyModel)!;
    this.#flights = new Flights(model.create(params, params.speed), params);
    this.#capacity = params.batteryCapacity * params.usable;
    this.#reserve = this.#capacity * params.reserve;

    const { capacity, name } = setup, { kernel } = world;
    this.#state = new Uint8Array(capacity);
    this.#present = new Uint8Array(capacity);
    this.#energy = new Float64Array(capacity);
    this.#x = new Float64Array(capacity);
    this.#y = new Float64Array(capacity);
    this.#order = new Int32Array(capacity).fill(NONE);
    this.#taken = new Float64Array(capacity);
    this.#deliveryOf = new Int32Array(capacity).fill(NONE);
    this.#visit = new Int32Array(capacity).fill(NONE);
    this.#retryAt = new Float64Array(capacity);

    this.#desk = new OrderDesk(world, this.#delivery, name, this.#charging.side, params, (order) => { this.#receive(order); });
    this.#wallet = Int32Array.from({ length: capacity }, (_, drone) => {
      const depot = this.#depotOf(drone);
      return setup.openWallet([depot.x, depot.y]).device;
    });
    this.#atCustomer = kernel.eventType(`${name}/dropoff_arrival`, (drone) => { this.#dropOff(drone); });
    this.#atHome = kernel.eventType(`${name}/home`, (drone) => { this.#land(drone); this.#rest(drone); });
    this.#atStation = kernel.eventType(`${name}/arrival`, (drone) => {
      this.#land(drone);
      this.#state[drone] = State.atStation;
      this.#charging.arrival(this.#visit[drone]!);
    });
    this.#retry = kernel.eventType(`${name}/retry`, (drone) => { this.#tryAgain(drone); });
    this.#delivery.statistics.addFleet(() => this.#stranded());
  }

  join(drone: number): void {
    this.#present[drone] = 1;
    if (this.#state[drone] !== State.away) return;
    const depot = this.#depotOf(drone);
    this.#energy[drone] = this.#capacity * this.#params.initialCharge;
    this.#x[drone] = depot.x;
    this.#y[drone] = depot.y;
    this.#rest(drone);
  }

  leave(drone: number): void {
    this.#present[drone] = 0;
    if (this.#state[drone] === State.idle) this.#depotOf(drone).removeDrone(drone);
    if (this.#state[drone] === State.idle || this.#state[drone] === State.stuck) this.#state[drone] = State.away;
  }

  position(drone: number): readonly [number, number] { return [this.#x[drone]!, this.#y[drone]!]; }

  nameOf(drone: number): string { return `${this.#setup.name}/${drone}`; }
  walletOf(drone: number): Account { return this.#wallet[drone]!; }

  // Orders

  /** A new order: the longest idle drone that is able flies it; if none is, perhaps one should charge for it. */
  #receive(number: number): void {
    const { depot } = this.#desk.get(number);
    const able = depot.idleDrones.find((drone) => this.#isAble(this.#energy[drone]!, number));
    if (able !== undefined) {
      depot.removeDrone(able);
      this.#takeOrder(able, number);
    } else if (depot.idleDrones.length > 0) {
      const longestIdle = depot.idleDrones[0]!;
      depot.removeDrone(longestIdle);
      this.#rest(longestIdle);
    }
  }

  /** Whether enough is left after the mission, and the customer still wants the parcel when it comes. */
  #isAble(energy: number, number: number): boolean {
    const { depot, placed, east, north } = this.#desk.get(number), wind = this.#wind;
    if (energy - this.#flights.mission(east, north, this.#params.payload, wind) < this.#mustKeep(depot, wind)) return false;
    return this.#world.kernel.now + this.#flights.time(east, north, wind) < placed + this.#delivery.terms.worthlessAfter;
  }

  #takeOrder(drone: number, number: number): void {
    const { depot, east, north } = this.#desk.take(number);
    this.#order[drone] = number;
    this.#taken[drone] = this.#world.kernel.now;
    this.#state[drone] = State.toCustomer;
    this.#fly(drone, depot.x + east, depot.y + north, this.#params.payload, this.#atCustomer);
  }

  #dropOff(drone: number): void {
    const number = this.#order[drone]!, { placed, depot, east, north } = this.#desk.get(number);
    this.#desk.close(number);
    this.#order[drone] = NONE;
    this.#deliveryOf[drone] = this.#delivery.dropOff(
      this.#desk.customer, { name: this.nameOf(drone), wallet: this.walletOf(drone) }, placed, this.#taken[drone]!,
    );
    const wind = this.#wind;
    this.#delivery.statistics.mission(this.#flights.mission(east, north, this.#params.payload, wind));
    const atHome = this.#energy[drone]! - this.#flights.energy(-east, -north, 0, wind);
    if (this.#present[drone] === 1 && this.#wantsEnergy(atHome, depot) && this.#seekEnergy(drone)) return;
    this.#goHome(drone);
  }

  // Energy

  /** kWh that a drone must have left when it is back at its depot: the reserve, and enough to reach a station. */
  #mustKeep(depot: Depot, wind: number): number {
    const nearest = depot.nearestStation(this.#charging);
    return nearest === undefined ? this.#reserve : Math.max(this.#reserve, this.#flights.energy(nearest.x - depot.x, nearest.y - depot.y, 0, wind));
  }

  /** Whether a drone at its depot with so much energy should charge before it does anything else. */
  #wantsEnergy(energy: number, depot: Depot): boolean {
    const wind = this.#wind, nearest = depot.nearestStation(this.#charging);
    const wayHome = nearest === undefined ? 0 : this.#flights.energy(depot.x - nearest.x, depot.y - nearest.y, 0, wind);
    if (this.#capacity - wayHome - energy < LEAST_GAIN * this.#capacity) return false;
    if (depot.waitingOrders.length > 0) return !depot.waitingOrders.some((number) => this.#isAble(energy, number));
    const { radius, payload } = this.#params;
    return energy - this.#flights.mission(-radius, 0, payload, wind) < this.#mustKeep(depot, wind);
  }

  /** Asks for bids and flies to the station it commits to; false if none is in reach. */
  #seekEnergy(drone: number): boolean {
    const visit = this.#charging.need(this.#need(drone), this, drone);
    if (visit === undefined) return false;
    const { x, y } = this.#charging.stationOf(visit);
    this.#visit[drone] = visit;
    this.#state[drone] = State.toStation;
    this.#fly(drone, x, y, 0, this.#atStation);
    return true;
  }

  #need(drone: number): Need {
    const depot = this.#depotOf(drone), flights = this.#flights, wind = this.#wind;
    return {
      x: this.#x[drone]!, y: this.#y[drone]!, homeX: depot.x, homeY: depot.y,
      energy: this.#energy[drone]!, capacity: this.#capacity, valueOfTime: this.#params.valueOfTime,
      flightEnergy: (east, north) => flights.energy(east, north, 0, wind),
      flightTime: (east, north) => flights.time(east, north, wind),
    };
  }

  chargingComplete(drone: number, energy: number): void {
    this.#energy[drone]! += energy;
    this.#visit[drone] = NONE;
    this.#goHome(drone);
  }

  interrupted(drone: number, energy: number): void {
    this.#energy[drone]! += energy;
    this.declined(drone);
  }

  declined(drone: number): void {
    this.#visit[drone] = NONE;
    this.#waitToRetry(drone);
  }

  #waitToRetry(drone: number): void {
    this.#state[drone] = State.stuck;
    this.#retryAt[drone] = this.#world.kernel.now + this.#params.retry;
    this.#world.kernel.after(this.#params.retry, this.#retry, drone);
  }

  #tryAgain(drone: number): void {
    if (this.#state[drone] !== State.stuck || this.#world.kernel.now < this.#retryAt[drone]!) return;
    if (this.#isHome(drone)) this.#rest(drone);
    else if (this.#energy[drone]! >= (1 - LEAST_GAIN) * this.#capacity) this.#goHome(drone);
    else if (!this.#seekEnergy(drone)) this.#waitToRetry(drone);
  }

  /** Drones that wait for energy and could not even fly home, or are at home with no station in reach. */
  #stranded(): number {
    let stranded = 0;
    for (let drone = 0; drone < this.#state.length; drone++) {
      if (this.#state[drone] !== State.stuck) continue;
      const depot = this.#depotOf(drone);
      const home = this.#flights.energy(depot.x - this.#x[drone]!, depot.y - this.#y[drone]!, 0, this.#wind);
      if (this.#isHome(drone) || this.#energy[drone]! < home) stranded++;
    }
    return stranded;
  }

  // Movement

  /** At the depot with nothing to do: fly the oldest order it is able to, or charge, or wait. */
  #rest(drone: number): void {
    if (this.#present[drone] === 0) { this.#state[drone] = State.away; return; }
    const depot = this.#depotOf(drone), energy = this.#energy[drone]!;
    const order = depot.waitingOrders.find((number) => this.#isAble(energy, number));
    if (order !== undefined) { this.#takeOrder(drone, order); return; }
    if (this.#wantsEnergy(energy, depot)) {
      if (!this.#seekEnergy(drone)) this.#waitToRetry(drone);
      return;
    }
    this.#state[drone] = State.idle;
    depot.addDrone(drone);
  }

  #goHome(drone: number): void {
    const depot = this.#depotOf(drone);
    this.#state[drone] = State.homeward;
    this.#fly(drone, depot.x, depot.y, 0, this.#atHome);
  }

  /** Takes off if the battery lasts; if not (the wind has risen), waits where it stands. */
  #fly(drone: number, x: number, y: number, payload: number, arrival: EventType): void {
    const east = x - this.#x[drone]!, north = y - this.#y[drone]!, wind = this.#wind;
    const energy = this.#flights.energy(east, north, payload, wind);
    if (energy > this.#energy[drone]!) { this.#land(drone); this.#waitToRetry(drone); return; }
    this.#delivery.statistics.flown(energy);
    this.#energy[drone]! -= energy;
    this.#x[drone] = x;
    this.#y[drone] = y;
    this.#world.kernel.after(this.#flights.time(east, north, wind), arrival, drone);
  }

  /** On the ground again: a delivery that it made is over. */
  #land(drone: number): void {
    const number = this.#deliveryOf[drone]!;
    if (number !== NONE) this.#delivery.landed(number);
    this.#deliveryOf[drone] = NONE;
  }

  #isHome(drone: number): boolean {
    const depot = this.#depotOf(drone);
    return this.#x[drone] === depot.x && this.#y[drone] === depot.y;
  }

  #depotOf(drone: number): Depot { return this.#desk.depots[drone % this.#desk.depots.length]!; }
  get #wind(): number { return this.#sky.wind(this.#world.kernel.now); }
}

export const drone = defineDevice({
  name: "drone",
  doc: "Delivery drone with a battery, a depot with orders, and a wallet from which it pays for charging.",
  params: droneParams,
  create: (world, setup, params) => new DroneFleet(world, setup, params),
});
