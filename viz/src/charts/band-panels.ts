/**
 * Small multiples over time: one panel a cell, all on the same two axes, each with the median of its replications and the
 * bands that hold half and nine tenths of them. Axes are written once for each row and column.
 */
import { area, line, scaleLinear, scaleLog, type ScaleContinuousNumeric, type Selection } from "d3";
import { fitted } from "../compare/words.js";
import { envelope, extremes } from "../data/downsample.js";
import { timeTicks, type TimeUnit } from "../format/time-unit.js";
import { frame, textWidth, type AxisScale, type Size } from "./frame.js";
import { logTicks } from "./log-ticks.js";

/** Quantiles over replications, by time; of one replication all are the same. */
export interface BandPanel { readonly cell: number; readonly label: string; readonly hue: string; readonly times: Float64Array; readonly quantiles: readonly [p5: Float64Array, p25: Float64Array, p50: Float64Array, p75: Float64Array, p95: Float64Array]; readonly warmup: number }

export interface BandPanels { readonly title: string; readonly finding: string; readonly panels: readonly BandPanel[]; readonly unit: TimeUnit; readonly format: (value: number) => string; readonly bands: boolean }

const LEAST = 230, PANEL = 168, TOP = 24, GAP = 18, FOOT = 34;
type Scale = ScaleContinuousNumeric<number, number>;

/** Lines of about equally many. */
export function panelsPerLine(count: number, width: number): number {
  const most = Math.max(1, Math.min(count, Math.floor((width - 50 + GAP) / (LEAST + GAP))));
  return Math.ceil(count / Math.ceil(count / most));
}
export function bandPanelsHeight(count: number, width: number): number { return Math.ceil(count / panelsPerLine(count, width)) * PANEL + FOOT; }

export function drawBandPanels({ title, finding, panels, unit, format, bands }: BandPanels, size: Size, wanted: AxisScale): SVGSVGElement {
  const svg = frame(size, title, finding), all = panels.flatMap(({ quantiles }) => quantiles.flatMap((values) => [...values])).filter((value) => Number.isFinite(value));
  const positive = all.filter((value) => value > 0), scale = wanted === "log" && positive.length > 0 ? "log" : "linear";
  const most = Math.max(...all, 0), least = scale === "log" ? Math.min(...positive) : Math.min(...all, 0);
  const y: Scale = scale === "log" ? scaleLog([least, Math.max(most * 1.15, least * 2)], [PANEL - GAP, TOP + 4]) : scaleLinear([least, most > least ? most : least + 1], [PANEL - GAP, TOP + 4]).nice(4);
  const ticks = scale === "log" ? logTicks(least, Math.max(most, least * 2), 4) : y.ticks(4);
  const left = Math.max(36, ...ticks.map((tick) => textWidth(format(tick)))) + 8, columns = panelsPerLine(panels.length, size.width);
  const width = (size.width - left - (columns - 1) * GAP - 6) / columns, end = Math.max(...panels.map(({ times }) => times.at(-1) ?? 0)) / unit.seconds || 1;
  const x = scaleLinear([0, end], [0, width]), lines = Math.ceil(panels.length / columns);
  panels.forEach((panel, i) => {
    const column = i % columns, row = Math.floor(i / columns);
    const place = svg.append("g").attr("transform", `translate(${left + column * (width + GAP)},${row * PANEL})`).attr("data-cell", panel.cell);
    for (const tick of ticks) {
      place.append("line").attr("class", "panel-grid").attr("x1", 0).attr("x2", width).attr("y1", y(tick)).attr("y2", y(tick));
      if (column === 0) place.append("text").attr("class", "axis-note").attr("x", -7).attr("y", y(tick)).attr("dy", "0.32em").attr("text-anchor", "end").text(format(tick));
    }
    if (panel.warmup > 0) place.append("rect").attr("class", "warmup").attr("x", 0).attr("y", y.range()[1]!).attr("width", Math.min(width, x(panel.warmup / unit.seconds))).attr("height", y.range()[0]! - y.range()[1]!);
    drawPanel(place, panel, (time) => x(time / unit.seconds), y, bands, width);
    place.append("line").attr("class", "row-base").attr("x1", 0).attr("x2", width).attr("y1", PANEL - GAP).attr("y2", PANEL - GAP);
    const name = place.append("text").attr("class", "row-label strong").attr("x", 0).attr("y", 15).text(fitted(panel.label, width));
    name.append("title").text(panel.label);
    // Under the last panel of each column.
    if (row === lines - 1 || i + columns >= panels.length) for (const tick of timeTicks(0, end, unit, width / 44))
      place.append("text").attr("class", "axis-note").attr("x", x(tick)).attr("y", PANEL - GAP + 14).attr("text-anchor", tick === 0 ? "start" : x(tick) > width - 8 ? "end" : "middle").text(String(tick));
  });
  svg.append("text").attr("class", "axis-title").attr("x", size.width - 6).attr("y", lines * PANEL + 18).attr("text-anchor", "end").text(`simulated ${unit.long}`);
  return svg.node()!;
}

type Place = Selection<SVGGElement, undefined, null, undefined>;

function drawPanel(svg: Place, { times, quantiles, hue }: BandPanel, at: (time: number) => number, y: Scale, bands: boolean, width: number): void {
  const buckets = Math.max(40, Math.floor(width)), floor = y.domain()[0]!, height = (value: number): number => y(Math.max(floor, value));
  const between = (low: Float64Array, high: Float64Array, strength: number): void => {
    const points = envelope(low, high, buckets);
    svg.append("path").attr("class", "band").style("fill", `var(--${hue})`).style("opacity", strength)
      .attr("d", area<typeof points[number]>().defined((p) => !Number.isNaN(p.low + p.high)).x((p) => at(times[p.index]!)).y0((p) => height(p.low)).y1((p) => height(p.high))(points));
  };
  if (bands) { between(quantiles[0], quantiles[4], 0.2); between(quantiles[1], quantiles[3], 0.36); }
  svg.append("path").attr("class", "line").style("stroke", `var(--${hue})`)
    .attr("d", line<number>().defined((i) => !Number.isNaN(quantiles[2][i]!)).x((i) => at(times[i]!)).y((i) => height(quantiles[2][i]!))(extremes(quantiles[2], buckets)));
}
