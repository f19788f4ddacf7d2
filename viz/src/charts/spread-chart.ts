/**
 * The same distribution at many places, each as its quantiles: a thin bar from the 5th to the 95th percentile, a thick one
 * for the middle half, a dot for the median. Few places are rows with their names; many become a strip in ascending order.
 */
import { area, line, scaleLinear, scaleLog, type ScaleContinuousNumeric } from "d3";
import { frame, leftMargin, positionAxis, textWidth, valueAxis, axisTitle, type AxisScale, type Size, type Svg } from "./frame.js";
import { logTicks } from "./log-ticks.js";

export interface Spread { readonly name: string; readonly p5: number; readonly p25: number; readonly p50: number; readonly p75: number; readonly p95: number }

export interface SpreadChart {
  readonly title: string;
  readonly finding: string;
  readonly axis: string;
  /** What one place is called, in the plural: the axis of the strip. */
  readonly places: string;
  readonly spreads: readonly Spread[];
  /** Mean over the places and their deviation. */
  readonly mean: number;
  readonly deviation: number;
  readonly hue: string;
  readonly format: (value: number) => string;
}

export const MOST_ROWS = 24;
const ROW = 20, STRIP = 260;

export function spreadHeight(places: number): number { return places <= MOST_ROWS ? places * ROW + 66 : STRIP; }

type Scale = ScaleContinuousNumeric<number, number>;

/** An axis from zero, or a logarithmic one over at least a factor of four, so that equal places are seen as equal. */
function spreadScale(spreads: readonly Spread[], scale: AxisScale): Scale {
  const highest = Math.max(...spreads.map(({ p95 }) => p95)), positive = spreads.map(({ p5 }) => p5).filter((value) => value > 0);
  if (scale === "linear" || positive.length === 0) return scaleLinear().domain([0, highest > 0 ? highest * 1.04 : 1]);
  const lowest = Math.min(...positive), middle = Math.sqrt(lowest * highest);
  return scaleLog().domain([Math.min(lowest * 0.95, middle / 2), Math.max(highest * 1.05, middle * 2)]);
}

export function drawSpreads(chart: SpreadChart, size: Size, scale: AxisScale): SVGSVGElement {
  return chart.spreads.length <= MOST_ROWS ? drawRows(chart, size, scale) : drawStrip(chart, size, scale);
}

function drawRows(chart: SpreadChart, size: Size, scale: AxisScale): SVGSVGElement {
  const { spreads, hue, format } = chart, svg = frame(size, chart.title, chart.finding);
  const margin = { top: 20, right: 16, bottom: 38, left: Math.max(...spreads.map(({ name }) => textWidth(name))) + 10 };
  const x = spreadScale(spreads, scale).range([margin.left, size.width - margin.right]), [low, high] = x.domain() as [number, number];
  const room = (size.width - margin.left - margin.right) / 58, bottom = size.height - margin.bottom;
  positionAxis(svg, x, margin, size, `${chart.axis}, ${scale} scale`, format, scale === "log" ? logTicks(low, high, room) : x.ticks(Math.min(8, room)));
  drawOverall(svg, chart, (value) => x(Math.min(high, Math.max(low, value))), margin.top, bottom);
  const row = (bottom - margin.top - 4) / spreads.length;
  spreads.forEach((spread, i) => {
    const middle = margin.top + 4 + (i + 0.5) * row, at = (value: number): number => x(Math.max(low, value));
    const group = svg.append("g").attr("class", "spread").style("--hue", `var(--${hue})`);
    group.append("title").text(`${spread.name}: median ${format(spread.p50)}, half between ${format(spread.p25)} and ${format(spread.p75)}, nine tenths between ${format(spread.p5)} and ${format(spread.p95)}`);
    svg.append("text").attr("class", "row-label").attr("x", margin.left - 8).attr("y", middle).attr("dy", "0.35em").attr("text-anchor", "end").text(spread.name);
    group.append("line").attr("class", "spread-range").attr("x1", at(spread.p5)).attr("x2", at(spread.p95)).attr("y1", middle).attr("y2", middle);
    group.append("rect").attr("class", "spread-half").attr("x", at(spread.p25)).attr("width", Math.max(1, at(spread.p75) - at(spread.p25))).attr("y", middle - 4.5).attr("height", 9).attr("rx", 2);
    group.append("circle").attr("class", "spread-median").attr("cx", at(spread.p50)).attr("cy", middle).attr("r", 3.5);
  });
  return svg.node()!;
}

/** Mean over the places and one deviation to each side, behind the rows. */
function drawOverall(svg: Svg, { mean, deviation, format }: SpreadChart, at: (value: number) => number, top: number, bottom: number): void {
  if (Number.isNaN(mean)) return;
  svg.append("rect").attr("class", "warmup").attr("x", at(mean - deviation)).attr("width", Math.max(2, at(mean + deviation) - at(mean - deviation))).attr("y", top).attr("height", bottom - top);
  svg.append("line").attr("class", "reference").attr("x1", at(mean)).attr("x2", at(mean)).attr("y1", top).attr("y2", bottom);
  svg.append("text").attr("class", "axis-note").attr("x", at(mean)).attr("y", top - 7).attr("text-anchor", "middle").text(`mean ${format(mean)}`);
}

function drawStrip(chart: SpreadChart, size: Size, scale: AxisScale): SVGSVGElement {
  const { hue, format, mean, deviation } = chart, svg = frame(size, chart.title, chart.finding);
  const spreads = [...chart.spreads].sort((a, b) => a.p50 - b.p50);
  const y = spreadScale(spreads, scale).range([1, 0]), [low, high] = y.domain() as [number, number];
  const ticks = scale === "log" ? logTicks(low, high, size.height / 40) : y.ticks(5);
  const margin = { top: 10, right: 62, bottom: 30, left: leftMargin(y, format, ticks) };
  y.range([size.height - margin.bottom, margin.top]);
  const x = scaleLinear([0, Math.max(1, spreads.length - 1)], [margin.left, size.width - margin.right]);
  valueAxis(svg, y, margin, size, format, ticks);
  axisTitle(svg, margin, size, `${chart.spreads.length} ${chart.places}, fastest first`);
  const at = (value: number): number => y(Math.min(high, Math.max(low, value))), right = size.width - margin.right;
  if (!Number.isNaN(mean)) svg.append("rect").attr("class", "warmup").attr("x", margin.left).attr("width", right - margin.left).attr("y", at(mean + deviation)).attr("height", Math.max(2, at(mean - deviation) - at(mean + deviation)));
  const between = (from: "p5" | "p25", to: "p75" | "p95", strength: number): void => {
    svg.append("path").attr("class", "band").style("fill", `var(--${hue})`).style("opacity", strength)
      .attr("d", area<Spread>().x((_, i) => x(i)).y0((spread) => at(spread[from])).y1((spread) => at(spread[to]))(spreads));
  };
  between("p5", "p95", 0.2);
  between("p25", "p75", 0.38);
  if (!Number.isNaN(mean)) svg.append("line").attr("class", "reference").attr("x1", margin.left).attr("x2", right).attr("y1", at(mean)).attr("y2", at(mean));
  svg.append("path").attr("class", "line").style("stroke", `var(--${hue})`).attr("d", line<Spread>().x((_, i) => x(i)).y((spread) => at(spread.p50))(spreads));
  const last = spreads.at(-1)!;
  for (const [name, value] of [["p5–p95", last.p95], ["median", last.p50]] as const)
    svg.append("text").attr("class", "label").attr("x", right + 7).attr("y", at(value)).attr("dy", "0.32em").style("fill", `var(--${hue})`).text(name);
  return svg.node()!;
}
