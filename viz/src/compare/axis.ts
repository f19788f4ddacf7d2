/**
 * One thing that cells can be placed by: a varied parameter or a metric's mean. Charts, brushes and sorting all ask here,
 * so a value is the same everywhere.
 */
import type { Comparison } from "../../../src/experiment/compare/comparison.js";
import type { Sweep } from "./sweep.js";
import { metricTitle, parameterTitle, valueWords } from "./words.js";

/** From this factor on. */
const DECADES = 25;

export interface Axis {
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly varied: boolean;
  /** The values in their order, where it has no numbers; a cell's place is then the index of its value. */
  readonly values: readonly string[] | undefined;
  /** Undefined where nothing was observed. */
  of(cell: number): number | undefined;
  /** What the cell's value is called. */
  words(cell: number): string;
}

export function axisOf(sweep: Sweep, comparison: Comparison, name: string): Axis | undefined {
  return parameterAxis(sweep, name) ?? metricAxis(comparison, name);
}

/** Made once for each plan, since rows of a long table ask for it one by one. */
const known = new WeakMap<Sweep["plan"], Map<string, Axis | undefined>>();

export function parameterAxis(sweep: Sweep, name: string): Axis | undefined {
  const axes = known.get(sweep.plan) ?? new Map<string, Axis | undefined>();
  known.set(sweep.plan, axes);
  if (!axes.has(name)) axes.set(name, newParameterAxis(sweep, name));
  return axes.get(name);
}

function newParameterAxis(sweep: Sweep, name: string): Axis | undefined {
  const { plan } = sweep, parameter = plan.parameters.find(({ path }) => path === name);
  if (parameter === undefined) return undefined;
  const raw = (cell: number): unknown => plan.cells[cell]?.values[name];
  const numeric = parameter.kind === "number" && plan.cells.every((_, cell) => typeof raw(cell) === "number");
  const written = plan.cells.map((_, cell) => valueWords(parameter, raw(cell))), values = numeric ? undefined : [...new Set(written)];
  const unit = numeric ? parameter.unit ?? "" : "";
  return {
    name, unit, varied: true, values, title: metricTitle(parameterTitle(plan, name), unit),
    of: (cell) => (values === undefined ? raw(cell) as number : values.indexOf(written[cell] ?? "")),
    words: (cell) => written[cell] ?? "",
  };
}

function metricAxis(comparison: Comparison, name: string): Axis | undefined {
  const metric = comparison.metrics.find((each) => each.name === name);
  if (metric === undefined) return undefined;
  const means = new Map(metric.cells.map(({ cell, mean }) => [cell, mean ?? undefined]));
  const of = (cell: number): number | undefined => means.get(cell);
  return { name, unit: metric.unit, varied: false, values: undefined, title: metricTitle(name, metric.unit), of, words: (cell) => valueWords({ path: name, kind: "number", unit: metric.unit, values: [] }, of(cell) ?? "–") };
}

/** Whether values spread over so many decades that only a logarithmic axis shows them. */
export function wantsLog(values: readonly number[]): boolean { return spreadOf(values) === "log"; }

/** The scale that one of several sets of values wants. */
export function preferredOf(...sets: readonly (readonly number[])[]): "log" | "linear" { return sets.some((values) => spreadOf(values) !== "linear") ? "log" : "linear"; }

/** The axis on which values are told apart; `symlog` where zero is one of them. */
export function spreadOf(values: readonly number[]): "linear" | "log" | "symlog" {
  const positive = values.filter((value) => value > 0), wide = positive.length > 1 && Math.max(...positive) / Math.min(...positive) >= DECADES;
  return !wide || values.some((value) => value < 0) ? "linear" : positive.length < values.length ? "symlog" : "log";
}
