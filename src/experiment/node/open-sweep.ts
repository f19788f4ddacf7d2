/** Begins a sweep in its folder, or goes on with the one that is there, if it is the same. */
import { readdir } from "node:fs/promises";
import { InputError } from "../../parameter/input-error.js";
import { canonicalJson } from "../../results/canonical-json.js";
import type { SweepFolder } from "../../results/node/sweep-folder.js";
import { clearCrashed } from "../../results/node/unfinished.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { Source } from "../../scenario/load.js";
import { difference } from "../sweep/plan-of.js";
import { withWarmup, type Prepared } from "./prepare.js";

/**
 * Writes the plan before anything else.
 * @returns what was prepared, with the warm-up that an earlier call has chosen
 * @throws InputError for a folder of something else, ResultsError where it cannot be written
 */
export async function openSweep(folder: SweepFolder, prepared: Prepared, source: Source): Promise<Prepared> {
  const there = await folder.plan();
  if (there === undefined) await refuseForeign(folder);
  else refuseOther(folder, there, prepared.plan);
  const ready = there?.warmup === undefined ? prepared : await withWarmup(prepared, source, there.warmup);
  // A sweep that is all there needs no right to write; who began it may differ.
  if (there === undefined || canonicalJson({ ...there, commandLine: "" }) !== canonicalJson({ ...ready.plan, commandLine: "" })) await folder.begin(ready.plan, ready.data);
  await clearCrashed(folder.runs);
  return ready;
}

async function refuseForeign(folder: SweepFolder): Promise<void> {
  const names: readonly string[] = await readdir(folder.path).catch(() => []);
  if (names.includes("plan.json")) throw new InputError("holds a plan.json that cannot be read; remove the folder, or choose another one with --name", { file: folder.path });
  // `runs` and `data` alone are what other machines have computed, or a beginning that was broken off.
  const foreign = names.find((name) => name !== "runs" && name !== "data");
  if (foreign !== undefined) throw new InputError(`is not a comparison's folder: it holds ${foreign}; choose another one with --name`, { file: folder.path });
}

function refuseOther(folder: SweepFolder, there: SweepPlan, asked: SweepPlan): void {
  if (there.engine !== asked.engine) {
    throw new InputError(`holds results of version ${there.engine} of tanglewood, this is ${asked.engine}: their figures cannot be compared with each other. Remove the folder to compute it again, or choose another one with --name`, { file: folder.path });
  }
  const what = difference(there, asked);
  if (what !== undefined) throw new InputError(`holds another comparison of that name: ${what}. Choose another --name, remove the folder, or call what began it: ${there.commandLine}`, { file: folder.path });
}
