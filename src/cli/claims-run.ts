/**
 * Runs the studies of claims, one after the other, each as a comparison in a folder of its own, which `compare` and the viewer
 * know too. All are prepared before the first begins, so that progress is one for all and mistakes come first.
 */
import { join, resolve } from "node:path";
import { Conductor, type Conducted, type SweepHearing } from "../experiment/node/conduct.js";
import { openSweep } from "../experiment/node/open-sweep.js";
import { prepare, type Prepared } from "../experiment/node/prepare.js";
import { ThreadExecutor } from "../experiment/node/thread-executor.js";
import type { Claim } from "../experiment/claims/claim.js";
import { placesOf } from "../experiment/claims/page.js";
import { baselineOf, cellsOf } from "../experiment/study/cells.js";
import { checkCells } from "../experiment/study/check.js";
import type { SweepTask } from "../experiment/sweep/task.js";
import { missingTasks } from "../experiment/sweep/tasks.js";
import { InputErrors } from "../parameter/input-errors.js";
import { SweepFolder } from "../results/node/sweep-folder.js";
import { Interrupted } from "../results/node/record-run.js";
import type { SweepPlan } from "../results/sweep-plan.js";
import { commandLine } from "./command-line.js";
import { showSweep, type SweepDisplay } from "./compare-progress.js";
import { openStudy } from "./compare-study.js";
import { findScenario } from "./find-scenario.js";
import { humanNumber } from "./human.js";
import { interruptible } from "./interruption.js";
import { engineVersion } from "./package.js";

export interface ClaimsRun {
  readonly out: string;
  readonly jobs: number;
  /** Of each variant; absent: as the studies say. */
  readonly replications?: number | undefined;
}

export interface ClaimRun {
  readonly claim: Claim;
  /** Of the study. */
  readonly file: string;
  readonly plan: SweepPlan;
  readonly conducted: Conducted;
}

interface Opened { readonly claim: Claim; readonly file: string; readonly folder: SweepFolder; readonly prepared: Prepared }

/**
 * @param heard each claim as soon as its runs are done, in their order
 * @throws InputError, InputErrors before anything is run; Interrupted; ResultsError
 */
export async function runClaims(claims: readonly Claim[], options: ClaimsRun, heard: (run: ClaimRun) => void): Promise<void> {
  const opened: Opened[] = [];
  for (const claim of claims) opened.push(await open(claim, options));
  const display = showSweep({ name: "claims", cells: opened.flatMap(({ claim, prepared }) => prepared.plan.cells.map((cell) => ({ ...cell, label: `${claim.id}: ${cell.label}` }))) });
  const hearings = await hearingsOf(opened, display);
  try {
    await interruptible(async (signal) => {
      for (const [i, { claim, file, folder, prepared }] of opened.entries()) {
        const executor = new ThreadExecutor(folder, { threads: options.jobs });
        try {
          const conducted = await new Conductor({ folder, plan: prepared.plan, addresses: prepared.addresses, executor, signal, hear: hearings[i]! }).conduct();
          if (signal.aborted) throw new Interrupted(`Interrupted: ${humanNumber(i)} of ${humanNumber(opened.length)} claims are judged. The same command goes on from here: ${commandLine()}`);
          if (i === opened.length - 1) display.stop();
          heard({ claim, file, plan: prepared.plan, conducted });
        } finally { await executor.end(); }
      }
    });
  } finally { display.stop(); }
}

async function open(claim: Claim, { out, replications }: ClaimsRun): Promise<Opened> {
  const { study: name, sweep } = placesOf(claim.id), file = findScenario(name);
  const { study, source } = await openStudy(file, replications === undefined ? {} : { replications }, []);
  const cells = cellsOf(study), wrong = checkCells(source, cells);
  if (wrong.length > 0) throw new InputErrors(wrong);
  const prepared = await prepare({ engine: engineVersion, study, cells, baseline: baselineOf(study, cells), source, commandLine: `tanglewood compare ${name} --name ${sweep}`, name: sweep });
  const folder = new SweepFolder(join(resolve(out), sweep));
  return { claim, file, folder, prepared: await openSweep(folder, prepared, source) };
}

/** One bar for all: it begins with what is missing of every study, and knows each cell by its place among all. */
async function hearingsOf(opened: readonly Opened[], display: SweepDisplay): Promise<SweepHearing[]> {
  const expected: SweepTask[] = [], hearings: SweepHearing[] = [];
  let first = 0;
  for (const { folder, prepared: { plan, addresses } } of opened) {
    const offset = first, there = await folder.finished(), shifted = (task: SweepTask): SweepTask => ({ ...task, cell: task.cell + offset });
    expected.push(...missingTasks(plan, addresses, plan.replications, (run) => there.has(run)).map(shifted));
    hearings.push({
      begin: () => { /* It has begun with all. */ },
      progress: (task, share) => { display.progress(shifted(task), share); },
      ended: (task, seconds) => { display.ended(shifted(task), seconds); },
    });
    first += plan.cells.length;
  }
  if (expected.length > 0) display.begin(expected);
  return hearings;
}
