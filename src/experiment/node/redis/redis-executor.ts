/**
 * Computes the runs of a sweep on the workers of a Redis server. The plan and the folder on disk are the truth: Redis
 * may lose everything, workers may die, another coordinator may take the same runs; whatever has no result is put into
 * the queue again. A result leaves Redis only after it is on the disk.
 */
import type { SweepFolder } from "../../../results/node/sweep-folder.js";
import type { SweepPlan } from "../../../results/sweep-plan.js";
import type { SweepTask } from "../../sweep/task.js";
import type { Executor, Hearing } from "../executor.js";
import { connect, type Connection, type Tell } from "./connect.js";
import { Coordination } from "./coordination.js";
import { LOCK, paceOf } from "./job.js";
import { within } from "./within.js";

export interface RedisExecutorOptions {
  /** `redis://:password@host:6379`. */
  readonly url: string;
  readonly folder: SweepFolder;
  readonly tell: Tell;
  /** Milliseconds that a worker may be silent before its cell is given to another. */
  readonly lock?: number | undefined;
  /** Folder that the workers see too, through which results travel. */
  readonly shared?: string | undefined;
}

/** Milliseconds. */
const UNPACKING = 3_000;

export class RedisExecutor implements Executor {
  readonly #options: RedisExecutorOptions;
  #connection: Connection | undefined;

  constructor(options: RedisExecutorOptions) { this.#options = options; }

  /** Finds out whether Redis can be used, before anything is written. @throws InputError, ClusterError */
  async open(): Promise<void> { this.#connection ??= await connect(this.#options.url, this.#options.tell); }

  /** Closes the connection, which is kept from one call of `run` to the next. */
  end(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** @throws InputError, ClusterError where Redis cannot be used from the start; ResultsError where the folder cannot be written */
  async run(plan: SweepPlan, tasks: readonly SweepTask[], hear: Hearing, signal: AbortSignal): Promise<void> {
    if (tasks.length === 0 || signal.aborted) return;
    await this.open();
    const connection = this.#connection!;
    const { folder, tell, lock = LOCK, shared } = this.#options;
    const coordination = new Coordination({ connection, plan, folder, tell, hear, pace: paceOf(lock), shared });
    let stop!: () => void;
    const stopped = new Promise<void>((resolve) => { stop = resolve; });
    signal.addEventListener("abort", stop, { once: true });
    try {
      await Promise.race([coordination.run(tasks), stopped]);
    } finally {
      signal.removeEventListener("abort", stop);
      await coordination.end();
      if (signal.aborted) this.end();
      // A result that is being unpacked gets its place in time; what was asked of a Redis that is away is never answered.
      await within(UNPACKING, coordination.settled);
    }
  }
}
