/**
 * What the reader has chosen, read from the address: every key that it lacks has a default made from the sweep, and what
 * names nothing that the sweep has is as good as lacking. Nothing is remembered elsewhere, so a link shows what was seen.
 */
import type { Better, Comparison } from "../../../src/experiment/compare/comparison.js";
import { parseBrushes, type Brushes } from "./brush.js";
import type { Sweep } from "./sweep.js";

export type Query = Readonly<Record<string, string>>;
/** `by` is a parameter, a metric, or `cell`. */
export interface Sort { readonly by: string; readonly down: boolean }

export interface Choices {
  readonly baseline: number;
  readonly metric: string;
  /** Metrics of the table and of the differences. */
  readonly columns: readonly string[];
  readonly sort: Sort;
  readonly hidden: ReadonlySet<number>;
  readonly brushes: Brushes;
  /** Parameters: along the axis of the line, and what tells its lines apart; "" where there is only one. */
  readonly x: string;
  readonly by: string;
  readonly heat: readonly [x: string, y: string] | undefined;
  readonly pareto: readonly [x: string, y: string];
  readonly directions: readonly [x: Better, y: Better];
  readonly axes: readonly string[];
  /** Column of series.csv, and kind of device; "" until one is chosen. */
  readonly series: string;
  readonly kind: string;
}

const MOST_COLUMNS = 6, MOST_AXES = 4, MOST_LINES = 8;
/** Means that are nearer to each other than this share of themselves are not worth an axis. */
const ALIKE = 1e-3;

export function baselineOf(query: Query, { plan }: Sweep): number {
  const wanted = Number(query["baseline"] ?? Number.NaN);
  return plan.cells[wanted] === undefined ? plan.baseline : wanted;
}

export function readChoices(query: Query, sweep: Sweep, comparison: Comparison): Choices {
  const names = comparison.metrics.map(({ name }) => name), known = new Set(names), headline = headlineOf(comparison), telling = tellingOf(comparison, headline);
  const paths = sweep.plan.parameters.map(({ path }) => path), numeric = sweep.plan.parameters.filter(({ kind }) => kind === "number").map(({ path }) => path);
  const oneOf = (text: string | undefined, all: readonly string[], otherwise: string): string => (text !== undefined && all.includes(text) ? text : otherwise);
  const some = (text: string | undefined, all: ReadonlySet<string>, otherwise: readonly string[]): readonly string[] => {
    const found = parseList(text ?? "").filter((name) => all.has(name));
    return found.length === 0 ? otherwise : found;
  };
  const x = oneOf(query["x"], paths, numeric[0] ?? paths[0] ?? ""), others = paths.filter((path) => path !== x);
  const [first = "", second = first] = telling;
  const [paretoX, paretoY] = parseList(query["pareto"] ?? ""), across = oneOf(paretoX, names, first), up = oneOf(paretoY, names, second);
  const [heatX, heatY] = parseList(query["heat"] ?? ""), ordered = [...numeric, ...paths.filter((path) => !numeric.includes(path))];
  const heatAcross = oneOf(heatX, paths, ordered[0] ?? "");
  const few = (path: string): boolean => new Set(sweep.plan.cells.map(({ values }) => values[path])).size <= MOST_LINES;
  const better = (name: string): Better => comparison.metrics.find((metric) => metric.name === name)?.better ?? "lower";
  const [bestX, bestY] = parseList(query["better"] ?? "");
  const direction = (text: string | undefined, name: string): Better => (text === "lower" || text === "higher" ? text : better(name));
  return {
    baseline: comparison.baseline.cell, metric: oneOf(query["metric"], names, first),
    columns: some(query["columns"], known, headline.slice(0, MOST_COLUMNS)), sort: parseSort(query["sort"]),
    hidden: new Set(parseList(query["hide"] ?? "").map(Number)), brushes: parseBrushes(query["brush"]),
    x, by: query["by"] === "-" ? "" : oneOf(query["by"], others, others.find((path) => few(path)) ?? ""),
    heat: paths.length < 2 ? undefined : [heatAcross, oneOf(heatY, paths.filter((path) => path !== heatAcross), ordered.find((path) => path !== heatAcross)!)],
    pareto: [across, up], directions: [direction(bestX, across), direction(bestY, up)],
    axes: some(query["axes"], new Set([...paths, ...names]), [...paths, ...telling.slice(0, MOST_AXES)]),
    series: query["series"] ?? "", kind: query["kind"] ?? "",
  };
}

/** Metrics that come first; the study's own, or the first few that there are. */
function headlineOf({ headline, metrics }: Comparison): readonly string[] {
  const known = new Set(metrics.map(({ name }) => name)), first = headline.filter((name) => known.has(name));
  return first.length > 0 ? first : metrics.slice(0, MOST_COLUMNS).map(({ name }) => name);
}

/** The headline metrics that differ between cells, then others that do and of which it is known what is better: what is worth an axis. */
function tellingOf({ metrics }: Comparison, headline: readonly string[]): readonly string[] {
  const differs = ({ cells }: Comparison["metrics"][number]): boolean => {
    const means = cells.flatMap(({ mean }) => mean ?? []), least = Math.min(...means), most = Math.max(...means);
    return most - least > ALIKE * Math.max(Math.abs(most), Math.abs(least));
  };
  const varying = metrics.filter(differs), names = varying.map(({ name }) => name);
  return [...new Set([...headline.filter((name) => names.includes(name)), ...varying.filter(({ better }) => better !== undefined).map(({ name }) => name), ...headline])];
}

export function parseList(text: string): string[] { return text.split(",").filter((part) => part !== ""); }
export function formatList(names: Iterable<string | number>): string { return [...names].join(","); }

/** `-name` sorts down. */
function parseSort(text: string | undefined): Sort {
  if (text === undefined || text === "") return { by: "cell", down: false };
  return text.startsWith("-") ? { by: text.slice(1), down: true } : { by: text, down: false };
}

export function formatSort({ by, down }: Sort): string { return `${down ? "-" : ""}${by}`; }
