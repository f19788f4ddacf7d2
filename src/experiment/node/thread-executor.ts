/** Computes a sweep on this machine: as many threads as asked for, each with one run at a time. */
import { performance } from "node:perf_hooks";
import { Interrupted } from "../../results/node/record-run.js";
import type { SweepPlan } from "../../results/sweep-plan.js";
import { Durations } from "../sweep/durations.js";
import { TaskQueue } from "../sweep/queue.js";
import type { SweepTask } from "../sweep/task.js";
import type { Executor, Hearing } from "./executor.js";
import { runContext, type RunPlaces } from "./run-task.js";
import { RunFailed, SweepThread, type ThreadOptions } from "./thread.js";


export interface ThreadExecutorOptions extends ThreadOptions {
  /** From 1. */
  readonly threads: number;
  /** What is known from earlier runs. */
  readonly durations?: Durations;
}

export class ThreadExecutor implements Executor {
  readonly #places: RunPlaces;
  readonly #options: ThreadExecutorOptions;
  readonly #durations: Durations;
  #threads: SweepThread[] = [];

  constructor(places: RunPlaces, options: ThreadExecutorOptions) {
    this.#places = places;
    this.#options = options;
    this.#durations = options.durations ?? new Durations();
  }

  async run(plan: SweepPlan, tasks: readonly SweepTask[], hear: Hearing, signal: AbortSignal): Promise<void> {
    const queue = new TaskQueue(tasks, (cell) => this.#durations.of(cell));
    const { threads: most, memory } = this.#options, context = runContext(plan);
    while (this.#threads.length < Math.min(most, tasks.length)) this.#threads.push(new SweepThread(context, this.#places, { memory }));
    const busy = this.#threads;
    const stop = (): void => { for (const thread of busy) thread.stop(); };
    signal.addEventListener("abort", stop);
    let broken = false;
    try {
      await Promise.all(busy.map(async (thread) => {
        try {
          for (let task = queue.take(); task !== undefined && !signal.aborted && !broken; task = queue.take()) await this.#one(thread, task, hear);
        } catch (error) {
          if (error instanceof Interrupted) return;
          broken = true;
          stop();
          throw error;
        }
      }));
    } finally { signal.removeEventListener("abort", stop); }
  }

  /** Ends the threads. They are kept from one call of `run` to the next, since each has the engine loaded. */
  async end(): Promise<void> {
    const threads = this.#threads;
    this.#threads = [];
    await Promise.all(threads.map((thread) => thread.end()));
  }

  async #one(thread: SweepThread, task: SweepTask, hear: Hearing): Promise<void> {
    const before = performance.now();
    try {
      const folder = await thread.run(task, (share) => { hear.progress(task, share); });
      this.#durations.add(task.cell, (performance.now() - before) / 1000);
      hear.done(task, folder);
    } catch (error) {
      if (!(error instanceof RunFailed)) throw error;
      hear.failed(task, error.message);
    }
  }
}
