/**
 * `index.csv` of a sweep: one row a finished run, sorted by cell, then replication, with the varied parameters and every
 * headline figure. It is made from the plan and the summaries alone, so its bytes say nothing of hosts and clocks.
 */
import { formatCell, formatHeader, formatLine } from "../../results/csv.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { IndexTable } from "../compare/comparison.js";

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
