/**
 * The energy books of all stations of a fleet. Power is constant between two events, so each flow is power × time, cut
 * where the battery gets full or empty. The sun serves the pads first, then the battery, then the grid as far as the
 * connection takes it; the rest is curtailed. A deficit comes from the battery, then from the grid.
 */

/** What stands at each station of the fleet. */
export interface Plant {
  /** kWh that the battery can hold. */
  readonly batteryCapacity: number;
  /** kW that the battery can take or give. */
  readonly batteryPower: number;
  /** Share of the stored energy that comes back; half of the loss (as a factor) falls on each way. */
  readonly roundTripEfficiency: number;
  /** kW that the grid takes. */
  readonly maxExport: number;
}

/** Battery power in kW, positive when charging, and how long it can last in hours. */
interface BatteryFlow { power: number; hours: number }

export class StationEnergy {
  /** kW now: the sun's yield and what the pads draw. Set them with `setPower` only. */
  readonly sun: Float64Array;
  readonly load: Float64Array;
  /** kWh in the battery. */
  readonly stored: Float64Array;
  /** kWh since the last reset. */
  readonly yielded: Float64Array;
  readonly imported: Float64Array;
  readonly exported: Float64Array;
  readonly curtailed: Float64Array;
  readonly charged: Float64Array;
  readonly lost: Float64Array;
  readonly #storedAtReset: Float64Array;
  readonly #since: Float64Array;
  readonly #plant: Plant;
  readonly #oneWay: number;
  readonly #flow: BatteryFlow = { power: 0, hours: 0 };

  constructor(stations: number, plant: Plant) {
    const array = () => new Float64Array(stations);
    this.sun = array(); this.load = array(); this.stored = array();
    this.yielded = array(); this.imported = array(); this.exported = array(); this.curtailed = array();
    this.charged = array(); this.lost = array();
    this.#storedAtReset = array(); this.#since = array();
    this.#plant = plant;
    this.#oneWay = Math.sqrt(plant.roundTripEfficiency);
  }

  /** A new battery with so many kWh; the books of the station begin here. */
  install(station: number, stored: number, now: number): void {
    this.advance(station, now);
    this.#storedAtReset[station]! += stored - this.stored[station]!;
    this.stored[station] = stored;
  }

  /** Closes the books up to now and goes on with other powers, in kW. */
  setPower(station: number, sun: number, load: number, now: number): void {
    this.advance(station, now);
    this.sun[station] = sun;
    this.load[station] = load;
  }

  /** Books the flows up to `now`, in simulated seconds. */
  advance(station: number, now: number): void {
    let hours = (now - this.#since[station]!) / 3600;
    this.#since[station] = now;
    while (hours > 0) {
      const surplus = this.sun[station]! - this.load[station]!;
      const flow = this.#batteryFlow(station, surplus);
      const step = Math.min(hours, flow.hours);
      this.#book(station, step, surplus, flow.power);
      if (flow.power !== 0 && flow.hours <= hours) this.stored[station] = flow.power > 0 ? this.#plant.batteryCapacity : 0;
      hours -= step;
    }
  }

  /** Forgets what was booked; batteries keep what they hold. */
  reset(now: number): void {
    for (let station = 0; station < this.stored.length; station++) {
      this.advance(station, now);
      this.#storedAtReset[station] = this.stored[station]!;
    }
    for (const flow of [this.yielded, this.imported, this.exported, this.curtailed, this.charged, this.lost]) flow.fill(0);
  }

  /**
   * What is missing in the balance sun + import = charged + losses + Δstored + export + curtailed, as a share of the
   * energy that went through the station; beyond rounding it is a fault of ours.
   */
  imbalance(station: number): number {
    const came = this.yielded[station]! + this.imported[station]!;
    const went = this.charged[station]! + this.lost[station]! + this.exported[station]! + this.curtailed[station]!;
    const kept = this.stored[station]! - this.#storedAtReset[station]!;
    return Math.abs(came - went - kept) / Math.max(came, went, Math.abs(kept), 1e-6);
  }

  #batteryFlow(station: number, surplus: number): BatteryFlow {
    const { batteryCapacity, batteryPower } = this.#plant, flow = this.#flow;
    const stored = this.stored[station]!;
    flow.power = 0;
    flow.hours = Infinity;
    if (surplus > 0 && stored < batteryCapacity) {
      flow.power = Math.min(surplus, batteryPower);
      flow.hours = (batteryCapacity - stored) / (flow.power * this.#oneWay);
    } else if (surplus < 0 && stored > 0) {
      flow.power = -Math.min(-surplus, batteryPower);
      flow.hours = stored * this.#oneWay / -flow.power;
    }
    return flow;
  }

  /** Books one stretch of constant flows; `battery` is what goes into (out of) the battery at its terminals, in kW. */
  #book(station: number, hours: number, surplus: number, battery: number): void {
    const rest = surplus - battery;
    const kept = battery > 0 ? battery * this.#oneWay : battery / this.#oneWay;
    const exported = Math.min(Math.max(rest, 0), this.#plant.maxExport);
    this.yielded[station]! += this.sun[station]! * hours;
    this.charged[station]! += this.load[station]! * hours;
    this.stored[station]! += kept * hours;
    this.lost[station]! += (battery - kept) * hours;
    this.exported[station]! += exported * hours;
    this.curtailed[station]! += (Math.max(rest, 0) - exported) * hours;
    this.imported[station]! += Math.max(-rest, 0) * hours;
  }
}
