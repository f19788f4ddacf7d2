/** Outages of a run's service, of outages.csv, which every chart over time shades as it does the warm-up. */
import type { Span } from "../charts/spans.js";
import type { Run } from "../data/run.js";

/** @returns in their order in time; empty where nothing fails, or all goes on */
export function outageSpans(run: Pick<Run, "tables" | "summary" | "series">): readonly Span[] {
  const table = run.tables.outages, begins = table?.numbers("from"), ends = table?.numbers("until");
  if (!begins || !ends) return [];
  const last = run.summary?.duration ?? run.series.numbers("time")?.at(-1) ?? Number.POSITIVE_INFINITY;
  return Array.from(begins, (from, i) => ({ from, to: Number.isNaN(ends[i]!) ? last : ends[i]! })).sort((a, b) => a.from - b.from);
}
