/** What a comparison will take, before it is begun: how many runs, which cells, about how long. */
import type { ThreadExecutorOptions } from "../experiment/node/thread-executor.js";
import { secondsOf } from "../experiment/node/pilot.js";
import { combinations } from "../experiment/study/combinations.js";
import { scenarioOf } from "../experiment/study/check.js";
import type { Cell, Study } from "../experiment/study/study.js";
import type { Source } from "../scenario/load.js";
import { onOutput as colour } from "./colours.js";
import { humanNumber, humanSeconds } from "./human.js";

/** Cells tried, and seconds for each. */
const TRIED = 3, PATIENCE = 2;
/** Cells shown at either end of a long list. */
const SHOWN = 6;

/** The first cell, without making the others. */
export function firstCell(study: Study): Pick<Cell, "label" | "overrides"> {
  const overrides = [...study.set];
  for (const combination of combinations(study)) {
    for (const [i, { path }] of study.parameters.entries()) if (combination[i]!.value !== null) overrides.push({ path, value: combination[i]!.written });
    break;
  }
  return { label: "0", overrides };
}

/** Seconds that all runs take on so many threads, judged by a few short trials. */
export async function estimate(source: Source, tried: readonly Pick<Cell, "label" | "overrides">[], runs: number, { threads }: Pick<ThreadExecutorOptions, "threads">): Promise<number> {
  let seconds = 0;
  for (const cell of tried) seconds += await secondsOf(scenarioOf(source, cell), source.file, PATIENCE);
  return runs * seconds / tried.length / Math.min(threads, runs);
}

/** The first, the last, and what lies between, as far as there are so many. */
export function fewOf(cells: readonly Cell[]): readonly Cell[] {
  const places = Array.from({ length: TRIED }, (_, i) => Math.round((i * (cells.length - 1)) / (TRIED - 1)));
  return [...new Set(places)].map((place) => cells[place]!);
}

export function cellList(cells: readonly Cell[]): string {
  const shown = cells.length <= 2 * SHOWN + 1 ? cells : [...cells.slice(0, SHOWN), ...cells.slice(-SHOWN)];
  const width = String(cells.length - 1).length;
  const lines = shown.map(({ cell, label }) => `  ${colour.dim(String(cell).padStart(width))}  ${label}`);
  if (shown.length < cells.length) lines.splice(SHOWN, 0, `  ${colour.dim(`… ${humanNumber(cells.length - shown.length)} more`)}`);
  return `${lines.join("\n")}\n`;
}

export function countSentence({ replications, precision }: Study, cells: number): string {
  const most = precision === undefined ? "" : " at most";
  return `${humanNumber(cells)} ${cells === 1 ? "cell" : "cells"} × ${humanNumber(replications)} ${replications === 1 ? "replication" : "replications"} = ${humanNumber(cells * replications)} ${cells * replications === 1 ? "run" : "runs"}${most}${cells === 1 ? "; nothing varies: --vary path=a,b gives more cells" : ""}`;
}

export function timeSentence(seconds: number, threads: number): string {
  return `about ${humanSeconds(Math.max(1, Math.round(seconds)))} on ${threads} ${threads === 1 ? "thread" : "threads"}, judged by short trials`;
}
