/**
 * What the road tells about itself. Everything is counted when a vehicle enters, for all deciles of the value of time;
 * the sums over deciles are the headline figures, so that table and figures cannot disagree.
 */
import { TimeAverage } from "../../sim/time-average.js";
import type { Recorder, RowWriter, Table } from "../../sim/recorder.js";
import { MICRO } from "../../ledger/port.js";

const CENT = MICRO / 100;
const DECILES = 10;

export const ROAD_TABLE: Table = {
  name: "road",
  doc: "One row for each tenth of the trips by value of time, lowest first: what they waited, what they would have waited first come first served, and who paid whom. Means over passages.",
  columns: [
    { name: "decile", doc: "Tenth of the trips, 1 has the lowest value of time." },
    { name: "valueOfTime", unit: "token/h", doc: "Mean value of time of the tenth." },
    { name: "passages", doc: "Vehicles that entered a crossing." },
    { name: "delay", unit: "s", doc: "Wait in line before entry." },
    { name: "delayFifo", unit: "s", doc: "Wait that the same vehicles would have had, first come first served." },
    { name: "delayCost", unit: "cent", doc: "Delay times value of time." },
    { name: "delayCostFifo", unit: "cent", doc: "The same, first come first served." },
    { name: "paid", unit: "cent", doc: "Bids paid, without those paid back." },
    { name: "received", unit: "cent", doc: "Shares received of the bids of vehicles that overtook." },
  ],
};

export interface EnteredVehicle {
  readonly decile: number;
  /** Token/h. */
  readonly valueOfTime: number;
  /** Seconds. */
  readonly delay: number;
  readonly fifoDelay: number;
}

/** What became of a bid when its vehicle entered. */
export type BidFate = "inTime" | "late" | "failed" | "withoutCover";

export class RoadReport {
  readonly #crossings: number;
  readonly #row: RowWriter;
  readonly #entered = new Float64Array(DECILES);
  readonly #value = new Float64Array(DECILES);
  readonly #delay = new Float64Array(DECILES);
  readonly #fifoDelay = new Float64Array(DECILES);
  readonly #cost = new Float64Array(DECILES);
  readonly #fifoCost = new Float64Array(DECILES);
  readonly #paid = new Float64Array(DECILES);
  readonly #received = new Float64Array(DECILES);
  #fates: Record<BidFate, number> = { inTime: 0, late: 0, failed: 0, withoutCover: 0 };
  #trips = 0;
  #lost = 0;
  #lastCost = 0;
  #lastFifoCost = 0;
  #lastEntered = 0;
  readonly #busy: TimeAverage;
  readonly #waiting: TimeAverage;

  constructor(recorder: Recorder, now: () => number, crossings: number) {
    this.#crossings = crossings;
    this.#busy = new TimeAverage(now);
    this.#waiting = new TimeAverage(now);
    this.#row = recorder.table(ROAD_TABLE);
    this.#declareMetrics(recorder);
    recorder.series("road.queue", "1", "Vehicles that wait at all crossings, mean over the interval.", () => {
      const mean = this.#waiting.mean;
      this.#waiting.reset();
      return mean;
    });
    recorder.series("road.delayCost.ratio", "1", "Delay cost of the vehicles that entered in the interval, as a share of their cost first come first served.", () => this.#intervalRatio());
    recorder.series("road.passages", "1/min", "Vehicles that entered a crossing, per minute.", (interval) => {
      const before = this.#lastEntered;
      this.#lastEntered = sum(this.#entered);
      return (this.#lastEntered - before) / interval * 60;
    });
    recorder.atWarmupEnd(() => this.#reset());
    recorder.atEnd(() => this.#close(recorder));
  }

  /** A vehicle set out; `served` is false where no vehicle was idle for the trip. */
  trip(served: boolean): void {
    this.#trips++;
    if (!served) this.#lost++;
  }

  joined(): void { this.#waiting.add(1); }

  entered({ decile, valueOfTime, delay, fifoDelay }: EnteredVehicle): void {
    this.#waiting.add(-1);
    this.#busy.add(1);
    const perSecond = valueOfTime / 36;
    this.#entered[decile]!++;
    this.#value[decile]! += valueOfTime;
    this.#delay[decile]! += delay;
    this.#fifoDelay[decile]! += fifoDelay;
    this.#cost[decile]! += perSecond * delay;
    this.#fifoCost[decile]! += perSecond * fifoDelay;
  }

  left(): void { this.#busy.add(-1); }

  bid(fate: BidFate): void { this.#fates[fate]++; }
  /** A bid was paid for good, in whole micro-tokens. */
  paid(decile: number, amount: number): void { this.#paid[decile]! += amount; }
  /** An overtaken vehicle gets a share of a bid, in whole micro-tokens. */
  received(decile: number, amount: number): void { this.#received[decile]! += amount; }

  #declareMetrics(recorder: Recorder): void {
    const mean = (total: Float64Array, scale = 1) => () => {
      const count = sum(this.#entered);
      return { value: sum(total) / scale / count, count };
    };
    recorder.metric("road.delay.mean", "s", "Mean wait before entering a crossing.", mean(this.#delay));
    recorder.metric("road.delay.fifo.mean", "s", "Mean wait of the same vehicles, had they been served first come first served.", mean(this.#fifoDelay));
    recorder.metric("road.delayCost.mean", "cent", "Mean of delay times value of time, for a passage.", mean(this.#cost));
    recorder.metric("road.delayCost.fifo.mean", "cent", "The same, first come first served.", mean(this.#fifoCost));
    recorder.metric("road.delayCost.ratio", "1", "Delay cost as a share of the cost first come first served: below 1, paying for priority helped.",
      () => ({ value: sum(this.#cost) / sum(this.#fifoCost), count: sum(this.#entered) }));
    recorder.metric("road.payment.mean", "cent", "Mean paid for a passage, without what was paid back.", mean(this.#paid, CENT));
    recorder.metric("road.netGain.mean", "cent", "What users gain by payments for priority, for a passage: the delay cost saved against first come first served, less what they paid, plus what they received.",
      () => this.#netGain(0, DECILES));
    recorder.metric("road.netGain.top", "cent", "The same of the tenth of the trips with the highest value of time.", () => this.#netGain(DECILES - 1, DECILES));
    recorder.metric("road.netGain.bottom", "cent", "The same of the tenth of the trips with the lowest value of time.", () => this.#netGain(0, 1));
    recorder.metric("road.paidInTime.share", "1", "Share of the bids with cover whose payment was safe before the vehicle entered.", () => {
      const { inTime, late, failed } = this.#fates;
      return { value: inTime / (inTime + late + failed), count: inTime + late + failed };
    });
    recorder.metric("road.bids.withoutCover", "1", "Bids of vehicles that did not have the money: they passed in their turn.", () => this.#fates.withoutCover);
    recorder.metric("road.passages", "1", "Vehicles that entered a crossing.", () => sum(this.#entered));
    recorder.metric("road.utilisation", "1", "Share of the time in which a crossing is taken, mean over crossings.", () => this.#busy.mean / this.#crossings);
    recorder.metric("road.trips.lost.share", "1", "Share of the trips for which no vehicle was idle.", () => ({ value: this.#lost / this.#trips, count: this.#trips }));
  }

  /** Cent a passage, over the deciles from `first` up to but not including `end`. */
  #netGain(first: number, end: number): { value: number; count: number } {
    const of = (sums: Float64Array): number => sum(sums.subarray(first, end)), count = of(this.#entered);
    return { value: (of(this.#fifoCost) - of(this.#cost) - (of(this.#paid) - of(this.#received)) / CENT) / count, count };
  }

  #intervalRatio(): number {
    const cost = sum(this.#cost), fifo = sum(this.#fifoCost);
    const ratio = (cost - this.#lastCost) / (fifo - this.#lastFifoCost);
    this.#lastCost = cost;
    this.#lastFifoCost = fifo;
    return ratio;
  }

  #reset(): void {
    for (const sums of [this.#entered, this.#value, this.#delay, this.#fifoDelay, this.#cost, this.#fifoCost, this.#paid, this.#received]) sums.fill(0);
    this.#fates = { inTime: 0, late: 0, failed: 0, withoutCover: 0 };
    this.#trips = this.#lost = this.#lastCost = this.#lastFifoCost = this.#lastEntered = 0;
    this.#busy.reset();
  }

  #close(recorder: Recorder): void {
    for (let decile = 0; decile < DECILES; decile++) {
      const count = this.#entered[decile]!;
      const mean = (sums: Float64Array, scale = 1): number => sums[decile]! / scale / count;
      this.#row([decile + 1, mean(this.#value), count, mean(this.#delay), mean(this.#fifoDelay), mean(this.#cost), mean(this.#fifoCost),
        mean(this.#paid, CENT), mean(this.#received, CENT)]);
    }
    if (this.#lost > 0.01 * this.#trips) {
      recorder.warn("road-trips-lost", `${(100 * this.#lost / this.#trips).toFixed(1)} % of the trips found no idle vehicle: traffic was lighter than arrivalRate says. Give the fleet more vehicles.`);
    }
    const { inTime, late, withoutCover } = this.#fates, covered = inTime + late;
    // A handful of bids tells nothing.
    if (covered + withoutCover < 30) return;
    if (withoutCover > 0.01 * (covered + withoutCover)) {
      recorder.warn("road-wallets-empty", `${(100 * withoutCover / (covered + withoutCover)).toFixed(0)} % of the bids had no cover: give the vehicles a larger wallet.`);
    }
    if (covered >= 30 && inTime < 0.01 * covered) {
      recorder.warn("road-bids-late", `Of ${covered} bids with cover ${inTime} were paid in time: crossings serve first come, first served. Look further ahead (lookAhead), confirm sooner, or trust what is seen (settlement.policy=zero-conf).`);
    }
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
