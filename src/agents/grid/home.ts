/**
 * A home on the smart grid: it needs electricity, may have panels on its roof and a battery in its cellar, and sells or
 * buys what is left on the `energy` market. It knows the energy of the next slot (a perfect forecast). What the
 * market does not take or give goes to and comes from the grid at the feed-in and retail price.
 */
import { randomNormal } from "d3-random";
import { duration, number, quantity, series, share, type Values } from "../../parameter/parameter.js";
import { defineDevice, type Fleet, type FleetSetup, type World } from "../context.js";
import { sky } from "../environment/sky.js";
import { balanceHome, type Battery } from "./battery.js";
import { energy, type Participant } from "./energy-market.js";
import { loadSource, sunSource, type SlotEnergy } from "./home-energy.js";
import type { Slot } from "./slot.js";
import { exp } from "../../sim/portable-math.js";

const params = {
  load: series(["standard"], { default: "standard", doc: "Electric load: the German standard profile H0, or a CSV file (kW, or kWh a step; home i takes column i)." }),
  annualDemand: quantity("energy", { default: "3500 kWh", min: 0, max: 1e6, doc: "Mean yearly demand of a home with the standard profile." }),
  demandSpread: number({ default: 0.25, min: 0, max: 2, doc: "Deviation of the logarithm of the yearly demand from home to home." }),
  timeShift: duration({ default: "30min", max: 43_200, doc: "Standard deviation of the time by which a home lives earlier or later." }),
  noise: number({ default: 0.3, min: 0, max: 2, doc: "Deviation of the logarithm of the load from slot to slot." }),
  solarShare: share({ default: 0.5, doc: "Share of the homes that have panels." }),
  solarPower: quantity("power", { default: "5 kWp", min: 0, max: 1000, doc: "Installed power of such a home." }),
  sun: series(["sky"], { default: "sky", doc: "Yield of the panels: from the scenario's sky, or a CSV file (W/kWp; home i takes column i)." }),
  batteryShare: share({ default: 0.4, doc: "Share of the homes with panels that have a battery." }),
  batteryCapacity: quantity("energy", { default: "5 kWh", min: 0, max: 1000, doc: "Usable capacity of a battery." }),
  batteryPower: quantity("power", { default: "2.5 kW", min: 0, max: 1000, doc: "Greatest power of a battery, in and out." }),
  batteryEfficiency: share({ default: 0.9, min: 0.1, doc: "Energy that a battery gives over what it takes in a full cycle." }),
  shading: share({
    default: 0.5,
    doc: "Greatest share of the span between retail and feed-in price that an order keeps back: 0 asks its true worth, 0.5 never loses a trade, 1 draws its limit from the whole span (zero intelligence).",
  }),
};

/** Smaller than this is not worth an order, kWh. */
const SMALLEST_ORDER = 0.001;

class Homes implements Fleet, Participant {
  readonly #setup: FleetSetup;
  readonly #load: SlotEnergy;
  readonly #sun: SlotEnergy;
  readonly #shade: (span: number) => number;
  readonly #present: Uint8Array;
  readonly #account: Int32Array;
  readonly #installed: Float64Array;
  readonly #battery: readonly Battery[];
  readonly #stored: Float64Array;

  constructor(world: World, setup: FleetSetup, given: Values<typeof params>) {
    const { capacity, name } = setup;
    this.#setup = setup;
    const equipment = world.kernel.stream(`${name}/equipment`), limits = world.kernel.stream(`${name}/limits`);
    const normal = randomNormal.source(equipment.source)(0, 1);
    this.#present = new Uint8Array(capacity);
    // Money is minted before the run only, so homes that may come later have their wallets from the beginning.
    this.#account = Int32Array.from({ length: capacity }, () => setup.openWallet().device);
    this.#installed = new Float64Array(capacity);
    this.#stored = new Float64Array(capacity);
    const one: Battery = { capacity: given.batteryCapacity, power: given.batteryPower, efficiency: given.batteryEfficiency };
    const none: Battery = { ...one, capacity: 0 }, batteries: Battery[] = [];
    const yearly = new Float64Array(capacity), shift = new Float64Array(capacity);
    for (let home = 0; home < capacity; home++) {
      // Each home draws the same numbers whatever the shares, so that more panels change no one's demand.
      const hasPanels = equipment.next() < given.solarShare, hasBattery = equipment.next() < given.batteryShare;
      yearly[home] = given.annualDemand * exp(given.demandSpread * normal() - given.demandSpread * given.demandSpread / 2);
      shift[home] = given.timeShift * normal();
      this.#installed[home] = hasPanels ? given.solarPower : 0;
      batteries.push(hasPanels && hasBattery ? one : none);
      this.#stored[home] = batteries[home]!.capacity / 2;
    }
    this.#load = loadSource(world, given.load, { yearly, shift, noise: given.noise, stream: world.kernel.stream(`${name}/load`) });
    this.#sun = sunSource(world, given.sun, () => world.market(sky));
    this.#battery = batteries;
    this.#shade = (span) => given.shading * limits.next() * span;
    world.market(energy).join(this);
  }

  join(home: number): void { this.#present[home] = 1; }

  leave(home: number): void { this.#present[home] = 0; }

  plan(slot: Slot, trades: boolean): void {
    const { retail, feedIn } = slot.outside, span = Math.max(0, retail - feedIn), physics = slot.physics;
    const hours = (slot.end - slot.start) / 3600;
    this.#load.begin(slot.start, slot.end);
    this.#sun.begin(slot.start, slot.end);
    for (let home = 0; home < this.#present.length; home++) {
      if (this.#present[home] === 0) continue;
      const load = this.#load.of(home);
      const pv = this.#installed[home]! > 0 ? this.#installed[home]! * this.#sun.of(home) : 0;
      const battery = this.#battery[home]!, stored = this.#stored[home]!;
      const { charge, discharge, needed, left, stored: after } = balanceHome(load, pv, battery, stored, hours);
      this.#stored[home] = after;
      physics.homes++;
      physics.load += load;
      physics.pv += pv;
      physics.charge += charge;
      physics.discharge += discharge;
      physics.need += needed;
      physics.surplus += left;
      physics.stored += stored;
      physics.capacity += battery.capacity;
      if (!trades || Math.max(needed, left) < SMALLEST_ORDER) continue;
      if (needed > 0) slot.order(this.#setup.name, home, this.#account[home]!, needed, retail - this.#shade(span));
      else slot.order(this.#setup.name, home, this.#account[home]!, -left, feedIn + this.#shade(span));
    }
  }
}

export const home = defineDevice({
  name: "home",
  doc: "A home with electric load, perhaps panels and a battery, that buys and sells what is left in the neighbourhood.",
  params,
  create: (world, setup, given) => new Homes(world, setup, given),
});
