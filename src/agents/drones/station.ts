/**
 * The device `station`: charging pads with sun, battery and grid, owned by others than the drones' owners. The fleet holds
 * what its stations share: places, energy books, the minute's sun, the figures. One station is in `station-site.ts`.
 */
import { MICRO } from "../../ledger/port.js";
import type { EventType } from "../../sim/kernel.js";
import { defineDevice, type Fleet, type FleetSetup, type World } from "../context.js";
import { sky, type Sky } from "../environment/sky.js";
import { charging, type ChargingMarket } from "./charging-market.js";
import type { PlantFigures } from "./charging-statistics.js";
import { StationEnergy } from "./station-energy.js";
import { stationParams, type StationParams } from "./station-params.js";
import { StationSite } from "./station-site.js";

/** Largest share of the energy of a station that rounding may lose over a run. */
const BALANCE_TOLERANCE = 1e-9;

class StationFleet implements Fleet, PlantFigures {
  readonly #world: World;
  readonly #setup: FleetSetup;
  readonly #params: StationParams;
  readonly #market: ChargingMarket;
  readonly #sky: Sky;
  readonly #energy: StationEnergy;
  readonly #stations: (StationSite | undefined)[] = [];
  readonly #places: Float64Array;
  readonly #wallets: Int32Array;
  readonly #complete: EventType;
  readonly #rackFull: EventType;

  constructor(world: World, setup: FleetSetup, params: StationParams) {
    this.#world = world;
    this.#setup = setup;
    this.#params = params;
    this.#market = world.market(charging);
    this.#sky = world.market(sky);
    this.#energy = new StationEnergy(setup.capacity, params);
    this.#places = new Float64Array(2 * setup.capacity);
    const chance = world.kernel.stream(`${setup.name}/places`);
    for (let axis = 0; axis < this.#places.length; axis++) this.#places[axis] = chance.uniform(0, this.#market.side);
    this.#wallets = Int32Array.from({ length: setup.capacity }, (_, device) => setup.openWallet(this.position(device)).device);

    const station = (device: number) => this.#stations[device]!;
    this.#complete = world.kernel.eventType(`${setup.name}/charging_complete`, (visit, device) => { station(device).complete(visit); });
    this.#rackFull = world.kernel.eventType(`${setup.name}/rack_full`, (device) => { station(device).rackFull(); });
    const sun = world.kernel.eventType(`${setup.name}/sun`, () => {
      for (const open of this.#stations) open?.updatePower();
      world.kernel.after(params.sunInterval, sun);
    });
    world.kernel.after(params.sunInterval, sun);
    this.#market.statistics.addFleet(this);
    world.recorder.atWarmupEnd(() => {
      this.#energy.reset(world.kernel.now);
      for (const each of this.#stations) each?.forget();
    });
    world.recorder.atEnd(() => { this.#end(); });
  }

  join(device: number): void {
    const station = this.#stations[device] ??= new StationSite(
      this.#world, this.#market, this.#sky, this.#energy, this.#params, this.#complete, this.#rackFull,
      { name: `${this.#setup.name}/${device}`, device, wallet: this.#wallets[device]!, place: this.position(device) },
    );
    station.join();
  }

  leave(device: number): void { this.#stations[device]!.leave(); }

  position(device: number): readonly [number, number] {
    return [this.#places[2 * device]!, this.#places[2 * device + 1]!];
  }

  advance(): void {
    for (let device = 0; device < this.#setup.capacity; device++) this.#energy.advance(device, this.#world.kernel.now);
  }
  get yielded(): number { return sum(this.#energy.yielded); }
  get curtailed(): number { return sum(this.#energy.curtailed); }
  get exported(): number { return sum(this.#energy.exported); }
  get imported(): number { return sum(this.#energy.imported); }
  get present(): number { return this.#sumOpen(() => 1); }
  get stateOfCharge(): number { return this.#sumOpen((station) => station.stateOfCharge); }
  get price(): number { return this.#sumOpen((station) => station.price()); }

  #sumOpen(figure: (station: StationSite) => number): number {
    let total = 0;
    for (const station of this.#stations) if (station?.open) total += figure(station);
    return total;
  }

  /** Writes the table and checks the energy books: a station that makes or loses energy is a fault of the model. */
  #end(): void {
    this.advance();
    const { yielded, imported, exported, curtailed } = this.#energy;
    for (const station of this.#stations) {
      if (station === undefined) continue;
      const { device, name, x, y, utilisation, sold, revenue } = station;
      const imbalance = this.#energy.imbalance(device);
      if (!(imbalance <= BALANCE_TOLERANCE)) throw new Error(`energy of ${name} is not conserved: ${imbalance} of it is missing`);
      this.#market.statistics.row([
        name, this.#params.pads, utilisation, sold, revenue / MICRO,
        yielded[device], imported[device], exported[device], curtailed[device], x, y,
      ]);
    }
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export const station = defineDevice({
  name: "station",
  doc: "Charging station for drones with pads, solar panels, a battery and a grid connection; sells energy at its own price.",
  params: stationParams,
  create: (world, setup, params) => new StationFleet(world, setup, params),
});
