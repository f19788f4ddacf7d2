/**
 * Who computes the runs of a sweep: threads of this machine, or workers on many. An executor decides where and when,
 * never what: a run's files depend on nothing but its task.
 */
import type { SweepPlan } from "../../results/sweep-plan.js";
import type { SweepTask } from "../sweep/task.js";

/** What the caller hears; never called after `run` has resolved. */
export interface Hearing {
  /** The run is complete; its folder is this one, in the sweep's `runs/` or elsewhere, from where the caller takes it. */
  done(task: SweepTask, runFolder: string): void;
  /** The run could not be computed, for the reason in the sentence; the others go on. */
  failed(task: SweepTask, sentence: string): void;
  /** How much of the run is done, from 0 to 1. */
  progress(task: SweepTask, share: number): void;
}

export interface Executor {
  /**
   * Computes all tasks. Resolves when each has been told done or failed, or soon after `signal` was aborted, with nothing
   * half-written. @throws only where nothing can be computed any more (disk full, no connection)
   */
  run(plan: SweepPlan, tasks: readonly SweepTask[], hear: Hearing, signal: AbortSignal): Promise<void>;
}
