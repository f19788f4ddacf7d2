/**
 * What MSER-5 would leave out at the beginning of each cell's runs, beside what its warm-up leaves out: the median over its
 * first replications, since chance alone lets one series in ten or so look unsettled.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SweepFolder } from "../../results/node/sweep-folder.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { CellWarmup } from "../compare/comparison.js";
import { mser5 } from "../statistics/mser.js";
import type { RunAddresses } from "../sweep/figures.js";

/** Columns of series.csv that settle when the ledger does; of those that a run has, the last to settle decides. */
const JUDGED: ReadonlySet<string> = new Set(["throughput.confirmed", "confirmation.latency.p50"]);

/** Replications looked at. */
const MOST = 9;

/** One entry a cell that has any run among its first `replications` with its series, and in it one of the columns that are judged. */
export async function warmups(folder: SweepFolder, { cells }: SweepPlan, addresses: RunAddresses, replications: number, has: (run: string) => boolean): Promise<CellWarmup[]> {
  const found: CellWarmup[] = [];
  for (const { cell } of cells) {
    const runs = addresses[cell]!.slice(0, Math.min(MOST, replications)).filter(has), settled: number[] = [];
    for (const run of runs) {
      const seconds = await readFile(join(folder.runPath(run), "series.csv"), "utf8").then(settledAfter, () => undefined);
      if (seconds !== undefined) settled.push(seconds);
    }
    const summary = settled.length > 0 ? await folder.summary(runs[0]!) : undefined;
    if (summary) found.push({ cell, mser5: lowerMedian(settled), warmup: summary.warmup });
  }
  return found;
}

/** Of an even number, the lower of the two in the middle. */
function lowerMedian(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1]!;
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
