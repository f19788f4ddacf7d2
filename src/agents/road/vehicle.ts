/**
 * Vehicles that negotiate passage. Trips arrive at every crossing as a Poisson stream; each takes an idle vehicle at random, has its
 * own value of time, and bids for priority where the road sells it. The vehicle pays from its own wallet.
 */
import { defineDevice, type Fleet, type FleetSetup, type World } from "../context.js";
import { micro } from "../../ledger/port.js";
import { choice, duration, number, quantity, rate, type Values } from "../../parameter/parameter.js";
import type { EventType } from "../../sim/kernel.js";
import type { RandomStream } from "../../sim/random.js";
import { IdleSet } from "./idle-set.js";
import { road, type Road } from "./road.js";
import { lognormal, uniform } from "./value-of-time.js";

const params = {
  arrivalRate: rate({ default: "24/min", max: 100, doc: "Trips of this fleet that arrive at each crossing (Poisson). The default loads a crossing of 2 s service time to 0.8." }),
  valueOfTime: quantity("valueOfTime", { default: "20 token/h", min: 0.01, max: 10_000, doc: "Mean value of time of a trip." }),
  valueOfTimeDistribution: choice(["lognormal", "uniform"], { default: "lognormal", doc: "How the value of time varies between trips; uniform is between 0 and twice the mean." }),
  valueOfTimeSigma: number({ default: 0.6, min: 0.01, max: 3, doc: "Standard deviation of the logarithm of the value of time.", when: { valueOfTimeDistribution: ["lognormal"] } }),
  bid: choice(["equilibrium", "proportional"], {
    default: "equilibrium",
    doc: "What a vehicle bids: the equilibrium bribe of a priority queue at the road's load (Glazer & Hassin), or the value of bidFor seconds of its time.",
  }),
  bidFor: duration({ default: "4s", max: 3600, doc: "Time whose value is offered.", when: { bid: ["proportional"] } }),
};

export const vehicle = defineDevice({
  name: "vehicle",
  doc: "A vehicle with a wallet that bids for passing a crossing before others.",
  params,
  create: (world, setup, values) => new Vehicles(world, setup, values),
});

class Vehicles implements Fleet {
  readonly #road: Road;
  readonly #traffic: number;
  readonly #wallets: readonly number[];
  readonly #idle: IdleSet;
  /** Devices that take part; one that leaves finishes its trip. */
  readonly #present: Uint8Array;
  readonly #travelling: Uint8Array;
  readonly #bid: (valueOfTime: number) => number;
  readonly #valueOfTime: () => number;
  readonly #crossings: RandomStream;
  readonly #approaches: RandomStream;
  readonly #choices: RandomStream;

  constructor(world: World, { name, capacity, openWallet }: FleetSetup, values: Values<typeof params>) {
    const { kernel } = world;
    const theRoad = this.#road = world.market(road);
    this.#wallets = Array.from({ length: capacity }, () => openWallet().device);
    this.#idle = new IdleSet(capacity);
    this.#present = new Uint8Array(capacity);
    this.#travelling = new Uint8Array(capacity);
    this.#bid = values.bid === "equilibrium" ? (value) => theRoad.equilibriumBid(value) : (value) => value / 3600 * values.bidFor;
    const distribution = values.valueOfTimeDistribution === "uniform" ? uniform(values.valueOfTime) : lognormal(values.valueOfTime, values.valueOfTimeSigma);
    this.#valueOfTime = distribution.draw(kernel.stream(`${name}/value-of-time`).source);
    this.#crossings = kernel.stream(`${name}/crossings`);
    this.#approaches = kernel.stream(`${name}/approaches`);
    this.#choices = kernel.stream(`${name}/idle-vehicles`);
    this.#traffic = theRoad.enlist({ fleet: name, arrivalRate: values.arrivalRate, valueOfTime: distribution, passed: (device) => this.#passed(device) });

    if (values.arrivalRate === 0) return;
    const arrivals = kernel.stream(`${name}/arrivals`);
    const meanGap = 1 / (values.arrivalRate * theRoad.crossings);
    const trip: EventType = kernel.eventType(`${name}/trip`, () => {
      this.#setOut();
      kernel.after(arrivals.exponential(meanGap), trip);
    });
    kernel.after(arrivals.exponential(meanGap), trip);
  }

  join(device: number): void {
    this.#present[device] = 1;
    if (this.#travelling[device] === 0) this.#idle.add(device);
  }

  leave(device: number): void {
    this.#present[device] = 0;
    this.#idle.remove(device);
  }

  /** A trip begins. Its chances are drawn even when it is lost, so that the next trips stay the same. */
  #setOut(): void {
    const crossing = this.#crossings.integer(this.#road.crossings);
    const approach = this.#approaches.integer(this.#road.approaches);
    const valueOfTime = this.#valueOfTime();
    const choiceOfIdle = this.#choices.next();
    if (this.#idle.count === 0) return this.#road.lose();
    const device = this.#idle.take(Math.floor(choiceOfIdle * this.#idle.count));
    this.#travelling[device] = 1;
    this.#road.approach({
      traffic: this.#traffic, device, wallet: this.#wallets[device]!, crossing, approach, valueOfTime,
      bid: this.#road.sellsPriority ? micro(this.#bid(valueOfTime)) : 0,
    });
  }

  #passed(device: number): void {
    this.#travelling[device] = 0;
    if (this.#present[device] === 1) this.#idle.add(device);
  }
}
