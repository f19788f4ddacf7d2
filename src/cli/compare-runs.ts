/** Carries out a comparison that is checked and planned: progress, interruption, and where its runs are computed. */
import { availableParallelism } from "node:os";
import { Conductor, type Conducted } from "../experiment/node/conduct.js";
import type { Executor } from "../experiment/node/executor.js";
import type { Prepared } from "../experiment/node/prepare.js";
import { ThreadExecutor } from "../experiment/node/thread-executor.js";
import type { Shard } from "../experiment/sweep/tasks.js";
import { LEAST_OBSERVATIONS } from "../experiment/statistics/warmup-bias.js";
import { InputError } from "../parameter/input-error.js";
import { Interrupted } from "../results/node/record-run.js";
import type { SweepFolder } from "../results/node/sweep-folder.js";
import { commandLine } from "./command-line.js";
import { showSweep } from "./compare-progress.js";
import { humanNumber } from "./human.js";
import { interruptible } from "./interruption.js";
import type { RedisOptions } from "./redis-options.js";

export interface Means extends RedisOptions {
  /** Threads of this machine. */
  readonly jobs: number;
  /** Bytes that each thread may take. */
  readonly memory?: number;
  readonly shard?: Shard;
}

export const ALL_CORES = availableParallelism();

interface Hired { readonly executor: Executor; readonly end: () => Promise<void> }

/** Above the bar, which is drawn again below it. */
function tell(sentence: string): void { console.error(`${process.stderr.isTTY ? "\r\u001b[K" : ""}${sentence}`); }

async function hire(folder: SweepFolder, { redis, lock, shared, jobs, memory }: Means): Promise<Hired> {
  if (redis === undefined) {
    const threads = new ThreadExecutor(folder, { threads: jobs, memory: memory === undefined ? undefined : Math.floor(memory / 2 ** 20) });
    return { executor: threads, end: () => threads.end() };
  }
  // BullMQ and ioredis are loaded only by those who ask for Redis.
  const { RedisExecutor } = await import("../experiment/node/redis/redis-executor.js");
  const redisExecutor = new RedisExecutor({ url: redis, folder, lock, shared, tell });
  await redisExecutor.open();
  return { executor: redisExecutor, end: async () => { redisExecutor.end(); } };
}

/** @throws Interrupted with how to go on, ResultsError, ClusterError */
export async function computeRuns(folder: SweepFolder, { plan, addresses }: Prepared, means: Means): Promise<Conducted> {
  const { executor, end } = await hire(folder, means), display = showSweep(plan);
  try {
    return await interruptible(async (signal) => {
      const conducted = await new Conductor({ folder, plan, addresses, executor, signal, shard: means.shard, hear: display }).conduct();
      display.stop();
      const all = plan.cells.length * conducted.replications;
      if (signal.aborted) throw new Interrupted(`Interrupted: ${humanNumber(all - conducted.missing)} of ${humanNumber(all)} runs are there. The same command goes on from here: ${commandLine()}`);
      return conducted;
    });
  } finally {
    display.stop();
    await end();
  }
}

/** Replications of each cell from which a warm-up is chosen. */
const PILOTS = 3;

/** Computes a few replications of every cell, and finds the longest warm-up that MSER-5 asks for. */
export async function longestWarmup(folder: SweepFolder, prepared: Prepared, means: Means): Promise<number> {
  const { precision: _, ...plan } = prepared.plan;
  const { comparison } = await computeRuns(folder, { ...prepared, plan: { ...plan, replications: Math.min(PILOTS, plan.replications) } }, means);
  if (comparison.warmup.length === 0) throw new InputError(`cannot judge these runs: it needs a series of ${LEAST_OBSERVATIONS} intervals at least; lengthen duration, shorten interval, or state a warmup`, { file: "--warmup mser-5" });
  return Math.max(...comparison.warmup.map(({ mser5 }) => mser5));
}
