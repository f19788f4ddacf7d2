/**
 * Values against anything but simulated time (an age, a number of steps, a mana): curves, bands, horizontal lines to
 * compare with, and measured points with their intervals. Both axes can be logarithmic; what cannot stand on one is left out.
 */
import { area, extent, line, scaleLinear, scaleLog, scaleSymlog, type ScaleContinuousNumeric } from "d3";
import { drawLabels, type EndLabel } from "./end-labels.js";
import { frame, leftMargin, positionAxis, textWidth, valueAxis, type AxisScale, type Size, type Svg } from "./frame.js";
import { logTicks } from "./log-ticks.js";

/** A hue is the name of a token of theme.css. */
export interface Curve { readonly label: string; readonly x: Float64Array; readonly y: Float64Array; readonly hue: string; readonly style?: "dashed" | "thin" }
export interface CurveBand { readonly label: string; readonly x: Float64Array; readonly low: Float64Array; readonly high: Float64Array; readonly hue: string; readonly strength: number }
/** `low` and `high` are the ends of its interval, `expected` what it is compared with; `words` is what it says when pointed at. */
export interface Point { readonly x: number; readonly y: number; readonly low?: number; readonly high?: number; readonly expected?: number; readonly words: string }
export interface Points { readonly label: string; readonly hue: string; readonly points: readonly Point[] }
export interface Guide { readonly label: string; readonly value: number }

export interface CurveChart {
  readonly title: string;
  readonly finding: string;
  readonly xAxis: string;
  readonly curves?: readonly Curve[];
  readonly bands?: readonly CurveBand[];
  readonly points?: readonly Points[];
  readonly guides?: readonly Guide[];
  /** A value of x that is marked by a vertical line. */
  readonly marks?: readonly Guide[];
  readonly format: (value: number) => string;
  readonly xFormat?: (value: number) => string;
  /** `symlog` is logarithmic but for zero. */
  readonly xScale?: AxisScale | "symlog";
  /** Where the position axis has its ticks; none given, at round values. */
  readonly xTicks?: readonly number[];
  /** The linear value axis reaches from zero at least to here. */
  readonly ceiling?: number;
  /** Values below this are not resolved on a logarithmic axis. */
  readonly least?: number;
}

type Scale = ScaleContinuousNumeric<number, number>;

export function drawCurves(chart: CurveChart, size: Size, scale: AxisScale = "linear"): SVGSVGElement {
  const { curves = [], bands = [], points = [], guides = [] } = chart;
  const dots = points.flatMap((each) => each.points);
  const xs = [...curves, ...bands].flatMap((each) => [...each.x]).concat(dots.map(({ x }) => x), (chart.marks ?? []).map(({ value }) => value));
  const ys = [...curves.flatMap((each) => [...each.y]), ...bands.flatMap((each) => [...each.low, ...each.high]),
    ...dots.flatMap(({ y, low = y, high = y, expected = y }) => [y, low, high, expected]), ...guides.map(({ value }) => value)].filter((value) => !Number.isNaN(value));
  const y = valueScale(ys, scale, chart), yTicks = scale === "log" ? logTicks(...domainOf(y), size.height / 36) : 5;
  const labels = endLabels(chart, y);
  const margin = { top: (chart.marks ?? []).length > 0 ? 20 : 10, bottom: 38, left: leftMargin(y, chart.format, yTicks), right: Math.max(28, ...labels.map((label) => textWidth(label.text) + 10)) };
  y.range([size.height - margin.bottom, margin.top]);
  const x = positionScale(xs, chart.xScale ?? "linear").range([margin.left + (dots.length > 0 ? 12 : 0), size.width - margin.right]);
  const room = (size.width - margin.left - margin.right) / 62;

  const svg = frame(size, chart.title, chart.finding);
  valueAxis(svg, y, margin, size, chart.format, yTicks);
  positionAxis(svg, x, margin, size, chart.xAxis, chart.xFormat ?? String, chart.xTicks ?? (chart.xScale === "log" ? logTicks(...domainOf(x), room) : x.ticks(Math.min(8, room))));
  for (const band of bands) svg.append("path").attr("class", "band").style("fill", `var(--${band.hue})`).style("opacity", band.strength).attr("d", bandPath(band, x, y));
  for (const { value } of guides)
    svg.append("line").attr("class", "reference").attr("x1", margin.left).attr("x2", size.width - margin.right).attr("y1", y(value)).attr("y2", y(value));
  drawMarks(svg, chart.marks ?? [], x, margin.top, size.height - margin.bottom);
  for (const curve of curves) svg.append("path").attr("class", `line ${curve.style ?? ""}`).style("stroke", `var(--${curve.hue})`).attr("d", curvePath(curve, x, y));
  for (const group of points) drawPoints(svg, group, x, y);
  drawLabels(svg, labels, y, size, margin);
  return svg.node()!;
}

function domainOf(scale: Scale): [number, number] { return scale.domain() as [number, number]; }

/** Values at which the scale has a place. */
function placed(scale: Scale, value: number): boolean { return Number.isFinite(value) && Number.isFinite(scale(value)) && value >= domainOf(scale)[0] - 1e-12; }

function valueScale(values: readonly number[], scale: AxisScale, { ceiling = 0, least = 0 }: CurveChart): Scale {
  if (scale === "linear") {
    const top = Math.max(ceiling, ...values);
    return scaleLinear([Math.min(0, ...values), top > 0 ? top : 1], [1, 0]).nice(5);
  }
  const positive = values.filter((value) => value > 0 && value >= least);
  const [low = 0.1, high = 1] = extent(positive);
  // A little room below, so that the lowest dot does not lie on the axis.
  return scaleLog([Math.min(low * 0.85, high / 2), Math.max(high, ceiling)], [1, 0]);
}

function positionScale(values: readonly number[], scale: AxisScale | "symlog"): Scale {
  if (scale === "symlog") return scaleSymlog().domain([Math.min(...values), Math.max(...values)]).constant(Math.min(...values.filter((value) => value > 0)) / 2);
  const [low = 0, high = 1] = extent(values.filter((value) => Number.isFinite(value) && (scale === "linear" || value > 0)));
  if (scale === "linear") return scaleLinear().domain(high > low ? [low, high] : low === 0 ? [0, 1] : [0, 2 * low]);
  return scaleLog().domain(high > low ? [low, high] : [low / 2, low * 2]);
}

function endLabels({ curves = [], bands = [], points = [], guides = [] }: CurveChart, y: Scale): EndLabel[] {
  const last = (values: Float64Array): number => values.findLast((value) => placed(y, value)) ?? Number.NaN;
  return [
    ...bands.map(({ label, high, hue }) => ({ text: label, value: last(high), hue })), ...guides.map(({ label, value }) => ({ text: label, value, hue: "reference" })),
    ...curves.map(({ label, y: values, hue }) => ({ text: label, value: last(values), hue })),
    ...points.map(({ label, points: all, hue }) => ({ text: label, value: all.findLast((point) => placed(y, point.y))?.y ?? Number.NaN, hue })),
  ].filter(({ text, value }) => text !== "" && !Number.isNaN(value));
}

function curvePath(curve: Curve, x: Scale, y: Scale): string | null {
  return line<number>().defined((i) => placed(y, curve.y[i]!) && placed(x, curve.x[i]!)).x((i) => x(curve.x[i]!)).y((i) => y(curve.y[i]!))(curve.x.keys());
}

function bandPath(band: CurveBand, x: Scale, y: Scale): string | null {
  const floor = domainOf(y)[0];
  return area<number>().defined((i) => placed(y, band.high[i]!) && !Number.isNaN(band.low[i]!) && placed(x, band.x[i]!))
    .x((i) => x(band.x[i]!)).y0((i) => y(Math.max(floor, band.low[i]!))).y1((i) => y(band.high[i]!))(band.x.keys());
}

function drawMarks(svg: Svg, marks: readonly Guide[], x: Scale, top: number, bottom: number): void {
  const right = x.range()[1]!, places = marks.map(({ value }) => x(value));
  for (const { label, value } of marks) {
    if (!placed(x, value)) continue;
    const next = Math.min(...places.filter((place) => place > x(value)));
    svg.append("line").attr("class", "reference").attr("x1", x(value)).attr("x2", x(value)).attr("y1", top).attr("y2", bottom);
    const crowded = x(value) + textWidth(label) > next - 8, late = crowded || x(value) + textWidth(label) > right;
    // On a narrow screen there may be room on neither side of the line: the label then stands over it.
    const over = late && textWidth(label) > x(value);
    svg.append("text").attr("class", "axis-note").attr("x", over ? Math.max(2, right - textWidth(label)) : x(value) + (crowded ? -3 : late ? 4 : -4)).attr("y", top - 6)
      .attr("text-anchor", late && !over ? "end" : "start").text(label);
  }
}

/** More points than this are small and their whiskers faint. */
const DENSE = 60;

function drawPoints(svg: Svg, { hue, points }: Points, x: Scale, y: Scale): void {
  const floor = domainOf(y)[0], dense = points.length > DENSE;
  for (const point of points) {
    if (!placed(x, point.x)) continue;
    const mark = svg.append("g").attr("class", dense ? "measured dense" : "measured").style("--hue", `var(--${hue})`), at = x(point.x);
    mark.append("title").text(point.words);
    if (point.high !== undefined && placed(y, point.high)) {
      const low = y(Math.max(floor, point.low ?? point.y)), high = y(point.high);
      mark.append("path").attr("class", "whisker").attr("d", dense ? `M${at},${low}V${high}` : `M${at},${low}V${high}M${at - 4},${low}h8M${at - 4},${high}h8`);
    }
    if (point.expected !== undefined && placed(y, point.expected)) mark.append("line").attr("class", "expected").attr("x1", at - 9).attr("x2", at + 9).attr("y1", y(point.expected)).attr("y2", y(point.expected));
    if (placed(y, point.y)) mark.append("circle").attr("class", "dot-mark").attr("cx", at).attr("cy", y(point.y)).attr("r", dense ? 2.5 : 4);
  }
}
