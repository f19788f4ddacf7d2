/** A sweep as the charts see it: the plan, and what its index holds so far, by cell and metric. */
import type { CellWarmup, IndexMetric, IndexRow, IndexTable } from "../../../src/experiment/compare/comparison.js";
import { compare } from "../../../src/experiment/compare/compare.js";
import { stoppingReplication } from "../../../src/experiment/statistics/precision.js";
import { Columns } from "../data/columns.js";
import { parseFailures, type SweepFailure, type SweepPlan } from "./written.js";
import type { SweepSource } from "./sweep-source.js";

export interface Sweep {
  readonly plan: SweepPlan;
  readonly table: IndexTable;
  /** By cell, in the order of replications; a cell of which nothing has finished has none. */
  readonly rowsOf: ReadonlyMap<number, readonly IndexRow[]>;
  readonly failures: readonly SweepFailure[];
  readonly warmups: ReadonlyMap<number, CellWarmup>;
  /** Runs that will be there when all is done. */
  readonly planned: number;
  /** What the index looked like, to see whether it has changed. */
  readonly text: string;
}

export function readSweep(plan: SweepPlan, indexText: string, failuresText?: string, comparisonText?: string): Sweep {
  const index = new Columns(indexText), first = 4 + plan.parameters.length;
  const metrics: IndexMetric[] = index.names.slice(first).map((name, i) => ({ name, unit: index.units[first + i]! }));
  const rows: IndexRow[] = index.rows.map((row) => ({
    cell: Number(row[0]), replication: Number(row[1]), seed: row[2]!, run: row[3]!,
    values: row.slice(first).map((cell) => (cell === "" || !Number.isFinite(Number(cell)) ? null : Number(cell))),
  }));
  const rowsOf = new Map<number, IndexRow[]>();
  for (const row of rows) rowsOf.set(row.cell, [...rowsOf.get(row.cell) ?? [], row]);
  const table = { metrics, rows };
  return {
    plan, table, rowsOf, failures: parseFailures(failuresText), warmups: warmupsOf(comparisonText),
    planned: plan.cells.length * replicationsOf(plan, table), text: `${indexText}\n${failuresText ?? ""}`,
  };
}

/** Replications that a cell will have: as planned, or as many as the precision that was asked for has taken. */
function replicationsOf(plan: SweepPlan, table: IndexTable): number {
  if (plan.precision === undefined || table.rows.length === 0) return plan.replications;
  const { headline, metrics } = compare(table, plan, plan.baseline), chosen = [...plan.metrics.minimize, ...plan.metrics.maximize];
  const series = (chosen.length > 0 ? chosen : headline).map((name) => table.metrics.findIndex((metric) => metric.name === name)).filter((column) => column >= 0 && metrics[column] !== undefined)
    .flatMap((column) => plan.cells.map(({ cell }) => table.rows.filter((row) => row.cell === cell).map(({ values }) => values[column] ?? null)));
  return stoppingReplication(series, plan.precision) ?? plan.replications;
}

export async function loadSweep(source: SweepSource): Promise<Sweep> {
  const [index = "", failures, comparison] = await Promise.all(["index.csv", "failures.json", "comparison.json"].map((name) => source.file(name)));
  return readSweep(source.plan, index, failures, comparison);
}

/** Figures of a metric in one cell, by replication; null where nothing was observed. */
export function figures(sweep: Sweep, cell: number, metric: string): (number | null)[] {
  const column = columnOf(sweep, metric);
  const values: (number | null)[] = [];
  for (const row of sweep.rowsOf.get(cell) ?? []) values[row.replication - 1] = row.values[column] ?? null;
  return Array.from(values, (value) => value ?? null);
}

const columns = new WeakMap<IndexTable, ReadonlyMap<string, number>>();

function columnOf({ table }: Sweep, metric: string): number {
  const places = columns.get(table) ?? new Map(table.metrics.map(({ name }, i) => [name, i]));
  columns.set(table, places);
  return places.get(metric) ?? -1;
}

export function unitOf(sweep: Sweep, metric: string): string {
  return sweep.table.metrics.find(({ name }) => name === metric)?.unit ?? "";
}

function warmupsOf(text: string | undefined): ReadonlyMap<number, CellWarmup> {
  try {
    const { warmup = [] } = JSON.parse(text ?? "{}") as { warmup?: readonly CellWarmup[] };
    return new Map(warmup.map((each) => [each.cell, each]));
  } catch { return new Map(); }
}
