/**
 * `index.csv` of a sweep: one row a finished run, sorted by cell, then replication, with the varied parameters and every
 * headline figure. It is made from the plan and the summaries alone, so its bytes say nothing of hosts and clocks.
 */
import { formatCell, formatHeader, formatLine } from "../../results/csv.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { Metric } from "../../sim/run-recorder.js";
import type { IndexRow, IndexTable } from "../compare/comparison.js";

/** A finished run and its figures, as in its summary. A cell without a metric (another ledger's) has no entry for it. */
export interface RunRow {
  readonly cell: number;
  readonly replication: number;
  readonly seed: string;
  readonly run: string;
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** All metrics of the runs by name; each with the unit that it has first, in the order of the rows. */
export function indexTable(runs: readonly RunRow[]): IndexTable {
  const sorted = [...runs].sort((a, b) => a.cell - b.cell || a.replication - b.replication);
  const units = new Map<string, string>();
  for (const { metrics } of sorted) for (const [name, { unit }] of Object.entries(metrics)) if (!units.has(name)) units.set(name, unit);
  const columns = [...units].map(([name, unit]) => ({ name, unit })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    metrics: columns,
    rows: sorted.map(({ metrics, cell, replication, seed, run }): IndexRow => ({ cell, replication, seed, run, values: columns.map(({ name }) => metrics[name]?.value ?? null) })),
  };
}

export function indexCsv({ parameters, cells }: Pick<SweepPlan, "parameters" | "cells">, { metrics, rows }: IndexTable): string {
  const header = formatLine([
    "cell", "replication", "seed", "run",
    ...parameters.map(({ path, unit }) => formatHeader({ name: path, doc: "", ...(unit === undefined ? {} : { unit }) })),
    ...metrics.map(({ name, unit }) => formatHeader({ name, unit, doc: "" })),
  ]);
  const lines = rows.map(({ cell, replication, seed, run, values }) => formatLine([
    String(cell), String(replication), formatCell(seed), run,
    ...parameters.map(({ path }) => valueText(cells[cell]?.values[path])),
    ...values.map((value) => formatCell(value ?? undefined)),
  ]));
  return `${header}${lines.join("")}`;
}

/** A parameter's value as a cell; where the scenario's own stands, nothing. */
function valueText(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "number" || typeof value === "string" ? formatCell(value) : JSON.stringify(value);
}
