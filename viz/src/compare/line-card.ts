/** A metric against one varied parameter, one line for each value of another, with the 95 % interval of each mean. */
import { drawCurves, type Curve, type CurveBand, type Points } from "../charts/curve-chart.js";
import { drawIntervalRows, intervalRowsHeight, type IntervalRow } from "../charts/interval-rows.js";
import { number, percentTick, sentence } from "../format/quantity.js";
import { parameterAxis, spreadOf, wantsLog, type Axis } from "./axis.js";
import type { DataTable } from "../cards/card.js";
import { selectControl } from "./controls.js";
import type { Built, CardMaker } from "./live-card.js";
import { hueOfValue } from "./looks.js";
import { pooled, type Pooled } from "./pooled.js";
import { labelOf, type Scene } from "./scene.js";
import { figures, unitOf } from "./sweep.js";
import { meanWords, metricTitle, parameterTitle, writtenUnit } from "./words.js";

/** More lines than this cannot be told apart: they are then drawn as points without lines. */
const MOST_LINES = 8, MOST_TICKS = 7;

const paths = ({ sweep: { plan } }: Scene): { value: string; text: string }[] => plan.parameters.map(({ path }) => ({ value: path, text: parameterTitle(plan, path) }));

export const lineByParameter: CardMaker = (choose) => ({
  name: "by-parameter",
  controls: [
    selectControl({ label: "Along", options: paths, value: ({ choices }) => choices.x, choose: (x) => choose({ x, by: "" }) }),
    selectControl({ label: "A line for each", value: ({ choices }) => choices.by || "-", choose: (by) => choose({ by }),
      options: (scene) => [{ value: "-", text: "no other" }, ...paths(scene).filter(({ value }) => value !== scene.choices.x)] }),
  ],
  build(scene) {
    const { choices, sweep, selected } = scene, x = parameterAxis(sweep, choices.x), by = parameterAxis(sweep, choices.by);
    if (x === undefined) return undefined;
    const found = pooled(sweep, selected, by ? [x, by] : [x], choices.metric);
    if (found.length === 0) return { words: `No cell that is shown has a figure of ${choices.metric}.` };
    const unit = writtenUnit(choices.metric, unitOf(sweep, choices.metric)), title = findingOf(found, x, by, choices.metric, unit);
    const rest = sweep.plan.parameters.filter(({ path }) => path !== x.name && path !== by?.name).map(({ path }) => parameterTitle(sweep.plan, path));
    const averaged = found.some(({ cells }) => cells.length > 1) && rest.length > 0 ? ` Averaged over ${rest.join(", ")}.` : "";
    const sampled = rest.length > 0 && found.every(({ cells }) => cells.length === 1) && new Set(found.map(({ cells: [cell] }) => restAt(scene, cell!, x, by))).size > 1;
    const single = found.every(({ halfWidth }) => halfWidth === undefined);
    const without = selected.filter((cell) => figures(sweep, cell, choices.metric).every((value) => value === null));
    const none = without.length === 0 ? "" : without.length <= 3 ? ` No figure: ${without.map((cell) => labelOf(scene, cell)).join("; ")}.` : ` ${without.length} cells have no such figure.`;
    return { title, note: `${single ? "One replication, so there are no intervals." : `Bars${sampled ? "" : " and bands"}: 95 % intervals of the means.`}${sampled ? ` ${rest.join(", ")} ${rest.length === 1 ? "differs" : "differ"} from point to point.` : ""}${averaged}${none}`, table: tableOf(found, x, by, choices.metric, unit), ...plotOf(scene, found, x, by, unit, title, sampled) };
  },
});

/** @param sampled whether neighbours differ in other parameters too, so that no line may join them */
function plotOf(scene: Scene, found: readonly Pooled[], x: Axis, by: Axis | undefined, unit: string, title: string, sampled: boolean): Pick<Extract<Built, { plots: unknown }>, "plots"> {
  const { metric } = scene.choices, axis = metricTitle(metric, unit);
  const hue = (value: number): string => (by ? hueOfValue(wordsAt(by, value, found, 1), order(found, 1).indexOf(value)) : "series-1");
  if (x.values !== undefined) {
    const rows: IntervalRow[] = found.map((each) => ({ cell: each.cells.length === 1 ? each.cells[0] : undefined, hue: by ? hue(each.at[1]!) : hueOfValue(x.values![each.at[0]!]!, each.at[0]!),
      label: by ? `${x.values![each.at[0]!]!}, ${wordsAt(by, each.at[1]!, found, 1)}` : x.values![each.at[0]!]! }));
    const marks = found.map(({ mean, halfWidth }, i) => ({ mean, full: true, strong: true, text: sentence(mean, unit), words: `${rows[i]!.label}: ${meanWords(mean, halfWidth, unit)}`, ...(halfWidth === undefined ? {} : { low: mean - halfWidth, high: mean + halfWidth }) }));
    const panel = { title: "", axis, zero: false, marks };
    return { plots: [{ kind: "still", axis: `${metric} by ${x.title}`, height: (width) => intervalRowsHeight(rows, 1, width), draw: (size) => drawIntervalRows(rows, [panel], size, `${metric} by ${x.title}`, title) }] };
  }
  const groups = by ? order(found, 1) : [0], joined = groups.length <= MOST_LINES && found.length > groups.length && !sampled;
  const curves: Curve[] = [], bands: CurveBand[] = [], points: Points[] = [];
  for (const value of groups) {
    const own = found.filter(({ at }) => !by || at[1] === value), at = Float64Array.from(own, (each) => each.at[0]!), label = by ? wordsAt(by, value, found, 1) : "";
    const edge = (sign: number): Float64Array => Float64Array.from(own, ({ mean, halfWidth }) => mean + sign * (halfWidth ?? 0));
    if (joined) {
      curves.push({ label, x: at, y: Float64Array.from(own, ({ mean }) => mean), hue: hue(value) });
      bands.push({ label: "", x: at, low: edge(-1), high: edge(1), hue: hue(value), strength: 0.16 });
    }
    points.push({ label: joined || groups.length > MOST_LINES ? "" : label, hue: hue(value), points: own.map(({ at: [place], mean, halfWidth }) => ({
      x: place!, y: mean, words: `${label === "" ? "" : `${label}, `}${x.title} ${number(place!)}: ${meanWords(mean, halfWidth, unit)}`, ...(halfWidth === undefined ? {} : { low: mean - halfWidth, high: mean + halfWidth }) })) });
  }
  const places = order(found, 0), xScale = spreadOf(places), xTicks = places.length <= MOST_TICKS ? { xTicks: places } : {};
  return { plots: [{ kind: "still", height: 320, axis, scales: true, prefers: wantsLog(found.map(({ mean }) => mean)) ? "log" : "linear", draw: (size, scale) => drawCurves({ title: `${metric} against ${x.title}`, finding: title, xAxis: x.title, format: unit === "share" ? percentTick : number, xFormat: number, xScale, ...xTicks, curves, bands, points }, size, scale) }] };
}

/** The values of the other parameters in a cell. */
function restAt({ sweep: { plan } }: Scene, cell: number, x: Axis, by: Axis | undefined): string {
  return JSON.stringify(plan.parameters.map(({ path }) => (path === x.name || path === by?.name ? "" : plan.cells[cell]?.values[path])));
}

/** Values of the i-th axis, ascending. */
function order(found: readonly Pooled[], i: number): number[] { return [...new Set(found.map(({ at }) => at[i]!))].sort((a, b) => a - b); }

function wordsAt(axis: Axis, value: number, found: readonly Pooled[], i: number): string {
  const cell = found.find(({ at }) => at[i] === value)?.cells[0];
  return cell === undefined ? number(value) : axis.words(cell);
}

function findingOf(found: readonly Pooled[], x: Axis, by: Axis | undefined, metric: string, unit: string): string {
  const least = found.reduce((a, b) => (b.mean < a.mean ? b : a)), most = found.reduce((a, b) => (b.mean > a.mean ? b : a));
  const where = ({ cells: [cell] }: Pooled): string => [x, by].flatMap((axis) => (axis ? [`${axis.values === undefined ? `${axis.title.replace(/ \(.*/, "")} ` : ""}${axis.words(cell!)}`] : [])).join(", ");
  if (found.length === 1 || least.mean === most.mean) return `${metric} is ${sentence(least.mean, unit)} throughout`;
  return `${metric} lies between ${sentence(least.mean, unit)} (${where(least)}) and ${sentence(most.mean, unit)} (${where(most)})`;
}

function tableOf(found: readonly Pooled[], x: Axis, by: Axis | undefined, metric: string, unit: string): DataTable {
  return {
    columns: [x.name, ...(by ? [by.name] : []), metricTitle(metric, unit), "half width", "cells"],
    rows: found.map((each) => [x.words(each.cells[0]!), ...(by ? [by.words(each.cells[0]!)] : []), each.mean, each.halfWidth ?? "", each.cells.join(" ")]),
  };
}
