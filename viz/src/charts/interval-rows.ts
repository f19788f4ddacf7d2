/**
 * Means with their intervals, one row a cell, one panel a metric, the rows the same in all panels. A full dot says that
 * the difference is significant, a hollow one that it is not; figures stand beside their marks, so nothing is told by hue alone.
 */
import { extent, scaleLinear, scaleLog, scaleSymlog, type ScaleContinuousNumeric } from "d3";
import { fitted } from "../compare/words.js";
import { tickNumber } from "../format/quantity.js";
import { frame, textWidth, type Size, type Svg } from "./frame.js";
import { logTicks } from "./log-ticks.js";

export interface RowMark { readonly mean: number; readonly low?: number; readonly high?: number; readonly full: boolean; readonly text: string; readonly strong: boolean; readonly words: string }
export interface IntervalRow { readonly cell: number | undefined; readonly label: string; readonly hue: string }
export interface IntervalPanel {
  readonly title: string;
  /** What the axis measures, with its unit. */
  readonly axis: string;
  /** Zero is on the axis, and marked. */
  readonly zero: boolean;
  /** By row; undefined where there is nothing. */
  readonly marks: readonly (RowMark | undefined)[];
}

const ROW = 24, TOP = 40, FOOT = 26, GAP = 22, LEAST = 250;
/** Marks that differ by more than this factor are not seen beside each other on a linear axis. */
const DECADES = 20;

/** Below this width a row's name stands above its mark instead of beside it. */
const NARROW = 520, TALL_ROW = 40;

interface Layout { readonly row: number; readonly label: number; readonly perLine: number; readonly width: number; readonly panelHeight: number }

function layoutOf(rows: readonly IntervalRow[], panels: number, width: number): Layout {
  const narrow = width < NARROW, row = narrow ? TALL_ROW : ROW, label = narrow ? 0 : Math.min(width * 0.36, 220, Math.max(60, ...rows.map((row) => textWidth(row.label))) + 10);
  const most = Math.max(1, Math.min(panels, Math.floor((width - label + GAP) / (LEAST + GAP))));
  // Lines of about equally many.
  const perLine = Math.ceil(panels / Math.ceil(panels / most));
  return { row, label, perLine, width: (width - label - (perLine - 1) * GAP) / perLine, panelHeight: TOP + rows.length * row + FOOT };
}

export function intervalRowsHeight(rows: readonly IntervalRow[], panels: number, width: number): number {
  const { perLine, panelHeight } = layoutOf(rows, panels, width);
  return Math.ceil(panels / perLine) * panelHeight;
}

export function drawIntervalRows(rows: readonly IntervalRow[], panels: readonly IntervalPanel[], size: Size, title: string, finding: string): SVGSVGElement {
  const svg = frame(size, title, finding), layout = layoutOf(rows, panels.length, size.width);
  panels.forEach((panel, i) => {
    const column = i % layout.perLine, top = Math.floor(i / layout.perLine) * layout.panelHeight;
    const left = layout.label + column * (layout.width + GAP);
    drawPanel(svg, panel, rows, left, top, layout);
    if (layout.label === 0) rows.forEach((row, k) => drawName(svg, row, layout.width, left, top + TOP + k * layout.row + 9, "start"));
    else if (column === 0) rows.forEach((row, k) => drawName(svg, row, layout.label - 10, layout.label - 10, top + TOP + (k + 0.5) * layout.row, "end"));
  });
  return svg.node()!;
}

function drawName(svg: Svg, row: IntervalRow, width: number, x: number, y: number, anchor: "start" | "end"): void {
  const text = svg.append("text").attr("class", "row-label strong halo").attr("x", x).attr("y", y).attr("dy", "0.35em").attr("text-anchor", anchor).text(fitted(row.label, width));
  if (row.cell !== undefined) text.attr("data-cell", row.cell);
  text.append("title").text(row.label);
}

/** A linear axis, or where the marks spread over decades a logarithmic one; of differences, to both sides of zero. */
function placesOf({ marks, zero }: IntervalPanel, low: number, high: number, left: number, right: number): { x: ScaleContinuousNumeric<number, number>; ticks: number[] } {
  const means = marks.flatMap((mark) => mark?.mean ?? []), lowest = Math.min(...means);
  if (!zero && lowest > 0 && Math.max(...means) > lowest * DECADES) {
    const ends: [number, number] = [lowest / 1.5, Math.max(high, Math.max(...means) * 1.2)];
    return { x: scaleLog(ends, [left, right]).clamp(true), ticks: logTicks(...ends, (right - left) / 60) };
  }
  const sizes = marks.flatMap((mark) => (mark && mark.mean !== 0 ? [Math.abs(mark.mean)] : [])), most = Math.max(...sizes), least = Math.min(...sizes), room = (right - left) / 46;
  if ((!zero && lowest < 0) || sizes.length < 2 || most / least < DECADES) {
    const x = scaleLinear([low, high], [left, right]);
    return { x, ticks: x.ticks(Math.min(7, Math.max(2, Math.floor((right - left) / 64)))) };
  }
  const constant = 10 ** Math.floor(Math.log10(Math.max(least, most * 1e-5))), from = zero ? low : -constant / 3, x = scaleSymlog([from, high], [left, right]).constant(constant);
  const powers = Array.from({ length: Math.ceil(Math.log10(most / constant)) + 1 }, (_, i) => constant * 10 ** i);
  const all = [0, ...powers, ...powers.map((power) => -power)].filter((tick) => tick >= from && tick <= high).sort((a, b) => a - b), every = Math.ceil(all.length / Math.max(2, room)), middle = all.indexOf(0);
  const spread = all.filter((_, i) => Math.abs(i - middle) % every === 0), half = (tick: number): number => textWidth(tickNumber(tick)) / 2;
  // Beside zero there is little room: zero stays, and of the others those that touch neither it nor each other.
  const kept = [0];
  for (const tick of spread.sort((a, b) => Math.abs(a) - Math.abs(b))) if (kept.every((other) => Math.abs(x(other) - x(tick)) > half(other) + half(tick))) kept.push(tick);
  return { x, ticks: kept };
}

function drawPanel(svg: Svg, panel: IntervalPanel, rows: readonly IntervalRow[], left: number, top: number, { width, row: step, label }: Layout): void {
  const room = Math.max(40, ...panel.marks.map((mark) => (mark ? textWidth(mark.text) + 10 : 0)));
  const right = left + width - room, bottom = top + TOP + rows.length * step;
  const ends = panel.marks.flatMap((mark) => (mark ? [mark.low ?? mark.mean, mark.high ?? mark.mean] : []));
  const [least = 0, most = 1] = extent(panel.zero ? [...ends, 0] : ends), pad = (most - least) * 0.04 || Math.abs(most) * 0.1 || 1;
  const { x, ticks } = placesOf(panel, least - pad, most + pad, left, right);
  svg.append("text").attr("class", "row-label strong").attr("x", left).attr("y", top + 13).text(fitted(panel.title, width));
  svg.append("text").attr("class", "axis-note").attr("x", left).attr("y", top + 29).text(fitted(`${panel.axis}${"constant" in x ? ", log from 0" : "base" in x ? ", logarithmic" : ""}`, width));
  for (const tick of ticks) {
    svg.append("line").attr("class", panel.zero && tick === 0 ? "zero-line" : "panel-grid").attr("x1", x(tick)).attr("x2", x(tick)).attr("y1", top + TOP - 4).attr("y2", bottom);
    svg.append("text").attr("class", "axis-note").attr("x", x(tick)).attr("y", bottom + 14).attr("text-anchor", "middle").text(tickNumber(tick));
  }
  panel.marks.forEach((mark, k) => {
    const row = rows[k]!, y = top + TOP + (label === 0 ? (k + 0.66) * step : (k + 0.5) * step);
    if (mark === undefined) {
      svg.append("text").attr("class", "axis-note").attr("x", right + 8).attr("y", y).attr("dy", "0.35em").text("–");
      return;
    }
    const group = svg.append("g").attr("class", "measured").style("--hue", `var(--${row.hue})`);
    if (row.cell !== undefined) group.attr("data-cell", row.cell);
    group.append("title").text(mark.words);
    if (mark.low !== undefined && mark.high !== undefined) group.append("path").attr("class", "whisker").attr("d", `M${x(mark.low)},${y}H${x(mark.high)}M${x(mark.low)},${y - 4}v8M${x(mark.high)},${y - 4}v8`);
    group.append("circle").attr("class", mark.full ? "dot-mark" : "dot-mark hollow").attr("cx", x(mark.mean)).attr("cy", y).attr("r", 4.5);
    group.append("text").attr("class", mark.strong ? "row-label strong" : "row-label").attr("x", right + 10).attr("y", y).attr("dy", "0.35em").text(mark.text);
  });
}
