/**
 * What MSER-5 would leave out at the beginning of each cell's runs, beside what its warm-up leaves out: the median over its
 * first replications, since chance alone lets one series in ten or so look unsettled; and whether that would change the means.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SweepFolder } from "../../results/node/sweep-folder.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { CellWarmup, WarmupBias } from "../compare/comparison.js";
import { mser5 } from "../statistics/mser.js";
import { LEAST_OBSERVATIONS, warmupBias } from "../statistics/warmup-bias.js";
import type { RunAddresses } from "../sweep/figures.js";

/** Columns of series.csv that settle when the ledger does; of those that a run has, the last to settle decides. */
const JUDGED: ReadonlySet<string> = new Set(["throughput.confirmed", "confirmation.latency.p50"]);

/** Replications looked at. */
const MOST = 9;

/** The columns that are judged, by name, and the moments of their rows. */
export interface JudgedSeries { readonly times: readonly number[]; readonly columns: ReadonlyMap<string, readonly number[]> }

/** One entry a cell that has any run among its first `replications` with its series, and in it one of the columns that are judged. */
export async function warmups(folder: SweepFolder, { cells }: SweepPlan, addresses: RunAddresses, replications: number, has: (run: string) => boolean): Promise<CellWarmup[]> {
  const found: CellWarmup[] = [];
  for (const { cell } of cells) {
    const runs = addresses[cell]!.slice(0, Math.min(MOST, replications)).filter(has), judged: JudgedSeries[] = [];
    for (const run of runs) {
      const series = await readFile(join(folder.runPath(run), "series.csv"), "utf8").then(judgedSeries, () => undefined);
      if (series !== undefined) judged.push(series);
    }
    const summary = judged.length > 0 ? await folder.summary(runs[0]!) : undefined;
    if (summary) found.push(judgement(cell, judged, summary.warmup));
  }
  return found;
}

export function judgement(cell: number, judged: readonly JudgedSeries[], warmup: number): CellWarmup {
  const left = judged[0]!.times.filter((time) => time <= warmup).length;
  const biases = [...judged[0]!.columns.keys()].flatMap((series): WarmupBias[] => {
    const bias = warmupBias(judged.map(({ columns }) => columns.get(series) ?? []), left);
    return bias === undefined ? [] : [{ series, ...bias }];
  });
  return { cell, mser5: lowerMedian(judged.map(settledAfter)), warmup, ...(biases[0] === undefined ? {} : { bias: biases[0] }) };
}

/** Of an even number, the lower of the two in the middle. */
function lowerMedian(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) >> 1]!;
}

/** @param text of series.csv, which holds numbers only. @returns undefined for a series that is too short to be judged, or has nothing to judge */
export function judgedSeries(text: string): JudgedSeries | undefined {
  const [header = "", ...lines] = text.trimEnd().split("\n");
  if (lines.length < LEAST_OBSERVATIONS) return undefined;
  const rows = lines.map((line) => line.split(",").map((cell) => (cell === "" ? Number.NaN : Number(cell))));
  const columns = header.split(",").map((name) => name.replace(/ \[.*$/, "")).flatMap((name, column): [string, number[]][] => (JUDGED.has(name) ? [[name, rows.map((row) => row[column]!)]] : []));
  return columns.length === 0 ? undefined : { times: rows.map((row) => row[0]!), columns: new Map(columns) };
}

/** Simulated seconds after which what is judged has settled. */
export function settledAfter({ times, columns }: JudgedSeries): number {
  const left = Math.max(...[...columns.values()].map((values) => mser5(values).observations));
  return left === 0 ? 0 : times[left - 1]!;
}
