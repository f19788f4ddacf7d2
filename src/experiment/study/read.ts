/** From a study file, the command line, or both, to a study checked against its scenario. */
import { InputError } from "../../parameter/input-error.js";
import { InputErrors } from "../../parameter/input-errors.js";
import { nearest } from "../../parameter/nearest.js";
import { loadScenario, type Override, type Source } from "../../scenario/load.js";
import { ScenarioDocument } from "../../scenario/document.js";
import { hasCells } from "./cells.js";
import { combinations } from "./combinations.js";
import { contextOf } from "./contexts.js";
import { StudyInput, type StudyOptions } from "./input.js";
import { studyErrors } from "./issues.js";
import { notThere, readParameters, variedValues } from "./parameters.js";
import { studySchema, type StudyData } from "./schema.js";
import type { Study, StudyParameter } from "./study.js";
import { chosenByVariants, readVariants } from "./variants.js";
import { compileWhere } from "./where.js";

export type { StudyOptions };

/** Whether a file is a study and not a scenario: it names a base, or varies. @throws InputErrors for its syntax */
export function isStudy(file: Source): boolean {
  const { data } = new ScenarioDocument(file);
  return "base" in data || "parameters" in data || "variants" in data;
}

/** The scenario file that a study names, as written: relative to the study. @throws InputErrors */
export function baseOf(file: Source): string {
  const document = new ScenarioDocument(file), base = document.data["base"];
  if (typeof base === "string" && base !== "") return base;
  const sentence = base === undefined ? "is missing: the scenario file that the study varies" : "must be the name of a scenario file";
  throw new InputErrors([new InputError(sentence, { file: file.file, ...document.position(["base"], "value"), path: "base" })]);
}

/** @throws InputErrors with every mistake of the scenario, or else of the file and the options */
export function readStudy(file: Source | undefined, scenario: Source, options: StudyOptions = {}): Study {
  const base = loadScenario(scenario);
  const input = new StudyInput(file, options);
  const parsed = studySchema.safeParse(input.data);
  if (!parsed.success) throw new InputErrors(studyErrors(parsed.error.issues, input, namesAt));
  const data = parsed.data;
  const set = Object.entries(data.set).map(([path, value]): Override => ({ path, value }));
  const document = new ScenarioDocument(scenario);
  const wrong = [...wrongSamples(data, input), ...wrongSet(data, set, document, input)], parameters: StudyParameter[] = [];
  for (const read of [
    () => readVariants(data.variants, { input, scenario: document, set, varied: Object.keys(data.parameters) }),
    () => readParameters(data.parameters, { input, scenario: document, set, method: data.method, chosen: chosenByVariants(data.variants) }),
  ]) {
    try { parameters.push(...read()); } catch (error) {
      if (!(error instanceof InputErrors)) throw error;
      wrong.push(...error.errors);
    }
  }
  if (wrong.length > 0) throw new InputErrors(wrong);
  const { base: _, samples, seed, where, baseline, precision, parameters: __, variants: ___, ...rest } = data;
  const name = file?.file.replace(/^.*[\\/]/, "").replace(/\.(ya?ml|json)$/, "");
  const study: Study = {
    ...rest, parameters, set, question: data.question || base.question,
    ...(name === undefined ? {} : { name }), ...(samples === undefined ? {} : { samples }), ...(seed === undefined ? {} : { seed }),
    ...(where === undefined ? {} : { where }), ...(baseline === undefined ? {} : { baseline }), ...(precision === undefined ? {} : { precision }),
  };
  for (const find of [wrongZip, doubles]) {
    const unfit = find(study, input);
    if (unfit.length > 0) throw new InputErrors(unfit);
  }
  if (where !== undefined) refuseWhere(study, where, input);
  if (study.method === "random" && study.samples !== undefined) refuseFewSamples(study, study.samples, input);
  return study;
}

function namesAt(path: readonly PropertyKey[]): string[] {
  return Object.keys(path[0] === "metrics" ? { minimize: 1, maximize: 1 } : studySchema.shape);
}

function wrongSamples({ method, samples, parameters, variants }: StudyData, input: StudyInput): InputError[] {
  if (method === "grid") return samples === undefined ? [] : [new InputError("has no effect with method: grid; it is for method: random or latin-hypercube", input.place(["samples"], "key"))];
  if (samples === undefined) return [new InputError(`samples is missing: how many cells to draw with method: ${method}`, input.place(["method"]))];
  return Object.keys(parameters).length + Object.keys(variants).length > 0 ? [] : [new InputError(`there is nothing to sample with method: ${method}; give parameters with min and max, or values`, input.place(["method"]))];
}

/** What is set must be described in some cell; whether it is in each is asked when the cells are checked. */
function wrongSet({ parameters, variants }: StudyData, set: readonly Override[], document: ScenarioDocument, input: StudyInput): InputError[] {
  const varied = new Map([...chosenByVariants(variants), ...variedValues(parameters)]);
  return set.flatMap(({ path }) => {
    const place = input.place(["set", path], "key");
    if (path === "seed") return [new InputError('is given as seed, beside "set"', place)];
    return contextOf(path, document.data, set, varied) ? [] : [new InputError(notThere(path, document.data, set), place)];
  });
}

function wrongZip({ zip, parameters, method }: Study, input: StudyInput): InputError[] {
  const names = parameters.map(({ path }) => path);
  const seen = new Set<string>();
  return zip.flatMap((group, i) => {
    const place = input.place(["zip", i]);
    const unknown = group.find((path) => !names.includes(path));
    if (unknown !== undefined) {
      const near = nearest(unknown, names);
      return [new InputError(`"${unknown}" does not vary; ${near === undefined ? "" : `did you mean "${near}"? `}varied are: ${names.join(", ") || "none"}`, place)];
    }
    const twice = group.find((path) => seen.has(path) || (seen.add(path), false));
    if (twice !== undefined) return [new InputError(`"${twice}" is zipped twice`, place)];
    const lengths = group.map((path) => parameters.find((each) => each.path === path)!.values.length);
    if (new Set(lengths).size === 1) return [];
    const said = group.map((path, k) => `${path} has ${lengths[k] === 0 ? "a range without steps" : lengths[k]}`).join(", ");
    return [new InputError(`what goes in lockstep must have as many values${method === "grid" ? "" : ", or only ranges"}: ${said}`, place)];
  });
}

/** The same combination twice would be the same cell twice: values of one parameter, or of a zipped group at one place. */
function doubles({ parameters, zip }: Study, input: StudyInput): InputError[] {
  return parameters.flatMap(({ path, values }) => {
    const group = zip.find((each) => each.includes(path)) ?? [path];
    const columns = group.map((each) => parameters.find((parameter) => parameter.path === each)!);
    const seen = new Map<string, number>();
    for (const i of values.keys()) {
      const key = JSON.stringify(columns.map((each) => each.values[i]?.value));
      if (seen.has(key) && group[0] === path) return [new InputError(`has the same value twice: ${JSON.stringify(values[seen.get(key)!]!.written)} and ${JSON.stringify(values[i]!.written)}`, input.place(["parameters", path], "key"))];
      seen.set(key, i);
    }
    return [];
  });
}

function refuseWhere(study: Study, where: string, input: StudyInput): void {
  const place = input.place(["where"]);
  try {
    compileWhere(where, study.parameters, place);
    if (!hasCells(study)) throw new InputError(`is true for no cell, found ${where}`, place);
  } catch (error) {
    if (error instanceof InputError) throw new InputErrors([error.path === "where" ? new InputError(error.sentence, place) : error]);
    throw error;
  }
}

function refuseFewSamples(study: Study, samples: number, input: StudyInput): void {
  let count = 0;
  for (const combination of combinations(study)) if (combination.length >= 0) count++;
  if (count < samples) throw new InputErrors([new InputError(`asks for ${samples} cells, but only ${count} different ones could be drawn${study.where === undefined ? "" : " for which where is true"}`, input.place(["samples"]))]);
}
