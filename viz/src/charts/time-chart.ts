/**
 * Values over simulated time: lines, percentile bands and stacked areas on one value axis, the warm-up shaded, each
 * series named at its right end instead of in a legend.
 */
import { area, curveLinear, curveStepBefore, line, max, min, scaleLinear, type ScaleLinear, type Selection } from "d3";
import { envelope, extremes } from "../data/downsample.js";
import { timeTicks, type TimeUnit } from "../format/time-unit.js";
import { drawLabels, type EndLabel } from "./end-labels.js";
import { drawPointer } from "./pointer.js";
import { frame, leftMargin, positionAxis, textWidth, valueAxis, type Margin, type Size, type Svg } from "./frame.js";
import { barsPath, dotsPath, loneOf } from "./lone-points.js";
import { shadeSpans, type Span } from "./spans.js";
import { chartWithin, type TimeRange } from "./time-range.js";

/**
 * A hue is the name of a token of theme.css; `overall` is the run's own figure, where it is not the mean of the values. The edges
 * of a `quiet` band are not read out.
 */
export interface Line { readonly label: string; readonly values: Float64Array; readonly hue: string; readonly style?: "dashed" | "thin"; readonly area?: boolean; readonly overall?: number }
export interface Band { readonly label: string; readonly overall?: readonly [low: number, high: number]; readonly low: Float64Array; readonly high: Float64Array; readonly hue: string; readonly strength: number; readonly quiet?: boolean }
export interface Layer { readonly label: string; readonly values: Float64Array; readonly hue: string; readonly strength: number; readonly overall?: number }
export interface Reference { readonly label: string; readonly value: number }

export interface TimeChart {
  readonly title: string;
  readonly finding: string;
  /** What the value axis shows, with its unit. */
  readonly axis: string;
  /** Simulated seconds, ascending. */
  readonly times: Float64Array;
  readonly warmup: number;
  readonly unit: TimeUnit;
  readonly lines?: readonly Line[];
  readonly bands?: readonly Band[];
  readonly layers?: readonly Layer[];
  readonly references?: readonly Reference[];
  /** The axis ends at least here; it starts at zero unless `fromZero` is false. */
  readonly ceiling?: number;
  readonly fromZero?: boolean;
  readonly format: (value: number) => string;
  /** How the axis writes its ticks, if shorter than `format`. */
  readonly tick?: (value: number) => string;
  /** Stretches that are shaded, because the service was down. */
  readonly outages?: readonly Span[];
  /** Layers hold for the whole interval that ends at each time, as counts per interval do. */
  readonly steps?: boolean;
}

export interface DrawnTimeChart {
  readonly svg: SVGSVGElement;
  /** Shows the cursor at the interval nearest to `time`, or hides it. */
  point(time: number | undefined): void;
  timeAt(pixel: number): number;
}

/** @param range what to show; undefined for all of it */
export function drawTimeChart(whole: TimeChart, size: Size, range?: TimeRange): DrawnTimeChart {
  const chart = range === undefined ? whole : chartWithin(whole, range);
  const { times, unit } = chart;
  const sums = stack(chart.layers ?? [], times.length);
  const y = valueScale(chart, sums);
  const labels = endLabels(chart, sums);
  const margin = {
    top: chart.warmup > (whole.times[0] ?? 0) || (chart.outages?.length ?? 0) > 0 ? 20 : 8, bottom: 38, left: leftMargin(y, chart.tick ?? chart.format, tickCount(size)),
    // At least as wide as most labels need, so that the time axes of the cards stand under one another.
    right: Math.max(size.width < 420 ? 68 : 84, ...labels.map((label) => textWidth(label.text) + 10)),
  };
  y.range([size.height - margin.bottom, margin.top]);
  const first = times[0] ?? 0, second = times[1] ?? first, last = times.at(-1) ?? 1;
  const shown = range ?? { from: Math.max(0, first - (second - first)), to: last };
  const x = scaleLinear([shown.from / unit.seconds, shown.to / unit.seconds], [margin.left, size.width - margin.right]);
  const at = (i: number): number => (i < 0 ? x.range()[0]! : x(times[i]! / unit.seconds));

  const svg = frame(size, `${chart.title}: ${chart.axis}`, chart.finding);
  valueAxis(svg, y, margin, size, chart.tick ?? chart.format, tickCount(size));
  positionAxis(svg, x, margin, size, `simulated ${unit.long}`, String, timeTicks(x.domain()[0]!, x.domain()[1]!, unit, (size.width - margin.left - margin.right) / 52));
  if (chart.warmup > shown.from) shadeWarmup(svg, x(x.domain()[0]!), Math.min(x(chart.warmup / unit.seconds), x.range()[1]!), margin.top, size.height - margin.bottom);
  const clear = chart.warmup > shown.from ? x.range()[0]! + textWidth("warm-up") + 8 : x.range()[0]!;
  shadeSpans(svg, chart.outages ?? [], (seconds) => x(seconds / unit.seconds), x, margin.top, size.height - margin.bottom, clear, "down");

  // Beyond the range there is one more value on each side, and marks stop at the edges.
  const marks = range === undefined ? svg : clipped(svg, margin, size);
  const buckets = Math.max(50, Math.floor(size.width - margin.left - margin.right));
  drawLayers(marks, chart, sums, at, y, buckets);
  for (const band of chart.bands ?? []) {
    const points = envelope(band.low, band.high, buckets);
    const known = (p: typeof points[number]): boolean => !Number.isNaN(p.low) && !Number.isNaN(p.high);
    const joined = area<typeof points[number]>().defined(known).x((p) => at(p.index)).y0((p) => y(p.low)).y1((p) => y(p.high))(points) ?? "";
    const lone = loneOf(points, known).map((p) => ({ x: at(p.index), low: y(p.low), high: y(p.high) }));
    marks.append("path").attr("class", "band").style("fill", `var(--${band.hue})`).style("opacity", band.strength).attr("d", joined + barsPath(lone, 5));
  }
  for (const reference of chart.references ?? [])
    svg.append("line").attr("class", "reference").attr("x1", margin.left).attr("x2", size.width - margin.right).attr("y1", y(reference.value)).attr("y2", y(reference.value));
  for (const one of chart.lines ?? []) drawLine(marks, one, at, y, buckets);
  drawLabels(svg, labels, y, size, margin);
  const dots = [
    ...(chart.lines ?? []).map((one) => ({ values: one.values, hue: one.hue })),
    ...(chart.layers ?? []).map((layer, k) => ({ values: sums[k + 1]!, hue: layer.hue })),
  ];
  const point = drawPointer(svg, times, dots, at, y, { top: margin.top, bottom: size.height - margin.bottom });
  return { svg: svg.node()!, point, timeAt: (pixel) => x.invert(pixel) * unit.seconds };
}

type Marks = Svg | Selection<SVGGElement, undefined, null, undefined>;

function clipped(svg: Svg, margin: Margin, size: Size): Marks {
  const id = `${svg.attr("aria-labelledby").split(" ")[0]}-clip`;
  svg.append("clipPath").attr("id", id).append("rect").attr("x", margin.left).attr("y", 0)
    .attr("width", size.width - margin.left - margin.right).attr("height", size.height - margin.bottom + 1);
  return svg.append("g").attr("clip-path", `url(#${id})`);
}

function tickCount(size: Size): number { return size.height < 160 ? 3 : 5; }

/** Running sums of the layers, lowest first: layer k lies between sums[k] and sums[k + 1]. */
export function stack(layers: readonly Layer[], length: number): Float64Array[] {
  const sums = [new Float64Array(length)];
  for (const layer of layers) sums.push(layer.values.map((value, i) => sums.at(-1)![i]! + (Number.isNaN(value) ? 0 : value)));
  return sums;
}

function valueScale(chart: TimeChart, sums: readonly Float64Array[]): ScaleLinear<number, number> {
  const all = [...(chart.lines ?? []).map((one) => one.values), ...(chart.bands ?? []).flatMap((band) => [band.low, band.high]), sums.at(-1)!,
    Float64Array.from(chart.references ?? [], (reference) => reference.value)].filter((values) => values.length > 0);
  const highest = Math.max(chart.ceiling ?? 0, ...all.map((values) => max(values) ?? 0));
  const used = chart.layers ? all : all.filter((values) => values !== sums.at(-1));
  const lowest = Math.min(...used.map((values) => min(values) ?? 0));
  const bottom = chart.fromZero === false ? lowest : Math.min(0, lowest);
  // Values that miss zero or the ceiling by rounding only shall not add a step to the axis.
  const tiny = 1e-6 * Math.max(Math.abs(bottom), Math.abs(highest)), top = chart.ceiling !== undefined && Math.abs(highest - chart.ceiling) < tiny ? chart.ceiling : highest;
  return scaleLinear([Math.abs(bottom) < tiny ? 0 : bottom, top > bottom ? top : bottom + 1], [1, 0]).nice(5);
}

function endLabels(chart: TimeChart, sums: readonly Float64Array[]): EndLabel[] {
  const last = (values: Float64Array): number => values.findLast((value) => !Number.isNaN(value)) ?? 0;
  return [
    ...(chart.layers ?? []).map((layer, k) => ({ text: layer.values.some((value) => value > 0) ? layer.label : "", value: (last(sums[k]!) + last(sums[k + 1]!)) / 2, hue: layer.hue })),
    ...(chart.bands ?? []).map((band) => ({ text: band.label, value: last(band.high), hue: band.hue })),
    ...(chart.references ?? []).map((reference) => ({ text: reference.label, value: reference.value, hue: "reference" })),
    ...(chart.lines ?? []).map((one) => ({ text: one.label, value: last(one.values), hue: one.hue })),
  ].filter((label) => label.text !== "");
}

function drawLine(svg: Marks, one: Line, at: (i: number) => number, y: ScaleLinear<number, number>, buckets: number): void {
  const indices = extremes(one.values, buckets);
  const defined = (i: number): boolean => !Number.isNaN(one.values[i]!);
  const height = (i: number): number => y(one.values[i]!), below = area<number>().defined(defined).x(at).y0(y(0)).y1(height);
  if (one.area) svg.append("path").style("fill", `var(--${one.hue})`).style("opacity", 0.16).attr("d", below(indices));
  svg.append("path").attr("class", `line ${one.style ?? ""}`).style("stroke", `var(--${one.hue})`)
    .attr("d", line<number>().defined(defined).x(at).y(height)(indices));
  const lone = loneOf(indices, defined).map((i) => ({ x: at(i), y: height(i) }));
  if (lone.length > 0) svg.append("path").style("fill", `var(--${one.hue})`).attr("d", dotsPath(lone, 2.5));
}

function drawLayers(svg: Marks, chart: TimeChart, sums: readonly Float64Array[], at: (i: number) => number, y: ScaleLinear<number, number>, buckets: number): void {
  (chart.layers ?? []).forEach((layer, k) => {
    const indices = extremes(sums[k + 1]!, buckets), curve = chart.steps ? curveStepBefore : curveLinear;
    // A step holds for the interval before its time, so the first one begins where the axis does.
    const points = chart.steps ? [-1, ...indices] : indices, value = (sum: Float64Array, i: number): number => y(sum[Math.max(0, i)]!);
    const shape = area<number>().curve(curve).x(at).y0((i) => value(sums[k]!, i)).y1((i) => value(sums[k + 1]!, i))(points);
    svg.append("path").attr("class", "layer").style("fill", `var(--${layer.hue})`).style("fill-opacity", layer.strength).attr("d", shape);
    const edge = line<number>().defined((i) => layer.values[Math.max(0, i)]! > 0).curve(curve).x(at).y((i) => value(sums[k + 1]!, i));
    const top = chart.steps ? stepTops(indices.filter((i) => layer.values[i]! > 0), at, (i) => value(sums[k + 1]!, i)) : edge(points);
    svg.append("path").attr("class", "line thin").style("stroke", `var(--${layer.hue})`).attr("d", top);
  });
}

/** The upper edge of each step, as wide as its interval; a step of nothing has none. */
function stepTops(indices: readonly number[], at: (i: number) => number, height: (i: number) => number): string {
  return indices.map((i) => `M${at(i - 1)},${height(i)}H${at(i)}`).join("");
}

function shadeWarmup(svg: Svg, from: number, to: number, top: number, bottom: number): void {
  svg.append("rect").attr("class", "warmup").attr("x", from).attr("y", top).attr("width", Math.max(0, to - from)).attr("height", bottom - top);
  svg.append("text").attr("class", "warmup-label").attr("x", from).attr("y", top - 5).text("warm-up");
}
