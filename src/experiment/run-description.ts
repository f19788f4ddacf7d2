/** What the folder of a run says of it before its first event: the head of its manifest, and its resolved scenario. */
import { stringify } from "yaml";
import type { ManifestHead } from "../results/manifest.js";
import { chosenVariant, describedAt, valueAt } from "../scenario/described.js";
import type { LoadedScenario } from "../scenario/load.js";

export interface RunIdentification {
  readonly engine: string;
  readonly run: string;
  readonly seed: string;
  /** The command that makes the run again. */
  readonly commandLine: string;
}

export interface RunDescription { readonly head: ManifestHead; readonly scenarioText: string; readonly duration: number; readonly warmup: number }

export function describeRun(scenario: LoadedScenario, { engine, run, seed, commandLine }: RunIdentification): RunDescription {
  const { name, question, lookFor, parametersChanged, overrides, resolved } = scenario;
  const text = stringify({ ...resolved, seed }, { lineWidth: 0, aliasDuplicateObjects: false });
  return {
    head: { engine, scenario: name, seed, run, question, lookFor, overrides, parametersChanged, commandLine, ...attacked(resolved) },
    scenarioText: `# Run ${run} of "${name}": every parameter, in the engine's units. Files that it names stand beside the scenario it came from.\n${text}`,
    duration: resolved.duration, warmup: resolved.warmup,
  };
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
