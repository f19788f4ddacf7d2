/** Builds charts over time from the columns of series.csv, with the run's time axis and warm-up. */
import type { Run } from "../data/run.js";
import type { Band, TimeChart } from "../charts/time-chart.js";
import { number } from "../format/quantity.js";
import { timeUnit } from "../format/time-unit.js";
import type { DataTable, TimePlot } from "./card.js";
import { outageSpans } from "./outages.js";

type Own = Pick<TimeChart, "axis"> & Partial<Omit<TimeChart, "warmup" | "unit">>;

/** A plot over the run's simulated time; `title` and `finding` are the card's. */
export function timePlot(run: Run, height: number, title: string, own: Own): TimePlot {
  const times = run.series.numbers("time") ?? new Float64Array();
  const duration = run.summary?.duration ?? times.at(-1) ?? 1;
  return { kind: "time", height, chart: { title, finding: title, format: number, times, outages: outageSpans(run), ...own, warmup: run.warmup, unit: timeUnit(duration) } };
}

/** A column of the series in which anything was observed. */
export function seriesColumn(run: Run, name: string): Float64Array | undefined {
  const values = run.series.numbers(name);
  return values && values.some((value) => !Number.isNaN(value)) ? values : undefined;
}

/** Mean of a column after the warm-up, missing intervals left out; NaN if nothing was observed. */
export function settledMean(run: Run, values: Float64Array): number {
  const times = run.series.numbers("time");
  let sum = 0, count = 0;
  values.forEach((value, i) => { if (!Number.isNaN(value) && (times?.[i] ?? 0) > run.warmup) { sum += value; count++; } });
  return count === 0 ? Number.NaN : sum / count;
}

/** Everything that the plots draw, one row a measuring interval. */
export function seriesTable(plots: readonly TimePlot[]): DataTable {
  const charts = plots.map((plot) => plot.chart);
  const columns = charts.flatMap((chart) => chartColumns(chart).map(({ label, values }) => ({ label: `${label} (${chart.axis})`, values })));
  const times = charts[0]?.times ?? new Float64Array();
  return {
    columns: ["time [s]", ...columns.map((column) => column.label)],
    rows: Array.from(times, (time, i) => [time, ...columns.map(({ values }) => { const value = values[i]!; return Number.isNaN(value) ? "" : value; })]),
  };
}

/** The named values of a chart in the order of a reader's eye: percentiles ascending around the median. */
export function chartColumns(chart: TimeChart): { label: string; values: Float64Array; hue: string; strength: number; overall: number | undefined }[] {
  const bands = (chart.bands ?? []).filter(({ quiet }) => !quiet), edge = (band: Band, end: 0 | 1): string => band.label.split("–")[end] ?? band.label;
  return [
    ...(chart.layers ?? []),
    ...bands.map((band) => ({ label: edge(band, 0), values: band.low, hue: band.hue, overall: band.overall?.[0] })),
    ...(chart.lines ?? []),
    ...bands.map((band) => ({ label: edge(band, 1), values: band.high, hue: band.hue, overall: band.overall?.[1] })).reverse(),
  ].map(({ label, values, hue, overall, ...more }) => ({ label, values, hue, overall, strength: "strength" in more ? more.strength : 1 }));
}

/** Sums columns of counts over about `bins` longer intervals, each a whole number of measuring intervals. */
export function coarse(run: Run, columns: readonly Float64Array[], bins: number): { times: Float64Array; columns: Float64Array[]; width: number } {
  const times = run.series.numbers("time") ?? new Float64Array();
  const each = Math.max(1, Math.ceil(times.length / bins)), count = Math.ceil(times.length / each);
  const sum = (values: Float64Array): Float64Array => Float64Array.from({ length: count }, (_, k) =>
    values.subarray(k * each, (k + 1) * each).reduce((total, value) => total + (value || 0), 0));
  const interval = (times[1] ?? 2 * (times[0] ?? 1)) - (times[0] ?? 0);
  return { times: Float64Array.from({ length: count }, (_, k) => times[Math.min(times.length, (k + 1) * each) - 1]!), columns: columns.map(sum), width: each * interval };
}
