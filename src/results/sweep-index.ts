/**
 * `index.csv` of a sweep: one row a finished run, sorted by cell, then replication, with the varied parameters and every
 * headline figure. It is made from the plan and the summaries alone, so its bytes say nothing of hosts and clocks.
 */
import type { Metric } from "../sim/run-recorder.js";
import { formatCell, formatHeader, formatLine } from "./csv.js";
import type { SweepPlan } from "./sweep-plan.js";

/** A finished run of a sweep and its figures. */
export interface IndexRow {
  readonly cell: number;
  readonly replication: number;
  readonly seed: string;
  readonly run: string;
  /** Null where nothing was observed. A cell without a metric (another ledger's) has no entry for it. */
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** All metrics of the rows by name, each with the unit of its first appearance, sorted by name. */
export function indexMetrics(rows: readonly IndexRow[]): { readonly name: string; readonly unit: string }[] {
  const units = new Map<string, string>();
  for (const { metrics } of rows) for (const [name, { unit }] of Object.entries(metrics)) if (!units.has(name)) units.set(name, unit);
  return [...units].map(([name, unit]) => ({ name, unit })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Sorts rows as the index has them: by cell, then replication. */
export function sortedRows(rows: readonly IndexRow[]): IndexRow[] {
  return [...rows].sort((a, b) => a.cell - b.cell || a.replication - b.replication);
}

export function indexCsv({ parameters, cells }: Pick<SweepPlan, "parameters" | "cells">, rows: readonly IndexRow[]): string {
  const metrics = indexMetrics(rows);
  const header = formatLine([
    "cell", "replication", "seed", "run",
    ...parameters.map(({ path, unit }) => formatHeader({ name: path, doc: "", ...(unit === undefined ? {} : { unit }) })),
    ...metrics.map(({ name, unit }) => formatHeader({ name, unit, doc: "" })),
  ]);
  const lines = sortedRows(rows).map((row) => formatLine([
    String(row.cell), String(row.replication), formatCell(row.seed), row.run,
    ...parameters.map(({ path }) => valueText(cells[row.cell]?.values[path])),
    ...metrics.map(({ name }) => formatCell(row.metrics[name]?.value ?? undefined)),
  ]));
  return `${header}${lines.join("")}`;
}

/** A parameter's value as a cell: lists and mappings as JSON. */
function valueText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" || typeof value === "string") return formatCell(value);
  return JSON.stringify(value);
}
