/** What varies, read against the scenario: each path must be described there, and each value be one that it takes. */
import { InputError } from "../../parameter/input-error.js";
import { InputErrors } from "../../parameter/input-errors.js";
import { UNITS, type Quantity } from "../../parameter/quantity.js";
import { isRecord } from "../../parameter/record.js";
import { describedAt } from "../../scenario/described.js";
import type { ScenarioDocument } from "../../scenario/document.js";
import { errorsOf, show } from "../../scenario/issues.js";
import type { JsonSchema } from "../../scenario/json-schema.js";
import { applyOverrides, asTyped, type Override } from "../../scenario/overrides.js";
import { scenarioSchema } from "../../scenario/schema.js";
import { contextOf, isDiscriminator, type VariedValues } from "./contexts.js";
import type { StudyInput } from "./input.js";
import { studyErrors } from "./issues.js";
import { rangeSchema, valuesSchema } from "./schema.js";
import type { Method, StudyParameter, StudyValue } from "./study.js";
import { engineValue, rangeOf, stepsOf } from "./values.js";

/** Values of one parameter that are all checked; of more numbers only those at the ends. */
const CHECKED_ONE_BY_ONE = 64;

const NOT_VARIED: Readonly<Record<string, string>> = {
  seed: "is what replications vary: each has its own seed, the same in all cells; ask for more of them with replications",
  question: "changes nothing in a run", lookFor: "changes nothing in a run",
};

export interface Surroundings { readonly input: StudyInput; readonly scenario: ScenarioDocument; readonly set: readonly Override[]; readonly method: Method; readonly chosen: VariedValues }

interface Shape { readonly kind: StudyParameter["kind"]; readonly whole: boolean; readonly quantity?: Quantity; readonly unit?: string; readonly doc?: string }

/** @throws InputErrors with the mistakes of all parameters */
export function readParameters(entries: Readonly<Record<string, unknown>>, around: Surroundings): StudyParameter[] {
  const varied: VariedValues = new Map([...around.chosen, ...variedValues(entries)]);
  const errors: InputError[] = [];
  const read = Object.entries(entries).flatMap(([path, entry]) => {
    const out = readOne(path, entry, varied, around);
    if ("errors" in out) errors.push(...out.errors);
    return "errors" in out ? [] : [out];
  });
  if (errors.length > 0) throw new InputErrors(errors);
  return read;
}

/** What is listed under parameters, by path; nothing of a range. */
export function variedValues(entries: Readonly<Record<string, unknown>>): VariedValues {
  return new Map(Object.entries(entries).map(([path, entry]) => [path, Array.isArray(entry) ? entry : isRecord(entry) && Array.isArray(entry["values"]) ? entry["values"] : []]));
}

function readOne(path: string, entry: unknown, varied: VariedValues, around: Surroundings): StudyParameter | { errors: InputError[] } {
  const { input, scenario, set } = around;
  const at = ["parameters", path];
  const one = (sentence: string, where: readonly PropertyKey[] = at, part: "key" | "value" = "key") => ({ errors: [new InputError(sentence, input.place(where, part))] });
  const refused = NOT_VARIED[path];
  if (refused !== undefined) return one(`"${path}" cannot be varied: it ${refused}`);
  if (set.some((override) => override.path === path)) return one("is varied, and set to one value as well; leave out one of the two");
  const context = contextOf(path, scenario.data, set, varied);
  const unknown = context ? refusal(path, scenario.data, context.overrides) : notThere(path, scenario.data, set);
  if (!context || unknown !== undefined) return one(unknown ?? "is not a parameter");
  const shape = shapeOf(path, context.schema, describedAt(path.split(".").slice(0, -1), scenario.data));

  const listed = Array.isArray(entry) ? { values: entry } : entry;
  if (!isRecord(listed)) return one(`must be a list of values, { values: […] } or { min, max, steps }, found ${show(entry)}`, at, "value");
  const placeOf = (i: number) => [...at, ...(Array.isArray(entry) ? [] : ["values"]), i];
  if ("values" in listed) {
    const parsed = valuesSchema.safeParse(listed);
    if (!parsed.success) {
      const issues = parsed.error.issues.map((issue) => (Array.isArray(entry) ? { ...issue, path: issue.path.slice(1) } : issue));
      return { errors: studyErrors(issues, input, () => Object.keys(valuesSchema.shape), at) };
    }
    const values = parsed.data.values.map((written): StudyValue => ({ written, value: engineValue(written, shape.quantity) }));
    const wrong = toCheck(values, shape).flatMap((i) => mistakes(path, values[i]!.written, context.overrides, scenario).map((sentence) => new InputError(sentence, input.place(placeOf(i)))));
    return wrong.length > 0 ? { errors: wrong } : { path, ...shape, values };
  }
  const parsed = rangeSchema.safeParse(listed);
  if (!parsed.success) return { errors: studyErrors(parsed.error.issues, input, () => Object.keys(rangeSchema.shape), at) };
  const { min, max, scale, steps } = parsed.data;
  if (shape.kind !== "number") return one(`"${path}" is not a number, so it has no range; list its values`);
  const wrong = (["min", "max"] as const).flatMap((end) => mistakes(path, shape.whole ? Number(parsed.data[end]) : parsed.data[end], context.overrides, scenario).map((sentence) => new InputError(sentence, input.place([...at, end]))));
  if (wrong.length > 0) return { errors: wrong };
  const range = rangeOf(min, max, scale, shape.quantity);
  if (!range) return one(`must have numbers as min and max, found ${show(min)} and ${show(max)}`);
  if (!(range.min < range.max)) return one(`min must be below max, found ${show(min)} and ${show(max)}`, [...at, "min"], "value");
  if (scale === "log" && !(range.min > 0)) return one(`a logarithmic scale needs a min above 0, found ${show(min)}`, [...at, "min"], "value");
  if (steps === undefined && around.method === "grid") return one("needs steps: how many values a grid takes from min to max, as in steps: 5 or min..max:5");
  return { path, ...shape, range, values: steps === undefined ? [] : stepsOf(range, steps, shape) };
}

/** What an override of a path that is described nowhere is told. */
export function notThere(path: string, data: Record<string, unknown>, set: readonly Override[]): string {
  return refusal(path, data, set.filter((override) => isDiscriminator(override.path))) ?? "is not a parameter";
}

/** What is said against a path itself, whatever its value. */
function refusal(path: string, data: Record<string, unknown>, context: readonly Override[]): string | undefined {
  try { applyOverrides(data, [...context.filter((each) => each.path !== path), { path, value: null }]); } catch (error) {
    if (error instanceof InputErrors) return error.errors.at(-1)!.sentence;
    throw error;
  }
  return undefined;
}

function shapeOf(path: string, schema: JsonSchema, parent: JsonSchema | undefined): Shape {
  const type = ([] as unknown[]).concat(schema.type ?? []);
  const choosing = isDiscriminator(path) && schema.const !== undefined;
  const number = schema.quantity !== undefined || type.includes("number") || type.includes("integer");
  const doc = choosing ? parent?.description : schema.description;
  return {
    kind: number ? "number" : type.includes("boolean") ? "flag" : choosing || schema.enum !== undefined ? "choice" : "text",
    whole: type.includes("integer") && schema.quantity === undefined,
    ...(schema.quantity !== undefined && Object.hasOwn(UNITS, schema.quantity) ? { quantity: schema.quantity as Quantity } : {}),
    ...(schema.unit === undefined || schema.unit === "1" ? {} : { unit: schema.unit }),
    ...(doc === undefined ? {} : { doc }),
  };
}

/** Numbers of the values that are tried: all of a few; of many numbers the extremes, and what is no number at all. */
function toCheck(values: readonly StudyValue[], { kind, whole }: Shape): number[] {
  const all = [...values.keys()].filter((i) => values[i]!.value !== null);
  if (kind !== "number" || all.length <= CHECKED_ONE_BY_ONE) return all;
  const size = (i: number): number => values[i]!.value as number;
  const strange = all.filter((i) => typeof values[i]!.value !== "number" || (whole && !Number.isInteger(values[i]!.value)));
  const least = all.reduce((best, i) => (size(i) < size(best) ? i : best)), largest = all.reduce((best, i) => (size(i) > size(best) ? i : best));
  return [...new Set([...strange.slice(0, CHECKED_ONE_BY_ONE), least, largest])];
}

/** What the scenario says against one value of a parameter, whatever else varies. */
function mistakes(path: string, value: unknown, context: readonly Override[], scenario: ScenarioDocument): string[] {
  const override = { path, value }, overrides = [...context.filter((each) => each.path !== path), override];
  let errors: readonly InputError[];
  try {
    const data = applyOverrides(scenario.data, overrides);
    const parsed = scenarioSchema.safeParse(data);
    errors = parsed.success ? [] : parsed.error.issues.flatMap((issue) => errorsOf(issue, scenario, data, overrides));
  } catch (error) {
    if (!(error instanceof InputErrors)) throw error;
    errors = error.errors;
  }
  return [...new Set(errors.filter(({ file }) => file === asTyped(override)).map(({ sentence }) => sentence))];
}
