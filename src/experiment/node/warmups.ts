/** What MSER-5 would leave out at the beginning of each cell's first replication, beside what its warm-up leaves out. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SweepFolder } from "../../results/node/sweep-folder.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { CellWarmup } from "../compare/comparison.js";
import { mser5 } from "../statistics/mser.js";
import type { RunAddresses } from "../sweep/figures.js";

/** Columns of series.csv that settle when the ledger does; of those that a run has, the last to settle decides. */
const JUDGED: ReadonlySet<string> = new Set(["throughput.confirmed", "confirmation.latency.p50"]);

/** One entry a cell whose first replication is there with its series, and has one of the columns that are judged. */
export async function warmups(folder: SweepFolder, plan: SweepPlan, addresses: RunAddresses, has: (run: string) => boolean): Promise<CellWarmup[]> {
  const found: CellWarmup[] = [];
  for (const { cell } of plan.cells) {
    const run = addresses[cell]![0];
    if (run === undefined || !has(run)) continue;
    const text = await readFile(join(folder.runPath(run), "series.csv"), "utf8").catch(() => undefined);
    const seconds = text === undefined ? undefined : settledAfter(text), summary = await folder.summary(run);
    if (seconds !== undefined && summary) found.push({ cell, mser5: seconds, warmup: summary.warmup });
  }
  return found;
}

/** Simulated seconds after which what is judged has settled. @param series text of series.csv, which holds numbers only */
export function settledAfter(series: string): number | undefined {
  const [header = "", ...lines] = series.trimEnd().split("\n");
  const rows = lines.map((line) => line.split(",").map((cell) => (cell === "" ? Number.NaN : Number(cell))));
  const judged = header.split(",").flatMap((name, column) => (JUDGED.has(name.replace(/ \[.*$/, "")) ? [column] : []));
  if (judged.length === 0 || rows.length === 0) return undefined;
  const left = Math.max(...judged.map((column) => mser5(rows.map((row) => row[column]!)).observations));
  return left === 0 ? 0 : rows[left - 1]![0];
}
