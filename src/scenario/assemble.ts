/**
 * The bench: the one place where devices meet a ledger.
 *
 *   kernel ──► recorder ──► sink
 *     │
 *     ├─► ledger ◄── load (plain Poisson transactions)
 *     │     ▲
 *     │  settlement
 *     │     ▲
 *     └─► world ◄── fleets of devices, markets, sky
 */
import { Kernel } from "../sim/kernel.js";
import type { AuditedLedger } from "../ledger/ledger.js";
import { startLoad } from "../ledger/load.js";
import { createLedger } from "../ledger/registry.js";
import { createSettlement } from "../ledger/settlement/registry.js";
import { RunRecorder, type RunSink } from "../sim/run-recorder.js";
import { InputError } from "../parameter/input-error.js";
import { InputErrors } from "../parameter/input-errors.js";
import { assembleFleets } from "./fleets.js";
import type { LoadedScenario } from "./load.js";
import { ScenarioWorld, type Assets } from "./world.js";

export interface Assembly {
  readonly kernel: Kernel;
  readonly recorder: RunRecorder;
  readonly world: ScenarioWorld;
  readonly ledger: AuditedLedger;
}

export interface AssemblyOptions {
  readonly seed: string;
  readonly assets: Assets;
  readonly sink: RunSink;
  /** Keep a row for every transaction instead of a sample. */
  readonly trace?: boolean;
}

/** @throws InputErrors where the scenario's parts contradict each other */
export function assemble(scenario: LoadedScenario, options: AssemblyOptions): Assembly {
  const { duration, warmup, interval, start, place, load, ledger: ledgerParams, settlement: settlementParams, environment, markets, fleets } = scenario.resolved;
  checkTimes(scenario);
  const kernel = new Kernel({ seed: options.seed });
  const recorder = new RunRecorder(kernel, { duration, warmup, interval }, options.sink);
  const ledger = placing(scenario, () => createLedger(ledgerParams, { kernel, recorder, trace: options.trace ?? false }));
  const settlement = placing(scenario, () => createSettlement(settlementParams, ledger, kernel, recorder));
  const world = new ScenarioWorld({
    kernel, recorder, ledger, settlement, duration, warmup, assets: options.assets,
    place: { startsAt: utc(start), ...place }, shared: { ...environment, ...markets },
  });
  placing(scenario, () => { startLoad(ledger, kernel, load); });
  assembleFleets(world, fleets);
  checkAllUsed(scenario, world);
  recorder.start();
  return { kernel, recorder, world, ledger };
}

/** Milliseconds since 1970; a time without an offset is UTC, on every machine. */
function utc(written: string): number {
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(written) ? written : `${written}Z`);
}

function checkTimes(scenario: LoadedScenario): void {
  const { duration, warmup, interval } = scenario.resolved;
  const mistakes: InputError[] = [];
  const mistake = (path: string, sentence: string): void => { mistakes.push(new InputError(sentence, scenario.place([path]))); };
  if (warmup >= duration) mistake("warmup", `must be shorter than the duration of ${duration} s, found ${warmup} s`);
  if (interval > duration) mistake("interval", `must not be longer than the duration of ${duration} s, found ${interval} s`);
  if (duration / interval > 1_000_000) mistake("interval", `gives ${Math.round(duration / interval)} rows; at most 1000000 are allowed`);
  if (mistakes.length > 0) throw new InputErrors(mistakes);
}

/** A part that refuses its parameters names their path; where that stands in the file is known only here. */
function placing<T>(scenario: LoadedScenario, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof InputError) || error.path === undefined) throw error;
    throw new InputErrors([new InputError(error.sentence, scenario.place(error.path.split(".")))]);
  }
}

/** A described parameter that has no effect is a mistake, not silence. */
function checkAllUsed(scenario: LoadedScenario, world: ScenarioWorld): void {
  const { environment, markets, load, fleets } = scenario.resolved;
  const mistakes: InputError[] = [];
  for (const [section, parts] of Object.entries({ environment, markets })) {
    for (const [name, params] of Object.entries(parts)) {
      if (params === undefined || world.used.includes(name)) continue;
      mistakes.push(new InputError("has no effect: no fleet of this scenario uses it", scenario.place([section, name])));
    }
  }
  if (load.rate === 0 && Object.keys(fleets).length === 0) {
    mistakes.push(new InputError("nothing would happen: there is neither a load (load.rate) nor a fleet (fleets)", scenario.place([])));
  }
  if (mistakes.length > 0) throw new InputErrors(mistakes);
}
