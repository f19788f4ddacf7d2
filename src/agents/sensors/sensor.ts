/**
 * The device `sensor`: posts a reading as a zero-value transaction every period. Sensors earn nothing and buy nothing; they
 * are the background traffic that shares the ledger with everybody's payments.
 */
import { isFinal, Stage, type PurposeId } from "../../ledger/port.js";
import { duration, share } from "../../parameter/parameter.js";
import type { Values } from "../../parameter/parameter.js";
import type { EventType } from "../../sim/kernel.js";
import type { RandomStream } from "../../sim/random.js";
import { defineDevice, type Fleet, type FleetSetup, type World } from "../context.js";
import { readings, type Readings } from "./readings.js";

const params = {
  period: duration({ default: "60 s", min: 0.1, max: 86_400, doc: "Time between two readings of a sensor." }),
  jitter: share({ default: 0.1, doc: "Each period is longer or shorter by up to this share, evenly spread." }),
};

class SensorFleet implements Fleet {
  readonly #world: World;
  readonly #params: Values<typeof params>;
  readonly #readings: Readings;
  readonly #chance: RandomStream;
  readonly #purpose: PurposeId;
  readonly #read: EventType;

  // One entry a sensor.
  /** Since when it is present, Infinity while it is not: readings of who was here before it tell nothing of it. */
  readonly #joined: Float64Array;
  readonly #wallet: Int32Array;
  readonly #next: Float64Array;
  /** When the newest confirmed reading was taken; NaN: none is known, or the sensor left. */
  readonly #taken: Float64Array;
  /** When the newest reading of all was taken; NaN: none yet. */
  readonly #newest: Float64Array;

  // One entry a reading under way; `#free` holds the entries to use again.
  readonly #readingOf: number[] = [];
  readonly #readingTaken: number[] = [];
  readonly #free: number[] = [];

  constructor(world: World, setup: FleetSetup, values: Values<typeof params>) {
    this.#world = world;
    this.#params = values;
    this.#readings = world.market(readings);
    this.#chance = world.kernel.stream(`${setup.name}/periods`);
    this.#joined = new Float64Array(setup.capacity).fill(Infinity);
    this.#wallet = Int32Array.from({ length: setup.capacity }, () => setup.openWallet().device);
    this.#next = new Float64Array(setup.capacity);
    this.#taken = new Float64Array(setup.capacity).fill(Number.NaN);
    this.#newest = new Float64Array(setup.capacity).fill(Number.NaN);
    this.#purpose = world.ledger.registerPurpose({
      name: `${setup.name}/reading`,
      device: "sensor",
      hear: (stage, reading) => { if (isFinal(stage)) this.#hear(stage, reading); },
    });
    this.#read = world.kernel.eventType(`${setup.name}/read`, (sensor) => { this.#post(sensor); });
  }

  join(sensor: number): void {
    this.#joined[sensor] = this.#world.kernel.now;
    this.#next[sensor] = this.#world.kernel.after(this.#chance.uniform(0, this.#params.period), this.#read, sensor);
  }

  leave(sensor: number): void {
    this.#joined[sensor] = Infinity;
    this.#world.kernel.cancel(this.#next[sensor]!);
    if (!Number.isNaN(this.#taken[sensor]!)) this.#readings.forget(this.#taken[sensor]!, this.#newest[sensor]!);
    this.#taken[sensor] = this.#newest[sensor] = Number.NaN;
  }

  #post(sensor: number): void {
    const { period, jitter } = this.#params, { kernel, ledger } = this.#world;
    const reading = this.#free.pop() ?? this.#readingOf.length;
    this.#readingOf[reading] = sensor;
    this.#readingTaken[reading] = kernel.now;
    this.#next[sensor] = kernel.after(period * this.#chance.uniform(1 - jitter, 1 + jitter), this.#read, sensor);
    this.#readings.posted(kernel.now, this.#newest[sensor]!, !Number.isNaN(this.#taken[sensor]!));
    this.#newest[sensor] = kernel.now;
    ledger.post(this.#wallet[sensor]!, this.#purpose, reading);
  }

  #hear(stage: Stage, reading: number): void {
    const sensor = this.#readingOf[reading]!, taken = this.#readingTaken[reading]!;
    this.#free.push(reading);
    if (stage !== Stage.confirmed) return;
    this.#readings.confirmed();
    // Confirmations may overtake each other: an older reading tells nothing new.
    if (taken < this.#joined[sensor]! || taken <= this.#taken[sensor]!) return;
    this.#readings.learn(taken, this.#taken[sensor]!, this.#newest[sensor]!);
    this.#taken[sensor] = taken;
  }
}

export const sensor = defineDevice({
  name: "sensor",
  doc: "Sensor that posts its reading as a zero-value transaction at a regular interval.",
  params,
  create: (world, setup, values) => new SensorFleet(world, setup, values),
});
