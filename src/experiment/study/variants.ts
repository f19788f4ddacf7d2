/**
 * The variants of a study: whole configurations by name, such as ledgers with all that each needs, as one axis of the grid. They
 * are a parameter of their own, `variant`, whose values are the names.
 */
import { InputError } from "../../parameter/input-error.js";
import { InputErrors } from "../../parameter/input-errors.js";
import { isRecord } from "../../parameter/record.js";
import type { ScenarioDocument } from "../../scenario/document.js";
import { show } from "../../scenario/issues.js";
import { applyOverrides, asTyped, type Override } from "../../scenario/overrides.js";
import { isDiscriminator, type VariedValues } from "./contexts.js";
import type { StudyInput } from "./input.js";
import type { StudyParameter } from "./study.js";

export const VARIANT = "variant";

interface Surroundings { readonly input: StudyInput; readonly scenario: ScenarioDocument; readonly set: readonly Override[]; readonly varied: readonly string[] }

/** @returns the parameter, or none where there are no variants @throws InputErrors with every mistake */
export function readVariants(entries: Readonly<Record<string, unknown>>, { input, scenario, set, varied }: Surroundings): StudyParameter[] {
  const names = Object.keys(entries);
  if (names.length === 0) return [];
  const mistakes = names.flatMap((name) => {
    const at = ["variants", name], entry = entries[name];
    const mistake = (sentence: string, path: readonly PropertyKey[]): InputError => new InputError(sentence, input.place(path, "key"));
    if (name.trim() === "") return [mistake("needs a name", at)];
    if (!isRecord(entry)) return [mistake(`must be a mapping from paths to values, found ${show(entry)}`, at)];
    const twice = Object.keys(entry).flatMap((path) => {
      if (path === "seed") return [mistake("is what replications vary: each has its own seed, the same in all cells", [...at, path])];
      if (varied.includes(path)) return [mistake("is varied as well, under parameters; leave out one of the two", [...at, path])];
      return set.some((each) => each.path === path) ? [mistake("is set to one value in all cells as well; leave out one of the two", [...at, path])] : [];
    });
    return twice.length > 0 ? twice : unfit(overridesOf(entry), set, scenario).map(({ path, sentence }) => mistake(sentence, [...at, path]));
  });
  if (mistakes.length > 0) throw new InputErrors(mistakes);
  const values = names.map((name) => ({ written: name, value: name, sets: overridesOf(entries[name] as Record<string, unknown>) }));
  return [{ path: VARIANT, kind: "choice", whole: false, doc: "Configurations by name.", values }];
}

/** The paths of a variant that are no parameters of the scenario as it then is. */
function unfit(overrides: readonly Override[], set: readonly Override[], scenario: ScenarioDocument): { path: string; sentence: string }[] {
  try { applyOverrides(scenario.data, [...set.filter(({ path }) => isDiscriminator(path)), ...overrides]); } catch (error) {
    if (!(error instanceof InputErrors)) throw error;
    return error.errors.map(({ file, sentence }) => ({ path: overrides.find((each) => asTyped(each) === file)?.path ?? "", sentence }));
  }
  return [];
}

function overridesOf(entry: Readonly<Record<string, unknown>>): Override[] {
  return Object.entries(entry).map(([path, value]) => ({ path, value }));
}

/** What variants choose among, for paths that exist in some of them only. */
export function chosenByVariants(entries: Readonly<Record<string, unknown>>): VariedValues {
  const values = new Map<string, unknown[]>();
  for (const entry of Object.values(entries)) {
    if (!isRecord(entry)) continue;
    for (const [path, value] of Object.entries(entry)) if (isDiscriminator(path)) values.set(path, [...values.get(path) ?? [], value]);
  }
  return values;
}
