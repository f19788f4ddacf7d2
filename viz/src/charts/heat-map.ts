/**
 * A figure by two parameters: a field for each pair of values, darker or lighter in even steps of lightness, so that it
 * reads without colour vision, and with its value written in it. Colours are computed, since labels must stand out from each.
 */
import { interpolateLab, lab, piecewise, scaleBand, scaleLinear, scaleLog } from "d3";
import { fitted } from "../compare/words.js";
import type { Theme } from "../theme.js";
import { axisTitle, frame, textWidth, type Size, type Svg } from "./frame.js";

export interface HeatField { readonly x: number; readonly y: number; readonly value: number | undefined; readonly cell: number | undefined; readonly words: string; readonly faded: boolean }
export interface HeatMap {
  readonly title: string;
  readonly finding: string;
  readonly xAxis: string;
  readonly yAxis: string;
  readonly xs: readonly string[];
  readonly ys: readonly string[];
  readonly fields: readonly HeatField[];
  /** The metric with its unit, and its values as they are written. */
  readonly legend: string;
  readonly format: (value: number) => string;
  readonly log: boolean;
  readonly theme: Theme;
}

/** From little to much: away from the card, in either theme. */
const STOPS: Readonly<Record<Theme, readonly string[]>> = {
  light: ["#f2f5d5", "#b4dcb6", "#5db0ad", "#2a6f97", "#173a66"],
  dark: ["#1b3b45", "#26677a", "#3f9a9c", "#94cfae", "#f0f4c6"],
};

const ROW = 44, LEGEND = 46;
export const heatHeight = (rows: number): number => Math.min(420, Math.max(96, rows * ROW)) + LEGEND + 52;

export function drawHeatMap(map: HeatMap, size: Size): SVGSVGElement {
  const svg = frame(size, map.title, map.finding), left = Math.min(size.width * 0.3, Math.max(...map.ys.map(textWidth)) + 14);
  const margin = { top: LEGEND + 18, right: 4, bottom: 42, left };
  const x = scaleBand(map.xs.map((_, i) => i), [left, size.width - margin.right]).paddingInner(0.03), y = scaleBand(map.ys.map((_, i) => i), [size.height - margin.bottom, margin.top]).paddingInner(0.05);
  const values = map.fields.flatMap(({ value }) => value ?? []), least = Math.min(...values), most = Math.max(...values);
  const place = (map.log ? scaleLog : scaleLinear)([least, most > least ? most : least + 1], [0, 1]).clamp(true), colour = heatShades(map.theme);
  drawLegend(svg, map, colour, least, most);
  svg.append("text").attr("class", "axis-title").attr("x", 0).attr("y", LEGEND + 10).text(fitted(map.yAxis, size.width));
  map.ys.forEach((name, i) => svg.append("text").attr("class", "row-label").attr("x", left - 8).attr("y", y(i)! + y.bandwidth() / 2).attr("dy", "0.35em").attr("text-anchor", "end").text(fitted(name, left - 8)));
  const every = Math.ceil(Math.max(...map.xs.map(textWidth)) / Math.max(1, x.step()));
  map.xs.forEach((name, i) => { if (every < 2 || i % every === 0) svg.append("text").attr("class", "row-label").attr("x", x(i)! + x.bandwidth() / 2).attr("y", size.height - margin.bottom + 16).attr("text-anchor", "middle").text(name); });
  axisTitle(svg, margin, size, map.xAxis);
  for (const field of map.fields) {
    const group = svg.append("g").style("opacity", field.faded ? 0.25 : 1), fill = field.value === undefined ? "none" : colour(place(field.value));
    if (field.cell !== undefined) group.attr("data-cell", field.cell);
    group.append("title").text(field.words);
    group.append("rect").attr("class", field.value === undefined ? "heat-field empty" : "heat-field").attr("x", x(field.x)!).attr("y", y(field.y)!).attr("width", x.bandwidth()).attr("height", y.bandwidth()).attr("rx", 3).style("fill", fill);
    const text = field.value === undefined ? "–" : map.format(field.value);
    if (textWidth(text) < x.bandwidth() + 8 && y.bandwidth() > 14) group.append("text").attr("class", "heat-label").attr("x", x(field.x)! + x.bandwidth() / 2).attr("y", y(field.y)! + y.bandwidth() / 2)
      .attr("dy", "0.35em").attr("text-anchor", "middle").style("fill", field.value === undefined ? "var(--ink-soft)" : inkOn(fill)).text(text);
  }
  return svg.node()!;
}

/** Black or white: at this lightness both have 4.5:1, above it black stands out more. */
export function inkOn(fill: string): string { return lab(fill).l > 49.6 ? "#000000" : "#ffffff"; }

/** Colours from little to much, by a share from 0 to 1. */
export function heatShades(theme: Theme): (share: number) => string { return piecewise(interpolateLab, [...STOPS[theme]]); }

function drawLegend(svg: Svg, map: HeatMap, colour: (share: number) => string, least: number, most: number): void {
  const width = 168, steps = 24;
  svg.append("text").attr("class", "axis-note strong").attr("x", 0).attr("y", 11).text(`${map.legend}${map.log ? ", logarithmic shades" : ""}`);
  if (!(most > least)) return;
  for (let i = 0; i < steps; i++) svg.append("rect").attr("x", (i * width) / steps).attr("y", 17).attr("width", width / steps + 0.5).attr("height", 9).style("fill", colour(i / (steps - 1)));
  svg.append("rect").attr("class", "heat-field").attr("x", 0).attr("y", 17).attr("width", width).attr("height", 9).style("fill", "none");
  svg.append("text").attr("class", "axis-note").attr("x", 0).attr("y", 38).text(map.format(least));
  svg.append("text").attr("class", "axis-note").attr("x", width).attr("y", 38).attr("text-anchor", "end").text(map.format(most));
}
