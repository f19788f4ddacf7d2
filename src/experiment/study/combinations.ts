/**
 * The combinations of a study, one after the other: all of a grid, with the first parameter slowest, or samples. Parameters that
 * are zipped go in lockstep: together they are one axis. Chance is drawn from one stream an axis, so that the values of one
 * parameter do not depend on what else varies.
 */
import { RandomStream } from "../../sim/random.js";
import type { CellValue, Study, StudyParameter, StudyValue } from "./study.js";
import { placeIn } from "./values.js";
import { compileWhere, type Condition } from "./where.js";

/** Combinations of a grid that are looked through where a condition leaves some out. */
export const MOST_LOOKED_THROUGH = 5_000_000;
/** Random samples drawn for each that the condition lets pass, before giving up. */
const PATIENCE = 1000;

/** Parameters that go in lockstep, by their place in the study. */
interface Axis { readonly parameters: readonly number[]; readonly name: string; readonly length: number }

export function axesOf({ parameters, zip }: Pick<Study, "parameters" | "zip">): Axis[] {
  const groups = parameters.map(({ path }, place) => zip.find((group) => group.includes(path))?.map((each) => parameters.findIndex((parameter) => parameter.path === each)) ?? [place]);
  return groups.filter((group, place) => Math.min(...group) === place).map((group) => {
    const sorted = [...group].sort((a, b) => a - b);
    return { parameters: sorted, name: sorted.map((place) => parameters[place]!.path).join(","), length: parameters[sorted[0]!]!.values.length };
  });
}

/** How many combinations the grid has before any condition. */
export function gridSize(study: Study): number {
  return axesOf(study).reduce((product, { length }) => product * length, 1);
}

/** The condition of a study as a function; one without lets everything pass. */
export function conditionOf({ where, parameters }: Study): Condition {
  return where === undefined ? () => true : compileWhere(where, parameters, {});
}

/** Every combination that is a cell: one value a parameter, in the order of the parameters. */
export function* combinations(study: Study): Generator<readonly StudyValue[]> {
  const passes = conditionOf(study);
  const engine: CellValue[] = [];
  for (const combination of study.method === "grid" ? grid(study) : study.method === "random" ? random(study, passes) : latinHypercube(study)) {
    for (let i = 0; i < combination.length; i++) engine[i] = combination[i]!.value;
    if (passes(engine)) yield combination;
  }
}

function* grid(study: Study): Generator<StudyValue[]> {
  const axes = axesOf(study), places = axes.map(() => 0);
  if (axes.some(({ length }) => length === 0)) return;
  for (;;) {
    yield combine(study, axes, (axis, parameter) => parameter.values[places[axis]!]!);
    let axis = axes.length - 1;
    while (axis >= 0 && ++places[axis]! === axes[axis]!.length) places[axis--] = 0;
    if (axis < 0) return;
  }
}

/** Independent samples until as many have passed as are asked for; one that was there already is drawn again. */
function* random(study: Study, passes: Condition): Generator<StudyValue[]> {
  const axes = axesOf(study), streams = streamsOf(study, axes), wanted = study.samples ?? 0;
  const seen = new Set<string>();
  for (let tries = 0; seen.size < wanted && tries < PATIENCE * wanted; tries++) {
    const draws = streams.map((stream) => stream.next());
    const combination = combine(study, axes, (axis, parameter) => drawn(parameter, draws[axis]!, wanted));
    if (!passes(combination.map(({ value }) => value)) || !isNew(combination, seen)) continue;
    yield combination;
  }
}

/**
 * Latin hypercube sampling (McKay, Beckman & Conover, Technometrics 21, 1979): of n samples each axis has exactly one in each of
 * n strata of equal probability, at a random place within it. The same combination of listed values twice is one cell.
 */
function* latinHypercube(study: Study): Generator<StudyValue[]> {
  const axes = axesOf(study), count = study.samples ?? 0;
  const draws = streamsOf(study, axes).map((stream) => {
    const strata = permutation(count, stream);
    return strata.map((stratum) => (stratum + stream.next()) / count);
  });
  const seen = new Set<string>();
  for (let sample = 0; sample < count; sample++) {
    const combination = combine(study, axes, (axis, parameter) => drawn(parameter, draws[axis]![sample]!, count));
    if (isNew(combination, seen)) yield combination;
  }
}

function streamsOf(study: Study, axes: readonly Axis[]): RandomStream[] {
  return axes.map(({ name }) => new RandomStream(study.seed ?? "1", `study/${study.method}/${name}`));
}

/** Fisher and Yates's shuffle of 0 … n − 1. */
function permutation(n: number, stream: RandomStream): number[] {
  const out = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = stream.integer(i + 1), kept = out[i]!;
    out[i] = out[j]!;
    out[j] = kept;
  }
  return out;
}

function drawn(parameter: StudyParameter, share: number, samples: number): StudyValue {
  if (parameter.values.length > 0) return parameter.values[Math.floor(share * parameter.values.length)]!;
  return placeIn(parameter.range!, share, samples, parameter);
}

function isNew(combination: readonly StudyValue[], seen: Set<string>): boolean {
  const key = JSON.stringify(combination.map(({ value }) => value));
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

function combine(study: Study, axes: readonly Axis[], of: (axis: number, parameter: StudyParameter) => StudyValue): StudyValue[] {
  const out = new Array<StudyValue>(study.parameters.length);
  for (let axis = 0; axis < axes.length; axis++) for (const place of axes[axis]!.parameters) out[place] = of(axis, study.parameters[place]!);
  return out;
}
