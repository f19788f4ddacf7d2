/** Builds charts over time from the columns of series.csv, with the run's time axis and warm-up. */
import type { Run } from "../data/run.js";
import type { TimeChart } from "../charts/time-chart.js";
import { stack } from "../charts/time-chart.js";
import { number } from "../format/quantity.js";
import { timeUnit } from "../format/time-unit.js";
import type { DataTable, TimePlot } from "./card.js";

type Own = Pick<TimeChart, "axis"> & Partial<Omit<TimeChart, "times" | "warmup" | "unit">>;

/** A plot over the run's simulated time; `title` and `finding` are the card's. */
export function timePlot(run: Run, height: number, title: string, own: Own): TimePlot {
  const times = run.series.numbers("time") ?? new Float64Array();
  const duration = run.summary?.duration ?? times.at(-1) ?? 1;
  return { kind: "time", height, chart: { title, finding: title, format: number, ...own, times, warmup: run.warmup, unit: timeUnit(duration) } };
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

/** The named values of a chart, as the readout and the table show them. */
export function chartColumns(chart: TimeChart): { label: string; values: Float64Array; hue: string }[] {
  return [
    ...(chart.layers ?? []), ...(chart.lines ?? []).map((one) => ({ ...one, label: one.label === "" ? chart.axis : one.label })),
    ...(chart.bands ?? []).flatMap((band) => { const [low = "", high = ""] = band.label.split("–"); return [{ ...band, label: low, values: band.low }, { ...band, label: high, values: band.high }]; }),
  ].map(({ label, values, hue }) => ({ label, values, hue }));
}

/** The highest total of stacked layers. */
export function highestSum(layers: NonNullable<TimeChart["layers"]>): number {
  const sums = stack(layers, layers[0]?.values.length ?? 0).at(-1)!;
  return sums.reduce((most, value) => Math.max(most, value), 0);
}
