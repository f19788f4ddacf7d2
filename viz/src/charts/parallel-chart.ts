/**
 * Parallel coordinates: an axis for each parameter and metric, a line for each cell. Dragging along an axis selects a range.
 * Where there is no room for upright axes beside each other, they lie under one another.
 */
import { scaleLinear, scaleLog, scaleSymlog, type ScaleContinuousNumeric } from "d3";
import { fitted } from "../compare/words.js";
import { number, tickNumber } from "../format/quantity.js";
import { frame, textWidth, type Size, type Svg } from "./frame.js";
import { logTicks } from "./log-ticks.js";

export interface ParallelAxis {
  readonly name: string;
  readonly title: string;
  /** The names of its places, where it has no numbers. */
  readonly values: readonly string[] | undefined;
  readonly spread: "linear" | "log" | "symlog";
  /** The least value above zero. */
  readonly least: number;
  readonly varied: boolean;
  readonly extent: readonly [low: number, high: number];
  /** Parts that are selected, in the axis' numbers or places. */
  readonly selected: readonly (readonly [from: number, to: number])[];
}
export interface ParallelLine { readonly cell: number; readonly label: string; readonly hue: string; readonly kept: boolean; readonly at: readonly (number | undefined)[] }
export interface ParallelChart { readonly title: string; readonly finding: string; readonly axes: readonly ParallelAxis[]; readonly lines: readonly ParallelLine[]; readonly select: (axis: string, range: readonly [number, number] | undefined) => void }

type Scale = ScaleContinuousNumeric<number, number>;
/** Runs along an axis, and across from one to the next. */
interface Place { readonly scale: Scale; readonly across: number }

const LEAST = 96, ROW = 66, UPRIGHT = 360, LEAST_PIXELS = 4, NEAR_END = 6;
export const lies = (axes: number, width: number): boolean => width / axes < LEAST;
export function parallelHeight(axes: number, width: number): number { return lies(axes, width) ? axes * ROW + 12 : UPRIGHT; }

export function drawParallel(chart: ParallelChart, size: Size): SVGSVGElement {
  const svg = frame(size, chart.title, chart.finding), flat = lies(chart.axes.length, size.width), count = chart.axes.length;
  const first = chart.axes[0], room = first ? Math.min(110, Math.max(40, ...labelsOf(first, scaleOf(first, [0, 100])).map(({ text }) => textWidth(text) + 8))) : 24;
  const last = chart.axes.at(-1), end = last ? Math.max(40, ...labelsOf(last, scaleOf(last, [0, 100])).map(({ text }) => textWidth(text) + 12)) : 40;
  const places = chart.axes.map((axis, i): Place => (flat ? { scale: scaleOf(axis, [14, size.width - 14]), across: 34 + i * ROW }
    : { scale: scaleOf(axis, [size.height - 16, 44]), across: room + (count < 2 ? 0 : (i * (size.width - room - end)) / (count - 1)) }));
  const point = (i: number, value: number): readonly [number, number] => { const { scale, across } = places[i]!, along = scale(value); return flat ? [along, across] : [across, along]; };
  for (const line of [...chart.lines].sort((a, b) => Number(a.kept) - Number(b.kept))) {
    const path = line.at.map((value, i) => (value === undefined ? "" : `${i > 0 && line.at[i - 1] !== undefined ? "L" : "M"}${point(i, value).join(",")}`)).join("");
    const mark = svg.append("path").attr("class", `line parallel${line.kept ? "" : " out"}`).style("stroke", `var(--${line.kept ? line.hue : "rule-strong"})`).attr("d", path).attr("data-cell", line.cell);
    mark.append("title").text(`${line.label}: ${chart.axes.map((axis, i) => { const value = line.at[i]; return `${axis.title} ${value === undefined ? "–" : axis.values?.[value] ?? number(value)}`; }).join(", ")}`);
  }
  chart.axes.forEach((axis, i) => drawAxis(svg, axis, places[i]!, flat, size, count < 2 ? size.width : (size.width - room - end) / (count - 1), i === 0 ? "first" : i === count - 1 ? "last" : "between", chart.select));
  return svg.node()!;
}

function scaleOf(axis: ParallelAxis, range: readonly [number, number]): Scale {
  if (axis.values) return scaleLinear([-0.4, Math.max(0.6, axis.values.length - 0.6)], range);
  const [low, high] = axis.extent;
  if (axis.spread === "symlog") return scaleSymlog([low, high], range).constant(axis.least / 2);
  if (axis.spread === "log") return scaleLog([low, high > low ? high : low * 2], range);
  const pad = (high - low) * 0.02 || Math.abs(high) * 0.05 || 1;
  return scaleLinear([low - pad, high + pad], range);
}

function labelsOf(axis: ParallelAxis, scale: Scale): { at: number; text: string }[] {
  if (axis.values) return axis.values.map((text, at) => ({ at, text }));
  const [low, high] = scale.domain() as [number, number];
  return (axis.spread === "symlog" ? [0, ...logTicks(axis.least, high, 4)] : axis.spread === "log" ? logTicks(low, high, 6) : scale.ticks(5)).map((at) => ({ at, text: tickNumber(at) }));
}

function drawAxis(svg: Svg, axis: ParallelAxis, { scale, across }: Place, flat: boolean, size: Size, room: number, side: "first" | "between" | "last", select: ParallelChart["select"]): void {
  const first = side === "first", [start, end] = scale.range() as [number, number], group = svg.append("g").attr("class", "parallel-axis");
  group.append("text").attr("class", axis.varied ? "row-label strong halo" : "row-label halo").attr("x", flat ? 14 : first ? 0 : side === "last" ? size.width : across).attr("y", flat ? across - 16 : 14).attr("text-anchor", flat || first ? "start" : side === "last" ? "end" : "middle").text(fitted(axis.title, flat ? size.width - 28 : Math.max(LEAST, room) - 8)).append("title").text(axis.title);
  const line = (from: number, to: number, name: string): unknown => group.append("line").attr("class", name).attr(flat ? "x1" : "y1", from).attr(flat ? "x2" : "y2", to).attr(flat ? "y1" : "x1", across).attr(flat ? "y2" : "x2", across);
  line(start, end, "parallel-base");
  for (const [from, to] of axis.selected) {
    const ends = [scale(Math.max(from, scale.domain()[0]!)), scale(Math.min(to, scale.domain()[1]!))].sort((a, b) => a - b);
    drawn(group.append("rect").attr("class", "brushed"), ends[0]!, ends[1]!, across, flat);
  }
  let before = -Infinity;
  for (const { at, text } of labelsOf(axis, scale)) {
    const along = scale(at), label = group.append("text").attr("class", "axis-note halo");
    if (flat) {
      // Labels of a lying axis that would touch are left out.
      if (along - textWidth(text) / 2 < before) { label.remove(); continue; }
      before = along + textWidth(text) / 2;
      const side = along < 30 ? "start" : along > size.width - 30 ? "end" : "middle";
      label.attr("x", side === "start" ? 6 : side === "end" ? size.width - 6 : along).attr("y", across + 17).attr("text-anchor", side).text(fitted(text, 90));
    } else label.attr("x", across + (first ? -8 : 7)).attr("y", along).attr("dy", "0.32em").attr("text-anchor", first ? "end" : "start").text(fitted(text, first ? 100 : Math.max(LEAST, room) - 16));
  }
  const hit = group.append("rect").attr("class", "brush-place").attr(flat ? "x" : "y", Math.min(start, end)).attr(flat ? "width" : "height", Math.abs(end - start)).attr(flat ? "y" : "x", across - 14).attr(flat ? "height" : "width", 28);
  dragAlong(hit.node()!, flat, (from, to) => {
    if (Math.abs(to - from) < LEAST_PIXELS) { select(axis.name, undefined); return; }
    const values = [from, to].map((pixel) => valueAt(axis, scale, pixel)).sort((a, b) => a - b);
    select(axis.name, [values[0]!, values[1]!]);
  }, (from, to) => drawn(group.append("rect").attr("class", "brushed moving"), Math.min(from, to), Math.max(from, to), across, flat).node()!);
}

function drawn<T extends { attr(name: string, value: number): T }>(rect: T, from: number, to: number, across: number, flat: boolean): T {
  return rect.attr(flat ? "x" : "y", from).attr(flat ? "width" : "height", Math.max(2, to - from)).attr(flat ? "y" : "x", across - 9).attr(flat ? "height" : "width", 18);
}

/** What a pixel selects: near an end the outermost value itself, else a short number, since it is written into the address and into fields. */
function valueAt(axis: ParallelAxis, scale: Scale, pixel: number): number {
  if (axis.values) return scale.invert(pixel);
  return axis.extent.find((end) => Math.abs(scale(end) - pixel) < NEAR_END) ?? Number(scale.invert(pixel).toPrecision(3));
}

function dragAlong(place: SVGRectElement, flat: boolean, done: (from: number, to: number) => void, show: (from: number, to: number) => SVGRectElement): void {
  place.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || !down.isPrimary) return;
    down.preventDefault();
    place.setPointerCapture(down.pointerId);
    const box = place.ownerSVGElement!.getBoundingClientRect(), along = (event: PointerEvent): number => (flat ? event.clientX - box.left : event.clientY - box.top);
    const start = along(down), stop = new AbortController(), { signal } = stop;
    let mark: SVGRectElement | undefined;
    place.addEventListener("pointermove", (move) => { mark?.remove(); mark = show(start, along(move)); }, { signal });
    place.addEventListener("pointerup", (up) => { stop.abort(); mark?.remove(); done(start, along(up)); }, { signal });
    place.addEventListener("pointercancel", () => { stop.abort(); mark?.remove(); }, { signal });
  });
}
