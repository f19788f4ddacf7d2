/**
 * The road: crossings at which vehicles conflict. Each is a server that one vehicle at a time holds for a constant service
 * time; the discipline says who is next.
 *
 *   approach ──look-ahead──► join the line ──► enter ──service──► leave
 *      └ bid, payment issued       └ counts once the payment is safe
 */
import { defineMarket, type World } from "../context.js";
import type { Kernel, EventType } from "../../sim/kernel.js";
import { duration, integer } from "../../parameter/parameter.js";
import { BribeCurve } from "./bribe.js";
import type { Discipline } from "./discipline/discipline.js";
import { createDiscipline, discipline } from "./discipline/registry.js";
import { Mark, Passages, type Trip } from "./passages.js";
import { RoadReport } from "./road-report.js";
import { ShadowFifo } from "./shadow-fifo.js";
import { Till } from "./till.js";
import { decileEdges, decileOf, mixtureCdf, type ValueOfTime } from "./value-of-time.js";
import { WaitingLine } from "./waiting-line.js";

/** A fleet that uses the road. */
export interface Traffic {
  readonly fleet: string;
  /** Trips per second and crossing. */
  readonly arrivalRate: number;
  readonly valueOfTime: ValueOfTime;
  /** A device has left its crossing. */
  passed(device: number): void;
}

export interface RoadOptions {
  readonly crossings: number;
  readonly approaches: number;
  /** Seconds. */
  readonly serviceTime: number;
  readonly lookAhead: number;
}

export class Road {
  readonly crossings: number;
  readonly approaches: number;
  readonly #serviceTime: number;
  readonly #lookAhead: number;
  readonly #kernel: Kernel;
  readonly #world: World;
  readonly #discipline: Discipline;
  readonly #report: RoadReport;
  readonly #till: Till;
  readonly #shadow: ShadowFifo;
  readonly #passages = new Passages();
  readonly #lines: readonly WaitingLine[];
  readonly #taken: Uint8Array;
  /** Whether the time is scheduled at which a crossing's discipline lets somebody enter who may not yet. */
  readonly #opens: Uint8Array;
  readonly #traffic: Traffic[] = [];
  #nominal: { readonly curve: BribeCurve; readonly edges: Float64Array } | undefined;
  readonly #join: EventType;
  readonly #leave: EventType;
  readonly #open: EventType;

  constructor(world: World, options: RoadOptions, rule: Discipline) {
    this.crossings = options.crossings;
    this.approaches = options.approaches;
    this.#serviceTime = options.serviceTime;
    this.#lookAhead = options.lookAhead;
    this.#world = world;
    this.#kernel = world.kernel;
    this.#discipline = rule;
    const kernel = this.#kernel;
    this.#report = new RoadReport(world.recorder, () => kernel.now, options.crossings);
    this.#shadow = new ShadowFifo(options.crossings, options.serviceTime);
    this.#till = new Till(world, {
      crossings: options.crossings, passages: this.#passages, discipline: rule, report: this.#report,
      fleetOf: (traffic) => this.#traffic[traffic]!.fleet,
    });
    this.#lines = Array.from({ length: options.crossings }, () => new WaitingLine(this.#passages));
    this.#taken = new Uint8Array(options.crossings);
    this.#opens = new Uint8Array(options.crossings);
    this.#join = kernel.eventType("road/join", (passage) => this.#joinLine(passage));
    this.#leave = kernel.eventType("road/leave", (passage) => this.#leaveCrossing(passage));
    this.#open = kernel.eventType("road/open", (crossing) => { this.#opens[crossing] = 0; this.#serve(crossing); });
  }

  /** Whether the discipline asks for bids. */
  get sellsPriority(): boolean { return this.#discipline.proceeds !== "none"; }
  /** Account of a crossing, into which bids are paid. */
  account(crossing: number): number { return this.#till.account(crossing); }
  /** Share of a crossing's time that all traffic together asks for: ρ. */
  get load(): number { return this.#serviceTime * this.#traffic.reduce((sum, { arrivalRate }) => sum + arrivalRate, 0); }

  /** A fleet says what traffic it will bring, before the run starts. @returns its index */
  enlist(traffic: Traffic): number {
    this.#traffic.push(traffic);
    const saturation = this.#discipline.saturation(this.load);
    if (saturation >= 1) {
      this.#world.recorder.warn("road-saturated", `Traffic asks for ${(100 * saturation).toFixed(0)} % of what a crossing can serve: lines grow without end, and no mean below means anything. Lower arrivalRate or serviceTime.`);
    }
    return this.#traffic.length - 1;
  }

  /** What a trip of so many token/h bids in equilibrium with all traffic of the road [token]. */
  equilibriumBid(valueOfTime: number): number { return this.#ofAll().curve.bribe(valueOfTime); }

  /** A trip for which the fleet had no vehicle. */
  lose(): void { this.#report.trip(false); }

  /** A vehicle is at the look-ahead distance of a crossing and bids (whole micro-tokens, 0: it does not). */
  approach(trip: Trip): void {
    this.#report.trip(true);
    const passage = this.#passages.begin(trip, decileOf(this.#ofAll().edges, trip.valueOfTime), this.#kernel.now);
    if (trip.bid > 0 && this.sellsPriority) this.#till.offer(passage);
    this.#kernel.after(this.#lookAhead, this.#join, passage);
  }

  /** What follows from the traffic of all fleets together; known once the first vehicle comes. */
  #ofAll(): { readonly curve: BribeCurve; readonly edges: Float64Array } {
    if (!this.#nominal) {
      const cdf = mixtureCdf(this.#traffic.map(({ arrivalRate, valueOfTime }) => ({ weight: arrivalRate, of: valueOfTime })));
      this.#nominal = { curve: new BribeCurve(cdf, this.load, this.#serviceTime), edges: decileEdges(cdf) };
    }
    return this.#nominal;
  }

  #joinLine(passage: number): void {
    const crossing = this.#passages.crossing[passage]!, now = this.#kernel.now;
    this.#passages.arrived[passage] = now;
    this.#passages.fifoDelay[passage] = this.#shadow.arrive(crossing, now);
    this.#report.joined();
    this.#lines[crossing]!.join(passage);
    this.#serve(crossing);
  }

  /** Lets the next vehicle enter if the crossing is free and the discipline admits one. */
  #serve(crossing: number): void {
    const line = this.#lines[crossing]!;
    if (line.length === 0 || this.#taken[crossing] === 1) return;
    const position = this.#discipline.select(line, this.#kernel.now);
    if (position >= 0) this.#enter(crossing, position);
    else if (this.#opens[crossing] === 0) {
      this.#opens[crossing] = 1;
      this.#kernel.at(this.#discipline.reconsiderAt(this.#kernel.now), this.#open, crossing);
    }
  }

  #enter(crossing: number, position: number): void {
    const line = this.#lines[crossing]!, passages = this.#passages, passage = line.passage(position);
    this.#till.enter(passage, line, position);
    line.take(position);
    this.#taken[crossing] = 1;
    this.#report.entered({
      decile: passages.decile[passage]!,
      valueOfTime: passages.valueOfTime[passage]!,
      delay: this.#kernel.now - passages.arrived[passage]!,
      fifoDelay: passages.fifoDelay[passage]!,
    });
    this.#kernel.after(this.#serviceTime, this.#leave, passage);
  }

  #leaveCrossing(passage: number): void {
    const passages = this.#passages, crossing = passages.crossing[passage]!;
    this.#taken[crossing] = 0;
    this.#report.left();
    this.#traffic[passages.traffic[passage]!]!.passed(passages.device[passage]!);
    passages.mark(passage, Mark.left);
    passages.endIfOver(passage);
    this.#serve(crossing);
  }
}

export const road = defineMarket({
  name: "road",
  doc: "Crossings at which vehicles conflict and negotiate who passes first.",
  params: {
    crossings: integer({ default: 20, min: 1, max: 100_000, doc: "Points of conflict: intersections, merges, bottlenecks." }),
    approaches: integer({ default: 4, min: 2, max: 16, doc: "Approaches of each crossing, used equally; only a signal tells them apart." }),
    serviceTime: duration({ default: "2s", min: 0.01, max: 600, doc: "Time for which one passage takes a crossing (saturation headway)." }),
    lookAhead: duration({ default: "14.4s", max: 3600, doc: "Time before joining the line at which a vehicle bids: 200 m at 50 km/h by default." }),
    discipline,
  },
  create: (world, params) => new Road(world, params, createDiscipline(params.discipline, params.approaches)),
});
