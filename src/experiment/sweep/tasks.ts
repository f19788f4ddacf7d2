/** Which runs of a sweep are still to be computed. */
import { replicationSeed, type SweepPlan } from "../../results/sweep-plan.js";
import type { RunAddresses } from "./figures.js";
import type { SweepTask } from "./task.js";

/**
 * Replication by replication, so that all cells are about as far; each run once, though cells may share it.
 * @param has whether a run is there already
 */
export function missingTasks({ cells, seed }: Pick<SweepPlan, "cells" | "seed">, addresses: RunAddresses, replications: number, has: (run: string) => boolean): SweepTask[] {
  const tasks: SweepTask[] = [], seen = new Set<string>();
  for (let replication = 1; replication <= replications; replication++) {
    for (const { cell, overrides } of cells) {
      const run = addresses[cell]![replication - 1]!;
      if (has(run) || seen.has(run)) continue;
      seen.add(run);
      tasks.push({ run, cell, replication, seed: replicationSeed(seed, replication), overrides });
    }
  }
  return tasks;
}

/** One of `of` parts of a sweep, for machines that know nothing of each other. */
export interface Shard { readonly part: number; readonly of: number }

/** Dealt out by cell and replication, so that each part has about as much of every cell; the same whatever has been computed already. */
export function inShard({ part, of }: Shard, { cell, replication }: Pick<SweepTask, "cell" | "replication">): boolean {
  return (cell + replication) % of === part % of;
}
