/** Cards of the ledger: how much it confirms, how fast, and what waits meanwhile. */
import { figure, type Run } from "../data/run.js";
import { quantile, together } from "../data/latency.js";
import { number, percent, sentence } from "../format/quantity.js";
import type { CardDefinition, ChartCard } from "./card.js";
import { ledgerHue } from "./hues.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";

export const throughput: CardDefinition = {
  name: "throughput",
  build(run) {
    const issued = seriesColumn(run, "throughput.issued"), confirmed = seriesColumn(run, "throughput.confirmed");
    if (!issued || !confirmed) return undefined;
    const offered = figure(run, "throughput.issued")?.value ?? settledMean(run, issued), done = figure(run, "throughput.confirmed")?.value ?? settledMean(run, confirmed);
    const title = done >= 0.97 * offered
      ? `The ledger confirms what is issued: ${number(done)} transactions a second`
      : `The ledger confirms only ${percent(done / offered)} of what is issued`;
    const plot = timePlot(run, 240, title, {
      axis: "transactions per second",
      lines: [{ label: "issued", values: issued, hue: "reference", style: "dashed" }, { label: "confirmed", values: confirmed, hue: ledgerHue(run) }],
    });
    return { title, note: "Where confirmed stays below issued, payments pile up.", plots: [plot], table: seriesTable([plot]) };
  },
};

export const latencyOverTime: CardDefinition = {
  name: "latency-over-time",
  build(run) {
    const quantiles = [5, 25, 50, 75, 95].map((p) => seriesColumn(run, `confirmation.latency.p${p}`));
    const [p5, p25, p50, p75, p95] = quantiles;
    if (!p5 || !p25 || !p50 || !p75 || !p95) return undefined;
    const half = figure(run, "confirmation.latency.p50")?.value ?? settledMean(run, p50);
    const most = figure(run, "confirmation.latency.p95")?.value ?? settledMean(run, p95);
    const title = most === 0 ? "Transactions are confirmed at once" : Math.abs(most / half - 1) < 0.005
      ? `Transactions are confirmed ${sentence(half, "s")} after they are issued`
      : `Half of the transactions are confirmed within ${sentence(half, "s")}, 95 % within ${sentence(most, "s")}`;
    const hue = ledgerHue(run), all = together(run.latency), at = (q: number): number => quantile(all, q);
    const plot = timePlot(run, 240, title, {
      axis: "seconds from issue to confirmation",
      bands: [{ label: "p5–p95", low: p5, high: p95, hue, strength: 0.2, overall: [at(0.05), most] }, { label: "p25–p75", low: p25, high: p75, hue, strength: 0.38, overall: [at(0.25), at(0.75)] }],
      lines: [{ label: "median", values: p50, hue, overall: half }],
    });
    return {
      title, note: "Of the transactions confirmed in each interval: the middle line is the median, the bands hold half and nine tenths of them.",
      plots: [plot], table: seriesTable([plot]),
    };
  },
};

export const pending: CardDefinition = {
  name: "pending",
  build(run): ChartCard | undefined {
    const waiting = seriesColumn(run, "confirmation.pending");
    if (!waiting) return undefined;
    const mean = figure(run, "confirmation.pending")?.value ?? settledMean(run, waiting), most = waiting.reduce((top, value) => (value > top ? value : top), 0);
    const title = most === 0 ? "Nothing waits for confirmation" : grows(run, waiting)
      ? `What waits for confirmation keeps growing, to ${number(waiting.at(-1)!)} at the end`
      : `${number(mean)} transactions wait for confirmation at a time, ${most > PEAK * mean ? `up to ${number(most)} at its peak` : "and no more over time"}`;
    const plot = timePlot(run, 220, title, { axis: "transactions not yet confirmed", lines: [{ label: "waiting", values: waiting, hue: ledgerHue(run), area: true, overall: mean }] });
    return { title, note: "Arrivals times latency (Little's law): a rising line means that the ledger does not keep up.", plots: [plot], table: seriesTable([plot]) };
  },
};

/** A peak this many times the mean is worth telling. */
const PEAK = 3;

/**
 * Whether the last third of the settled part lies clearly above its first third, by half or by a quarter of a pile that has
 * risen all along, and what has piled up is still there at the end: after an outage it is worked off.
 */
export function grows(run: Pick<Run, "series" | "warmup">, values: Float64Array): boolean {
  const times = run.series.numbers("time");
  const settled = values.filter((value, i) => (times?.[i] ?? 0) > run.warmup && !Number.isNaN(value));
  const third = Math.floor(settled.length / 3);
  if (third < 2) return false;
  const mean = (part: Float64Array): number => part.reduce((sum, value) => sum + value, 0) / part.length;
  const early = mean(settled.subarray(0, third)), middle = mean(settled.subarray(third, -third)), late = mean(settled.subarray(-third));
  const steadily = late - middle > 0.1 * middle && middle - early > 0.1 * early;
  const top = settled.reduce((most, value) => Math.max(most, value), 0);
  return late > (steadily ? 1.25 : 1.5) * early && late > early + 10 && settled.at(-1)! > Math.max(late / 2, top / 4);
}
