/** Runs a scenario into a results folder, with progress on standard error: what `run` and `start` share. */
import { resolve } from "node:path";
import { describeRun } from "../experiment/run-description.js";
import { Simulation } from "../experiment/simulation.js";
import type { Summary } from "../results/manifest.js";
import type { Budget } from "../results/node/budget.js";
import { recordRun, type Stepwise } from "../results/node/record-run.js";
import { RunFolder } from "../results/node/run-folder.js";
import { runId } from "../results/run-id.js";
import type { Override } from "../scenario/load.js";
import { openScenario } from "../scenario/node/open-scenario.js";
import { onError as colour } from "./colours.js";
import { commandLine } from "./command-line.js";
import { findScenario } from "./find-scenario.js";
import { interruptible } from "./interruption.js";
import { engineVersion } from "./package.js";
import { showProgress } from "./progress.js";

export interface RunRequest {
  readonly scenario: string;
  readonly overrides: readonly Override[];
  readonly seed?: string | undefined;
  readonly out: string;
  readonly trace: boolean;
  readonly budget?: Budget;
}

export interface RunOutcome { readonly summary: Summary; readonly question: string; readonly path: string; readonly run: string }

/** @throws InputErrors, SimulationError, ResultsError, BudgetSpent or Interrupted: each has its sentence and its exit code */
export async function runScenario({ scenario: given, overrides, seed: asked, out, trace, budget = {} }: RunRequest): Promise<RunOutcome> {
  const { scenario, assets } = await openScenario(findScenario(given), overrides);
  const seed = asked ?? scenario.resolved.seed;
  const { name, question, resolved } = scenario;
  const run = runId({ engine: engineVersion, resolved: { ...resolved, seed }, seed, assets, trace });
  const { head, ...described } = describeRun(scenario, { engine: engineVersion, run, seed, commandLine: commandLine() });
  const folder = await RunFolder.create(resolve(out), head, { ...described, trace });
  let simulation: Stepwise;
  try { simulation = new Simulation(scenario, seed, assets, folder, { trace }); } catch (error) { await folder.discard(); throw error; }
  console.error(colour.dim(`${name}: running with seed ${seed}`));
  const progress = showProgress(name);
  try {
    const { summary, path, verdict } = await interruptible((signal) => recordRun(folder, simulation, { signal, budget, onProgress: (state) => progress.update(state) }));
    progress.stop();
    if (verdict === "same") console.error("The same run was there already, with the same results; it was kept.");
    if (verdict === "replaced") console.error(colour.yellow("warning: an earlier run of the same scenario and seed had other results and was replaced: the program has changed since."));
    for (const { sentence } of summary.warnings) console.error(colour.yellow(`warning: ${sentence}`));
    return { summary, question, path, run };
  } catch (error) {
    progress.stop();
    console.error(`What was written is in ${folder.path}, marked as unfinished.`);
    throw error;
  }
}
