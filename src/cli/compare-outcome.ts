/** What a comparison tells in the end: table, warnings, failures, where the results are. */
import { relative } from "node:path";
import type { Comparison } from "../experiment/compare/comparison.js";
import { unknownMetrics } from "../experiment/compare/headline.js";
import type { Conducted } from "../experiment/node/conduct.js";
import type { SweepFailure, SweepPlan } from "../results/sweep-plan.js";
import { onError as colour } from "./colours.js";
import { meanText } from "./comparison-numbers.js";
import { comparisonTable } from "./comparison-table.js";
import { EXIT } from "./exit-code.js";
import { humanNumber, humanSeconds, terminalWidth } from "./human.js";

/** Failures listed; all are in failures.json. */
const MOST_FAILURES = 20;

export interface OutcomeOptions { readonly json: boolean; readonly folder: string; readonly shard: boolean }

/** @returns the exit code */
export function tellOutcome(plan: SweepPlan, conducted: Conducted, { json, folder, shard }: OutcomeOptions): number {
  const { comparison, computed, failures, missing, index } = conducted;
  if (json) process.stdout.write(`${JSON.stringify(comparison, undefined, 2)}\n`);
  else if (index.rows.length > 0 && (missing === 0 || !shard)) process.stdout.write(comparisonTable(comparison, terminalWidth(process.stdout)));
  if (computed === 0 && missing === 0) console.error("All runs were there already.");
  if (conducted.precise === true) console.error(`The precision was reached after ${conducted.replications} replications.`);
  if (conducted.precise === false) warn(`the precision was not reached within ${conducted.replications} replications; more may be allowed with --replications`);
  for (const sentence of unknownMetrics(plan.metrics, index)) warn(sentence);
  for (const sentence of shortWarmups(comparison)) warn(sentence);
  tellFailures(failures, plan);
  if (missing > failures.length) console.error(`${humanNumber(missing - failures.length)} runs are not there yet${shard ? ": they belong to other shards" : ""}.`);
  const there = relative(process.cwd(), folder);
  console.error(`Results: ${there.startsWith("..") ? folder : there}`);
  if (!json) console.error(`Charts:  tanglewood view   #/compare/${plan.name}`);
  return failures.length > 0 ? EXIT.failed : EXIT.done;
}

function warn(sentence: string): void {
  console.error(colour.yellow(`warning: ${sentence}`));
}

/** One sentence for all cells whose figures the beginning of their runs still moves, told of the one that it moves most. */
function shortWarmups({ warmup, cells }: Comparison): string[] {
  const biased = warmup.flatMap(({ bias, ...each }) => (bias === undefined ? [] : [{ ...each, bias, moved: Math.abs(bias.settled - bias.kept) / bias.halfWidth }])).sort((a, b) => b.moved - a.moved);
  const worst = biased[0];
  if (worst === undefined) return [];
  const { bias: { series, kept, settled, halfWidth }, cell, mser5 } = worst;
  const label = cells.find((each) => each.cell === cell)?.label ?? String(cell);
  return [`the warm-up of ${humanSeconds(worst.warmup)} is too short in ${biased.length} of ${cells.length} cells: in "${label}" the series ${series} is ${meanText(kept, halfWidth)} on the average, and ${humanNumber(settled)} without the beginning that MSER-5 would leave out (${humanSeconds(mser5)}). Give a longer warmup, or --warmup mser-5`];
}

function tellFailures(failures: readonly SweepFailure[], { cells }: SweepPlan): void {
  if (failures.length === 0) return;
  console.error(`${colour.red("error")}: ${failures.length === 1 ? "1 run" : `${humanNumber(failures.length)} runs`} failed; the same command tries ${failures.length === 1 ? "it" : "them"} again`);
  for (const { cell, replication, sentence } of failures.slice(0, MOST_FAILURES)) console.error(`  cell "${cells[cell]?.label ?? cell}", replication ${replication}: ${sentence}`);
  if (failures.length > MOST_FAILURES) console.error(`  … and ${humanNumber(failures.length - MOST_FAILURES)} more, in failures.json`);
}
