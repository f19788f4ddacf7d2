/**
 * One charging station at its place: the protocol of a visit from the seller's side, its pads, and what it draws from its
 * plant. A pad's power is at most its even part of the grid connection, so that every deficit can be met and no drone
 * charges more slowly than it was told. Stations are few, so each is an object; their energy is kept in arrays.
 */
import type { Account } from "../../ledger/port.js";
import type { EventHandle, EventType } from "../../sim/kernel.js";
import { TimeAverage } from "../../sim/time-average.js";
import type { World } from "../context.js";
import type { Sky } from "../environment/sky.js";
import type { ChargingMarket, StationPort } from "./charging-market.js";
import { PadServer } from "./pad-server.js";
import { marginalCost, priceOf } from "./price-rule.js";
import type { StationEnergy } from "./station-energy.js";
import type { StationParams } from "./station-params.js";

export interface StationIdentity { readonly name: string; readonly device: number; readonly wallet: Account; readonly place: readonly [number, number] }

export class StationSite implements StationPort {
  readonly name: string;
  readonly device: number;
  readonly wallet: Account;
  readonly x: number;
  readonly y: number;
  /** Pads can be used and the plant runs: from joining until the last guest has gone after leaving. */
  open = false;
  /** kWh, and micro-tokens that became final. */
  sold = 0;
  revenue = 0;
  readonly #world: World;
  readonly #market: ChargingMarket;
  readonly #sky: Sky;
  readonly #energy: StationEnergy;
  readonly #params: StationParams;
  readonly #complete: EventType;
  readonly #rackFull: EventType;
  readonly #pads: PadServer;
  readonly #padsOpen: TimeAverage;
  readonly #padsBusy: TimeAverage;
  /** kW of one charger, and of the rack of swapped batteries. */
  readonly #padPower: number;
  readonly #rackPower: number;
  /** Since when each visit charges, and the event of its end. */
  readonly #underWay = new Map<number, { readonly since: number; readonly end: EventHandle }>();
  #listed = false;
  #enRoute = 0;
  #charging = 0;
  #rackFullAt = 0;

  constructor(
    world: World, market: ChargingMarket, theSky: Sky, energy: StationEnergy, params: StationParams,
    complete: EventType, rackFull: EventType, identity: StationIdentity,
  ) {
    this.#world = world;
    this.#market = market;
    this.#sky = theSky;
    this.#energy = energy;
    this.#params = params;
    this.#complete = complete;
    this.#rackFull = rackFull;
    this.name = identity.name;
    this.device = identity.device;
    this.wallet = identity.wallet;
    [this.x, this.y] = identity.place;
    this.#padPower = Math.min(params.chargePower, params.maxImport / params.pads);
    this.#rackPower = Math.min(params.rackPower, params.maxImport);
    const now = () => world.kernel.now, { statistics } = market;
    this.#padsOpen = new TimeAverage(now);
    this.#padsBusy = new TimeAverage(now);
    this.#pads = new PadServer(params.pads, now, (visit) => { market.admitted(visit); }, {
      busy: (change) => { this.#padsBusy.add(change); statistics.busy(change); },
      queued: (change) => { statistics.queued(change); },
      waited: (seconds) => { statistics.waited(seconds); },
    });
  }

  get stateOfCharge(): number {
    const { batteryCapacity } = this.#params;
    return batteryCapacity > 0 ? this.#energy.stored[this.device]! / batteryCapacity : 1;
  }

  get utilisation(): number { return this.#padsBusy.mean / this.#padsOpen.mean; }

  join(): void {
    if (!this.#listed) this.#market.register(this);
    this.#listed = true;
    if (this.open) return;
    this.open = true;
    this.#energy.install(this.device, this.#params.initialCharge * this.#params.batteryCapacity, this.#world.kernel.now);
    this.#padsOpen.add(this.#params.pads);
    this.#market.statistics.pads(this.#params.pads);
    this.updatePower();
  }

  leave(): void {
    this.#market.unregister(this);
    this.#listed = false;
    this.#closeIfEmpty();
  }

  price(): number {
    const { device } = this, energy = this.#energy;
    const cost = marginalCost(
      { surplus: energy.sun[device]! - energy.load[device]!, stored: energy.stored[device]! },
      this.#params, this.#params.roundTripEfficiency,
    );
    return priceOf(this.#params, cost, this.#pads.busy / this.#pads.pads, this.stateOfCharge);
  }

  chargingTime(energy: number): number {
    if (this.#params.mode === "charge") return energy / this.#padPower * 3600;
    const missing = this.#rackTime / 3600 * this.#rackPower + energy - this.#params.rackStock;
    return Math.max(this.#params.swapTime, missing / this.#rackPower * 3600);
  }

  serviceTime(energy: number): number { return this.#params.mode === "charge" ? this.chargingTime(energy) : 0; }

  queueTime(energy: number): number {
    const ahead = this.#pads.busy + this.#pads.waiting + this.#enRoute;
    return Math.max(0, ahead - this.#pads.pads + 1) * this.chargingTime(energy) / this.#pads.pads;
  }

  commitment(): void { this.#enRoute++; }

  arrival(visit: number): void {
    this.#enRoute--;
    this.#pads.arrive(visit);
  }

  paid(visit: number, energy: number): void {
    const { kernel } = this.#world;
    this.#underWay.set(visit, { since: kernel.now, end: kernel.after(this.chargingTime(energy), this.#complete, visit, this.device) });
    this.#charging++;
    if (this.#params.mode === "swap") {
      this.#rackFullAt = kernel.now + this.#rackTime + energy / this.#rackPower * 3600;
      kernel.at(this.#rackFullAt, this.#rackFull, this.device);
    }
    this.updatePower();
  }

  unpaid(): void {
    this.#pads.release();
    this.#closeIfEmpty();
  }

  stop(visit: number): number {
    const { kernel } = this.#world, { since, end } = this.#underWay.get(visit)!, energy = (kernel.now - since) / 3600 * this.#padPower;
    kernel.cancel(end);
    this.#over(visit, energy);
    this.#closeIfEmpty();
    return energy;
  }

  earned(amount: number): void { this.revenue += amount; }

  /** The battery is full (or swapped): the pad is free, the next may come. */
  complete(visit: number): void {
    this.#over(visit, this.#market.energyOf(visit));
    this.#market.complete(visit);
    this.#closeIfEmpty();
  }

  #over(visit: number, energy: number): void {
    this.#underWay.delete(visit);
    this.sold += energy;
    this.#charging--;
    this.updatePower();
    this.#pads.release();
  }

  /** The rack is full, unless another battery was promised since this was foreseen. */
  rackFull(): void { this.updatePower(); }

  /** Reads the sun and adds up what is drawn; to be called when either may have changed. */
  updatePower(): void {
    if (!this.open) return;
    const now = this.#world.kernel.now, { mode, pvPeak } = this.#params;
    const load = mode === "charge" ? this.#charging * this.#padPower : this.#rackTime > 0 ? this.#rackPower : 0;
    this.#energy.setPower(this.device, pvPeak * this.#sky.photovoltaicYield(now), load, now);
  }

  /** The warm-up is over. */
  forget(): void {
    this.sold = this.revenue = 0;
    this.#padsOpen.reset();
    this.#padsBusy.reset();
  }

  /** Seconds until the rack is full. */
  get #rackTime(): number { return Math.max(0, this.#rackFullAt - this.#world.kernel.now); }

  #closeIfEmpty(): void {
    if (!this.open || this.#listed || this.#enRoute + this.#pads.busy + this.#pads.waiting > 0) return;
    this.open = false;
    this.#padsOpen.add(-this.#params.pads);
    this.#market.statistics.pads(-this.#params.pads);
    this.#energy.setPower(this.device, 0, 0, this.#world.kernel.now);
  }
}
