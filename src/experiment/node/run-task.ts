/**
 * Computes one run of a sweep into the folder of its runs, in whichever thread it is called. What it writes depends on the
 * plan and the task alone; a run that fails or is stopped leaves nothing.
 */
import { readFile, rm } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { join } from "node:path";
import { keepsTable } from "../../results/keep.js";
import { recordRun } from "../../results/node/record-run.js";
import { RunFolder } from "../../results/node/run-folder.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import { loadScenario, type LoadedScenario } from "../../scenario/load.js";
import { readBuiltIns } from "../../scenario/node/open-scenario.js";
import { describeRun } from "../run-description.js";
import { Simulation } from "../simulation.js";
import { runCommand } from "../sweep/reproduce.js";
import type { SweepTask } from "../sweep/task.js";

/** What of a plan its runs depend on; the rest would be copied to every thread for nothing. */
export type RunContext = Pick<SweepPlan, "engine" | "scenario" | "scenarioFile" | "assets" | "keep">;

export function runContext({ engine, scenario, scenarioFile, assets, keep }: SweepPlan): RunContext {
  return { engine, scenario, scenarioFile, assets, keep };
}

/** Where runs are written, and where the user's files are, each under its SHA-256. */
export interface RunPlaces { readonly runs: string; readonly data: string }

export interface TaskOptions {
  readonly signal: AbortSignal;
  /** Hears the share of the run that is done. */
  readonly onShare: (share: number) => void;
}

export class TaskRunner {
  readonly #context: RunContext;
  readonly #places: RunPlaces;
  readonly #assets = new Map<string, Promise<string>>();

  constructor(context: RunContext, places: RunPlaces) {
    this.#context = context;
    this.#places = places;
  }

  /**
   * @returns the folder of the complete run
   * @throws InputErrors where the cell contradicts itself, SimulationError, ResultsError where it cannot be written, Interrupted
   */
  async run(task: SweepTask, { signal, onShare }: TaskOptions): Promise<string> {
    const { engine, scenario: name, scenarioFile, keep } = this.#context;
    const scenario = loadScenario({ file: `${name}.yaml`, text: scenarioFile }, task.overrides);
    const assets = await this.#assetsOf(scenario);
    const commandLine = runCommand(name, task.overrides, task.seed);
    const { head, ...described } = describeRun(scenario, { engine, run: task.run, seed: task.seed, commandLine });
    const folder = await RunFolder.createIn(this.#places.runs, head, { ...described, trace: false, shared: true, keeps: (table) => keepsTable(keep, table) });
    let simulation: Simulation;
    try { simulation = new Simulation(scenario, task.seed, assets, folder); } catch (error) { await folder.discard(); throw error; }
    const { active } = performance.eventLoopUtilization();
    try {
      const { path } = await recordRun(folder, simulation, {
        signal, onProgress: ({ time, duration }) => onShare(duration > 0 ? time / duration : 1),
        cpuSeconds: () => (performance.eventLoopUtilization().active - active) / 1000,
      });
      return path;
    } catch (error) {
      await rm(folder.path, { recursive: true, force: true });
      throw error;
    }
  }

  /** The texts that a scenario reads; each is read once a thread. */
  async #assetsOf({ assets }: LoadedScenario): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    for (const name of assets.builtIn) texts.set(name, await this.#once(name, async () => (await readBuiltIns([name])).get(name)!));
    for (const name of assets.files) texts.set(name, await this.#once(name, () => readFile(join(this.#places.data, this.#context.assets[name] ?? name), "utf8")));
    return texts;
  }

  #once(name: string, read: () => Promise<string>): Promise<string> {
    const text = this.#assets.get(name) ?? read();
    this.#assets.set(name, text);
    return text;
  }
}
