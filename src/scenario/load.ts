/** From the text of a scenario file to a scenario with every parameter checked and present. */
import { devices, markets } from "../agents/registry.js";
import { InputError, type InputErrorPlace } from "../parameter/input-error.js";
import { InputErrors } from "../parameter/input-errors.js";
import { parametersChanged, type ChangedParameter } from "./changed.js";
import { ineffective } from "./effects.js";
import { MAX_TEXT, ScenarioDocument, type Source } from "./document.js";
import { errorsOf, placed } from "./issues.js";
import { applyOverrides, type Override } from "./overrides.js";
import { isRecord } from "../parameter/record.js";
import { scenarioSchema, type Scenario } from "./schema.js";

export type { Override, Source };
export { MAX_TEXT };

export interface LoadedScenario {
  /** Name of the file without folder and ending. */
  readonly name: string;
  readonly file: string;
  readonly question: string;
  readonly lookFor: string;
  readonly resolved: Scenario;
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly parametersChanged: readonly ChangedParameter[];
  /** Texts that the run needs: those that travel with the engine (`vega-datasets/…`), and the user's files by the path written in the scenario. */
  readonly assets: { readonly builtIn: readonly string[]; readonly files: readonly string[] };
  /** Where a path stands, in the file or on the command line, for mistakes that show only when the scenario is assembled. */
  readonly place: (path: readonly PropertyKey[]) => InputErrorPlace;
}

/** @throws InputErrors with every mistake of the file and the overrides */
export function loadScenario(source: Source, overrides: readonly Override[] = []): LoadedScenario {
  const document = new ScenarioDocument(source);
  if (typeof document.data["base"] === "string") throw new InputErrors([new InputError(`is a study, which varies ${document.data["base"]}; run it with tanglewood compare`, { file: source.file })]);
  const data = applyOverrides(document.data, overrides);
  const parsed = scenarioSchema.safeParse(data);
  if (!parsed.success) {
    const errors = parsed.error.issues.flatMap((issue) => errorsOf(issue, document, data, overrides));
    throw new InputErrors(inReadingOrder(unique(errors)));
  }
  const resolved = parsed.data;
  const changed = parametersChanged(data, resolved);
  // A resolved scenario names every parameter; one that stands at its default asks for nothing.
  const without = ineffective(data, resolved).filter(({ path }) => changed.some((each) => each.path === path.join("."))).map(({ path, sentence }) => new InputError(sentence, placed(path, "key", document, overrides)));
  if (without.length > 0) throw new InputErrors(without);
  return {
    name: source.file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/, ""),
    file: source.file,
    question: resolved.question,
    lookFor: resolved.lookFor,
    resolved,
    overrides: Object.fromEntries(overrides.map(({ path, value }) => [path, value])),
    parametersChanged: changed,
    assets: { builtIn: builtInAssets(resolved), files: userFiles(resolved) },
    place: (path) => placed(path, "key", document, overrides),
  };
}

function unique(errors: readonly InputError[]): InputError[] {
  const seen = new Set<string>();
  return errors.filter(({ message }) => !seen.has(message) && seen.add(message));
}

function inReadingOrder(errors: readonly InputError[]): InputError[] {
  return [...errors].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function builtInAssets(scenario: Scenario): string[] {
  const used = new Set(Object.values(scenario.fleets).map((fleet) => fleet.device));
  const names = [...devices.filter(({ name }) => used.has(name)), ...(used.size > 0 ? markets : [])].flatMap(({ assets }) => assets ?? []);
  return [...new Set(names)].sort();
}

/** Every `{ file: … }` in the scenario: the only mapping that has such a key is a series. */
function userFiles(value: unknown): string[] {
  if (!isRecord(value)) return [];
  if (typeof value["file"] === "string") return [value["file"]];
  return [...new Set(Object.values(value).flatMap(userFiles))].sort();
}
