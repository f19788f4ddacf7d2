/**
 * One run of a scenario, advanced in slices so that its driver can drain files, show progress or stop it. The driver
 * decides nothing about the result: the same scenario and seed give the same rows whatever the slices.
 */
import { assemble, type Assembly } from "../scenario/assemble.js";
import type { LoadedScenario } from "../scenario/load.js";
import type { Assets } from "../scenario/world.js";
import { withPortableMath } from "../sim/portable-math.js";
import type { Metric, RunSink, Warning } from "../sim/run-recorder.js";

/** A failure inside the model: our bug, or a model driven beyond its bounds. The message says what is needed to replay it. */
export class SimulationError extends Error {
  constructor(message: string, options: { cause: unknown }) {
    super(message, options);
    this.name = "SimulationError";
  }
}

export interface RunFigures {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly warnings: readonly Warning[];
  readonly events: number;
  /** Digest of every event's time, type and device, in order. */
  readonly trajectory: string;
  /** Tables that hold one row of `every`, out of `of`. */
  readonly sampled: Readonly<Record<string, { readonly every: number; readonly of: number }>>;
}

export interface SimulationOptions {
  /** Keep a row for every transaction instead of a sample. */
  readonly trace?: boolean;
}

export class Simulation {
  readonly duration: number;
  readonly seed: string;
  readonly #scenario: LoadedScenario;
  readonly #assembly: Assembly;
  #finished = false;

  /** @throws InputErrors where the scenario's parts contradict each other */
  constructor(scenario: LoadedScenario, seed: string, assets: Assets, sink: RunSink, options: SimulationOptions = {}) {
    this.#scenario = scenario;
    this.seed = seed;
    this.duration = scenario.resolved.duration;
    this.#assembly = withPortableMath(() => assemble(scenario, { seed, assets, sink, ...options }));
  }

  /** Simulated seconds. */
  get time(): number { return this.#assembly.kernel.now; }
  get events(): number { return this.#assembly.kernel.events; }

  /** Fires at most `maxEvents` events. @returns whether there is more to do */
  advance(maxEvents: number): boolean {
    return this.#guarded(() => this.#assembly.kernel.run({ until: this.duration, maxEvents })) === "events";
  }

  /** Closes the books and reads the figures. Call once, after `advance` has returned false. */
  finish(): RunFigures {
    if (this.#finished) throw new Error("a simulation is finished once");
    this.#finished = true;
    const { metrics, warnings } = this.#guarded(() => this.#assembly.recorder.finish());
    const { sample } = this.#assembly.ledger;
    return {
      metrics, warnings, events: this.events, trajectory: this.#assembly.kernel.fingerprint,
      sampled: sample.every > 1 ? { transactions: sample } : {},
    };
  }

  #guarded<T>(act: () => T): T {
    try {
      return withPortableMath(act);
    } catch (cause) {
      const event = this.#assembly.kernel.currentEvent;
      const where = event ? ` in event "${event.name}" (device or deal ${event.a}, ${event.b})` : "";
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new SimulationError(`${this.#scenario.name} with seed "${this.seed}" failed at ${this.time} s simulated time${where}: ${why}`, { cause });
    }
  }
}

/** Runs a whole scenario at once: for tests, workers and scripts that need no progress. */
export function simulate(scenario: LoadedScenario, seed: string, assets: Assets, sink: RunSink, options: SimulationOptions = {}): RunFigures {
  const simulation = new Simulation(scenario, seed, assets, sink, options);
  while (simulation.advance(1_000_000));
  return simulation.finish();
}
