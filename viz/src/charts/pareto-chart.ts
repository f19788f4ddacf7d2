/** Two goals against each other: full dots that nothing beats, joined and named; hollow ones that something does. */
import { extent, scaleLinear, scaleLog, scaleSymlog, type ScaleContinuousNumeric } from "d3";
import { fitted } from "../compare/words.js";
import { number } from "../format/quantity.js";
import { frame, leftMargin, positionAxis, textWidth, valueAxis, type AxisScale, type Size } from "./frame.js";
import { logTicks } from "./log-ticks.js";

export interface ParetoPoint { readonly cell: number; readonly label: string; readonly hue: string; readonly x: number; readonly y: number; readonly halfX: number; readonly halfY: number; readonly onFront: boolean; readonly faded: boolean; readonly words: string }
export interface ParetoChart { readonly title: string; readonly finding: string; readonly xAxis: string; readonly better: readonly [x: "lower" | "higher", y: "lower" | "higher"]; readonly points: readonly ParetoPoint[] }

/** Least factor between the ends of a logarithmic axis. */
const NARROW = 4;

type Scale = ScaleContinuousNumeric<number, number>;

function scaleOf(ends: readonly number[], wanted: AxisScale): Scale {
  const [least = 0, most = 1] = extent(ends);
  if (wanted === "log" && least > 0) return scaleLog([least / (most / least) ** 0.05 / 1.1, most * (most / least) ** 0.03 * 1.1], [0, 1]);
  if (wanted === "log" && least === 0 && most > 0) return scaleSymlog([0, most * 1.15], [0, 1]).constant(leastOf(ends) / 2);
  const pad = (most - least) * 0.06 || Math.abs(most) * 0.1 || 1;
  return scaleLinear([least < 0 || least - pad > 0 ? least - pad : 0 - pad * 0.3, most + pad], [0, 1]);
}

/** What an axis has to hold. A narrow range stays linear, with its intervals; a logarithmic axis ends at the means, since an interval may reach below zero. */
function endsOf(figures: readonly (readonly [mean: number, half: number])[], wanted: AxisScale): { ends: number[]; scale: AxisScale } {
  const means = figures.map(([mean]) => mean), least = Math.min(...means), scale = wanted === "log" && least >= 0 && Math.max(...means) > NARROW * least ? "log" : "linear";
  return { scale, ends: scale === "log" ? means : figures.flatMap(([mean, half]) => [mean - half, mean + half]) };
}

function leastOf(ends: readonly number[]): number { return Math.min(...ends.filter((end) => end > 0)); }

function ticksOf(scale: Scale, ends: readonly number[], room: number): number[] {
  const [low, high] = scale.domain() as [number, number];
  if ("base" in scale) return logTicks(low, high, room);
  return "constant" in scale ? [0, ...logTicks(leastOf(ends), high, room - 1)] : scale.ticks(Math.max(2, Math.min(7, room)));
}

export function drawPareto(chart: ParetoChart, size: Size, wanted: AxisScale): SVGSVGElement {
  const svg = frame(size, chart.title, chart.finding), { points } = chart;
  const endsX = endsOf(points.map((point) => [point.x, point.halfX]), wanted), endsY = endsOf(points.map((point) => [point.y, point.halfY]), wanted), x = scaleOf(endsX.ends, endsX.scale), y = scaleOf(endsY.ends, endsY.scale);
  const yTicks = ticksOf(y, endsY.ends, size.height / 50), margin = { top: 26, right: 16, bottom: 38, left: leftMargin(y, number, yTicks) };
  x.range([margin.left, size.width - margin.right]);
  y.range([size.height - margin.bottom, margin.top]);
  valueAxis(svg, y, margin, size, number, yTicks);
  positionAxis(svg, x, margin, size, chart.xAxis, number, ticksOf(x, endsX.ends, (size.width - margin.left - margin.right) / 70));
  const [betterX, betterY] = chart.better;
  const arrow = { "lower lower": "↙", "lower higher": "↖", "higher lower": "↘", "higher higher": "↗" }[`${betterX} ${betterY}` as const];
  svg.append("text").attr("class", "axis-note strong").attr("x", size.width - margin.right).attr("y", 12).attr("text-anchor", "end").text(`${arrow} better`);
  const front = points.filter(({ onFront }) => onFront).sort((a, b) => a.x - b.x || a.y - b.y);
  svg.append("path").attr("class", "front").attr("d", front.map((point, i) => `${i === 0 ? "M" : "L"}${x(point.x)},${y(point.y)}`).join(""));
  const clampX = (value: number): number => x(Math.max(x.domain()[0]!, value)), clampY = (value: number): number => y(Math.max(y.domain()[0]!, value));
  for (const point of [...points].sort((a, b) => Number(a.onFront) - Number(b.onFront))) {
    const group = svg.append("g").attr("class", "measured").attr("data-cell", point.cell).style("--hue", `var(--${point.hue})`).style("opacity", point.faded ? 0.18 : 1);
    group.append("title").text(point.words);
    const whisker = `${point.halfX > 0 ? `M${clampX(point.x - point.halfX)},${y(point.y)}H${clampX(point.x + point.halfX)}` : ""}${point.halfY > 0 ? `M${x(point.x)},${clampY(point.y - point.halfY)}V${clampY(point.y + point.halfY)}` : ""}`;
    if (whisker !== "") group.append("path").attr("class", "whisker").attr("d", whisker).style("opacity", point.onFront ? 1 : 0.5);
    group.append("circle").attr("class", point.onFront ? "dot-mark" : "dot-mark hollow").attr("cx", x(point.x)).attr("cy", y(point.y)).attr("r", point.onFront ? 5.5 : 4);
  }
  nameFront(svg, points, points.length <= 12 ? points.filter(({ faded }) => !faded) : front.filter(({ faded }) => !faded), x, y, size);
  return svg.node()!;
}

/** Names beside their points, each at the first place around them where it covers nothing. */
function nameFront(svg: ReturnType<typeof frame>, all: readonly ParetoPoint[], named: readonly ParetoPoint[], x: Scale, y: Scale, size: Size): void {
  const taken: { x0: number; x1: number; y0: number; y1: number }[] = all.map((point) => ({ x0: x(point.x) - 6, x1: x(point.x) + 6, y0: y(point.y) - 6, y1: y(point.y) + 6 }));
  for (const point of named) {
    const text = fitted(point.label, 190), width = textWidth(text) * 0.92, px = x(point.x), py = y(point.y);
    const sides = [[px + 9, py], [px - 9 - width, py], [px - width / 2, py - 14], [px - width / 2, py + 15], [px + 8, py - 12], [px + 8, py + 13], [px - 8 - width, py - 12], [px - 8 - width, py + 13], [px - width / 2, py - 28], [px - width / 2, py + 29], [px + 8, py - 28], [px + 8, py + 29]].map(([left, middle]) => ({ x0: left!, x1: left! + width, y0: middle! - 7, y1: middle! + 7 }));
    const free = sides.find((box) => box.x0 > 0 && box.x1 < size.width && box.y0 > 14 && box.y1 < size.height - 36 && !taken.some((other) => box.x0 < other.x1 && box.x1 > other.x0 && box.y0 < other.y1 && box.y1 > other.y0));
    if (free === undefined) continue;
    taken.push(free);
    svg.append("text").attr("class", "label halo").attr("data-cell", point.cell).attr("x", free.x0).attr("y", (free.y0 + free.y1) / 2).attr("dy", "0.32em").style("fill", `var(--${point.hue})`).text(text);
  }
}
