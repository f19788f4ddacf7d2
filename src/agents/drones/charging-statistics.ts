/**
 * The figures of charging over all stations of all fleets: pads, waits, revenue, and the energy of their plants. Held
 * apart from the market so that the protocol can be read without the bookkeeping.
 */
import { MICRO } from "../../ledger/port.js";
import type { RowWriter } from "../../sim/recorder.js";
import { Tally } from "../../sim/tally.js";
import { TimeAverage } from "../../sim/time-average.js";
import type { World } from "../context.js";
import type { PadWatch } from "./pad-server.js";

/** Share of pad time above which waits grow with the length of the run instead of settling. */
const SATURATED = 0.95;

/** Energy figures of one fleet of stations, kWh since the warm-up, brought up to date by `advance`. */
export interface PlantFigures {
  advance(): void;
  readonly yielded: number;
  readonly curtailed: number;
  readonly exported: number;
  readonly imported: number;
  /** Stations that are there, the sum of their states of charge (0…1) and of their prices (token/kWh). */
  readonly present: number;
  readonly stateOfCharge: number;
  readonly price: number;
}

const STATION_TABLE = {
  name: "stations",
  doc: "One row for each charging station that was ever there, written at the end.",
  columns: [
    { name: "station", doc: "Fleet/index." },
    { name: "pads", doc: "Landing pads." },
    { name: "utilisation", unit: "1", doc: "Share of pad time taken, waiting for payments included." },
    { name: "sold", unit: "kWh", doc: "Energy sold." },
    { name: "revenue", unit: "token", doc: "Payments that became final." },
    { name: "pvYield", unit: "kWh", doc: "What the sun gave." },
    { name: "imported", unit: "kWh", doc: "Bought from the grid." },
    { name: "exported", unit: "kWh", doc: "Fed into the grid." },
    { name: "curtailed", unit: "kWh", doc: "Sun that neither pads, battery nor grid could take." },
    { name: "x", unit: "m", doc: "East of the origin." },
    { name: "y", unit: "m", doc: "North of the origin." },
  ],
} as const;

export class ChargingStatistics implements PadWatch {
  /** Writes one row of `stations.csv`. */
  readonly row: RowWriter;
  readonly #fleets: PlantFigures[] = [];
  readonly #pads: TimeAverage;
  readonly #busy: TimeAverage;
  readonly #intervalPads: TimeAverage;
  readonly #intervalBusy: TimeAverage;
  readonly #intervalQueue: TimeAverage;
  readonly #wait = new Tally();
  readonly #paymentWait = new Tally();
  #sold = 0;
  #soldFor = 0;
  #revenue = 0;
  #yieldedBefore = 0;

  constructor(world: World) {
    const now = () => world.kernel.now;
    this.#pads = new TimeAverage(now); this.#busy = new TimeAverage(now);
    this.#intervalPads = new TimeAverage(now); this.#intervalBusy = new TimeAverage(now); this.#intervalQueue = new TimeAverage(now);
    this.row = world.recorder.table(STATION_TABLE);
    this.#declareMetrics(world);
    this.#declareSeries(world);
    world.recorder.atEnd(() => {
      const utilisation = this.#busy.mean / this.#pads.mean;
      if (utilisation > SATURATED) world.recorder.warn("charging-saturated", `pads were taken ${(100 * utilisation).toFixed(0)} % of the time: waits for a pad grow with the length of the run`);
    });
    world.recorder.atWarmupEnd(() => {
      for (const figure of [this.#pads, this.#busy, this.#wait, this.#paymentWait]) figure.reset();
      this.#sold = this.#soldFor = this.#revenue = 0;
      // This market was made before the fleets of stations, so it is told first: their books still hold the warm-up.
      this.#yieldedBefore -= this.#sum("yielded");
    });
  }

  addFleet(figures: PlantFigures): void { this.#fleets.push(figures); }

  /** A station came (+) or left (−) with so many pads. */
  pads(change: number): void { this.#pads.add(change); this.#intervalPads.add(change); }
  busy(change: number): void { this.#busy.add(change); this.#intervalBusy.add(change); }
  queued(change: number): void { this.#intervalQueue.add(change); }
  waited(seconds: number): void { this.#wait.add(seconds); }
  paymentWaited(seconds: number): void { this.#paymentWait.add(seconds); }
  /** So many kWh were charged for so many tokens. */
  sold(energy: number, price: number): void { this.#sold += energy; this.#soldFor += price; }
  /** So many micro-tokens became final. */
  earned(amount: number): void { this.#revenue += amount; }

  #declareMetrics({ recorder }: World): void {
    recorder.metric("charging.padUtilisation", "1", "Share of pad time taken, waiting for payments included.", () => this.#busy.mean / this.#pads.mean);
    recorder.metric("charging.wait.mean", "s", "Mean time in the queue for a pad.", () => figure(this.#wait));
    recorder.metric("charging.paymentWait.mean", "s", "Mean time on a pad from landing until the payment was safe.", () => figure(this.#paymentWait));
    recorder.metric("charging.revenue", "token", "Payments for charging that became final.", () => this.#revenue / MICRO);
    recorder.metric("charging.pv.yield", "kWh", "What the sun gave at the stations.", () => this.#sum("yielded"));
    recorder.metric("charging.pv.curtailed", "kWh", "Sun that neither pads, battery nor grid could take.", () => this.#sum("curtailed"));
    recorder.metric("charging.pv.exported", "kWh", "Energy fed into the grid.", () => this.#sum("exported"));
    recorder.metric("charging.grid.import", "kWh", "Energy bought from the grid.", () => this.#sum("imported"));
    recorder.metric("charging.sold", "kWh", "Energy sold to drones.", () => this.#sold);
    recorder.metric("charging.price.mean", "token/kWh", "Price of the energy sold, weighted by the energy.", () => this.#soldFor / this.#sold);
  }

  #declareSeries({ recorder }: World): void {
    recorder.series("charging.padUtilisation", "1", "Share of pad time taken in the interval.", () => takeMean(this.#intervalBusy) / takeMean(this.#intervalPads));
    recorder.series("charging.queue", "1", "Drones waiting for a pad, time average of the interval.", () => takeMean(this.#intervalQueue));
    recorder.series("charging.pv", "kW", "Mean power of the sun over all stations in the interval.", (interval) => {
      const yielded = this.#sum("yielded"), before = this.#yieldedBefore;
      this.#yieldedBefore = yielded;
      return (yielded - before) * 3600 / interval;
    });
    recorder.series("charging.battery", "1", "Mean state of charge of the stations' batteries.", () => this.#sum("stateOfCharge") / this.#sum("present"));
    recorder.series("charging.price", "token/kWh", "Mean price that the stations ask.", () => this.#sum("price") / this.#sum("present"));
  }

  #sum(figure: Exclude<keyof PlantFigures, "advance">): number {
    let sum = 0;
    for (const fleet of this.#fleets) {
      fleet.advance();
      sum += fleet[figure];
    }
    return sum;
  }
}

function figure(tally: Tally): { value: number; count: number } {
  return { value: tally.count > 0 ? tally.mean : Number.NaN, count: tally.count };
}

/** The mean since it was last taken. */
function takeMean(average: TimeAverage): number {
  const { mean } = average;
  average.reset();
  return mean;
}
