/** Runs a scenario into a results folder, with progress on standard error: what `run` and `start` share. */
import { resolve } from "node:path";
import { stringify } from "yaml";
import { Simulation } from "../experiment/simulation.js";
import type { ManifestHead, Summary } from "../results/manifest.js";
import type { Budget } from "../results/node/budget.js";
import { recordRun, type Stepwise } from "../results/node/record-run.js";
import { RunFolder } from "../results/node/run-folder.js";
import { runId } from "../results/run-id.js";
import { chosenVariant, describedAt, valueAt } from "../scenario/described.js";
import type { Override } from "../scenario/load.js";
import { openScenario } from "../scenario/node/open-scenario.js";
import { onError as colour } from "./colours.js";
import { findScenario } from "./find-scenario.js";
import { interruptible } from "./interruption.js";
import { version } from "./package.js";
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

/** The command as it could be typed again. */
function commandLine(): string {
  const quoted = process.argv.slice(2).map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`));
  return ["tanglewood", ...quoted].join(" ");
}

/** The adversary of the ledger in the words of its own description; nothing where there is none. */
function attacked(resolved: unknown): Pick<ManifestHead, "adversary"> {
  for (const path of [["ledger", "adversary"], ["ledger", "attacker"]]) {
    const kind = valueAt([...path, "kind"], resolved);
    const doc = chosenVariant(describedAt(path, resolved) ?? {}, valueAt(path, resolved)).description;
    if (typeof kind === "string" && kind !== "none" && doc !== undefined) return { adversary: { kind, doc } };
  }
  return {};
}

/** @throws InputErrors, SimulationError, ResultsError, BudgetSpent or Interrupted: each has its sentence and its exit code */
export async function runScenario({ scenario: given, overrides, seed: asked, out, trace, budget = {} }: RunRequest): Promise<RunOutcome> {
  const { scenario, assets } = await openScenario(findScenario(given), overrides);
  const seed = asked ?? scenario.resolved.seed;
  const { name, question, lookFor, parametersChanged, resolved } = scenario;
  const run = runId({ engine: version, resolved: { ...resolved, seed }, seed, assets, trace });
  const folder = await RunFolder.create(resolve(out), {
    engine: version, scenario: name, seed, run, question, lookFor, overrides: scenario.overrides, parametersChanged, commandLine: commandLine(), ...attacked(resolved),
  }, { scenarioText: resolvedText(name, run, { ...resolved, seed }), duration: resolved.duration, warmup: resolved.warmup, trace });
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

function resolvedText(name: string, run: string, resolved: unknown): string {
  return `# Run ${run} of "${name}": every parameter, in the engine's units. Files that it names stand beside the scenario it came from.\n${stringify(resolved, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
