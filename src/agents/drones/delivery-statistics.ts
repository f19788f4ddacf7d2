/**
 * The figures of deliveries over all fleets of drones: parcels in time, late and missed, energy for each parcel, drones
 * that are stranded.
 */
import type { World } from "../context.js";

/** Parcels since the warm-up, and since the last row of the series. */
class Count {
  total = 0;
  #interval = 0;
  add(): void { this.total++; this.#interval++; }
  reset(): void { this.total = 0; }
  takeInterval(): number {
    const count = this.#interval;
    this.#interval = 0;
    return count;
  }
}

export class DeliveryStatistics {
  readonly #onTime = new Count();
  readonly #late = new Count();
  readonly #missed = new Count();
  readonly #stranded: (() => number)[] = [];
  #missionEnergy = 0;
  #flownEnergy = 0;

  constructor({ recorder }: World) {
    const [onTime, late, missed] = [this.#onTime, this.#late, this.#missed];
    recorder.metric("drones.parcels.onTime", "1", "Parcels delivered before the deadline.", () => onTime.total);
    recorder.metric("drones.parcels.late", "1", "Parcels delivered after the deadline.", () => late.total);
    recorder.metric("drones.parcels.missed", "1", "Orders that no drone took in time.", () => missed.total);
    recorder.metric("drones.parcels.onTime.share", "1", "Share of the parcels that came before the deadline.", () => {
      const count = onTime.total + late.total + missed.total;
      return { value: onTime.total / count, count };
    });
    recorder.metric("drones.stranded", "1", "Drones that at the end cannot fly to any energy that they can pay for.", () => this.#countStranded());
    recorder.metric("drones.energyPerParcel", "Wh", "Energy of the flight to the customer and straight home, for each parcel.", () =>
      ({ value: 1000 * this.#missionEnergy / this.#delivered, count: this.#delivered }));
    recorder.metric("drones.flownEnergy", "kWh", "Energy of all flights, those to charging stations included.", () => this.#flownEnergy);
    recorder.series("drones.parcels.onTime", "1", "Parcels delivered before the deadline in the interval.", () => onTime.takeInterval());
    recorder.series("drones.parcels.late", "1", "Parcels delivered after the deadline in the interval.", () => late.takeInterval());
    recorder.series("drones.parcels.missed", "1", "Orders given up in the interval.", () => missed.takeInterval());
    recorder.atEnd(() => {
      const stranded = this.#countStranded();
      if (stranded > 0) recorder.warn("drones-stranded", `${stranded} drones are stranded at the end: no station in reach, or no money for it`);
      const orders = this.#delivered + missed.total;
      if (missed.total > 0.5 * orders) recorder.warn("drones-too-few", `${missed.total} of ${orders} orders found no drone: there are too few for \`orderRate\``);
    });
    recorder.atWarmupEnd(() => {
      for (const count of [onTime, late, missed]) count.reset();
      this.#missionEnergy = this.#flownEnergy = 0;
    });
  }

  /** Registers a fleet's count of stranded drones. */
  addFleet(stranded: () => number): void { this.#stranded.push(stranded); }
  delivered(late: boolean): void { (late ? this.#late : this.#onTime).add(); }
  missed(): void { this.#missed.add(); }
  /** A parcel took so many kWh, out and straight home. */
  mission(energy: number): void { this.#missionEnergy += energy; }
  /** A drone flew with so many kWh. */
  flown(energy: number): void { this.#flownEnergy += energy; }

  #countStranded(): number {
    let stranded = 0;
    for (const count of this.#stranded) stranded += count();
    return stranded;
  }

  get #delivered(): number { return this.#onTime.total + this.#late.total; }
}
