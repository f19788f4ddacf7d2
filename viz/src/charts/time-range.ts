/** The part of the simulated time that all charts over time show; undefined is the whole run. Written `600-1200` in the address. */
import { bisectLeft, bisectRight } from "d3";
import type { TimeChart } from "./time-chart.js";

/** Seconds. */
export interface TimeRange { readonly from: number; readonly to: number }

export function parseRange(text: string | undefined): TimeRange | undefined {
  const match = /^(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text ?? "");
  const from = Number(match?.[1]), to = Number(match?.[2]);
  return match !== null && from < to ? { from, to } : undefined;
}

export function formatRange(range: TimeRange | undefined): string {
  const short = (seconds: number): string => String(Number(seconds.toFixed(3)));
  return range === undefined ? "" : `${short(range.from)}-${short(range.to)}`;
}

/** What two ends, in either order, select of a run of `duration` seconds; undefined if that is all of it, or nothing. */
export function clampRange(one: number, other: number, duration: number): TimeRange | undefined {
  const from = Math.max(0, Math.min(one, other)), to = Math.min(duration, Math.max(one, other));
  return Number.isFinite(from + to) && to > from && (from > 0 || to < duration) ? { from, to } : undefined;
}

/** A chart of what lies in the range, and one value beyond each end, so that lines run to the edges. */
export function chartWithin(chart: TimeChart, { from, to }: TimeRange): TimeChart {
  const first = Math.max(0, bisectLeft(chart.times, from) - 1), last = bisectRight(chart.times, to) + 1;
  const cut = (values: Float64Array): Float64Array => values.subarray(first, last);
  return {
    ...chart, times: cut(chart.times),
    ...(chart.lines && { lines: chart.lines.map((one) => ({ ...one, values: cut(one.values) })) }),
    ...(chart.bands && { bands: chart.bands.map((band) => ({ ...band, low: cut(band.low), high: cut(band.high) })) }),
    ...(chart.layers && { layers: chart.layers.map((layer) => ({ ...layer, values: cut(layer.values) })) }),
  };
}
