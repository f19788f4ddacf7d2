/**
 * Carries a sweep through: what is missing is handed to an executor, in one go or in rounds until the figures are precise
 * enough; what is finished goes into the index and the comparison. It can be broken off at any moment and called again:
 * the folder tells what is there.
 */
import { compare } from "../compare/compare.js";
import type { Comparison, IndexTable } from "../compare/comparison.js";
import { LEAST_REPLICATIONS, stoppingReplication } from "../statistics/precision.js";
import { ResultsError } from "../../results/node/file-failure.js";
import type { SweepFolder } from "../../results/node/sweep-folder.js";
import type { SweepFailure, SweepPlan } from "../../results/sweep-plan.js";
import { Figures, type RunAddresses } from "../sweep/figures.js";
import { indexCsv } from "../sweep/index-csv.js";
import type { SweepTask } from "../sweep/task.js";
import { inShard, missingTasks, type Shard } from "../sweep/tasks.js";
import type { Executor } from "./executor.js";
import { warmups } from "./warmups.js";

export interface SweepHearing {
  /** Before a round: what it will compute. */
  readonly begin: (tasks: readonly SweepTask[]) => void;
  readonly progress: (task: SweepTask, share: number) => void;
  /** @param seconds of wall time that the run took, or undefined where it failed, for the reason in the sentence */
  readonly ended: (task: SweepTask, seconds: number | undefined, sentence?: string) => void;
}

export interface Conducting {
  readonly folder: SweepFolder;
  readonly plan: SweepPlan;
  readonly addresses: RunAddresses;
  readonly executor: Executor;
  readonly signal: AbortSignal;
  readonly hear: SweepHearing;
  readonly shard?: Shard | undefined;
}

export interface Conducted {
  readonly index: IndexTable;
  readonly comparison: Comparison;
  /** Of this call. */
  readonly failures: readonly SweepFailure[];
  /** Runs computed by this call. */
  readonly computed: number;
  /** Replications of the index; fewer than planned where the precision was reached before. */
  readonly replications: number;
  /** Whether the precision asked for was reached; undefined where none was. */
  readonly precise?: boolean;
  /** Runs of those replications that are not there. */
  readonly missing: number;
}

/** Milliseconds between two writings of the index while runs go on; more where it takes long. */
const BETWEEN_INDICES = 20_000;
/** Files read at once. */
const READERS = 32;

export class Conductor {
  readonly #sweep: Conducting;
  readonly #figures = new Figures();
  readonly #failures = new Map<string, SweepFailure>();
  #computed = 0;
  #nextIndex = Date.now() + BETWEEN_INDICES;
  #indexing: Promise<void> = Promise.resolve();

  constructor(sweep: Conducting) { this.#sweep = sweep; }

  /** @throws ResultsError where the results cannot be written, or what the executor throws when nothing can be computed */
  async conduct(): Promise<Conducted> {
    const { plan, signal } = this.#sweep;
    await this.#readFinished();
    let upTo = plan.precision === undefined ? plan.replications : Math.min(plan.replications, LEAST_REPLICATIONS), stop: number | undefined;
    for (;;) {
      await this.#round(upTo);
      stop = plan.precision === undefined ? undefined : stoppingReplication(this.#series(upTo), plan.precision);
      if (signal.aborted || stop !== undefined || upTo >= plan.replications) break;
      upTo = Math.min(plan.replications, upTo + Math.max(1, Math.round(upTo / 4)));
    }
    await this.#indexing;
    await this.#readFinished();   // Others may have been at the same sweep.
    return this.#close(stop ?? upTo, stop);
  }

  /** The figures of what is there and was not known, from the folder. */
  async #readFinished(): Promise<void> {
    const { folder, addresses } = this.#sweep, there = await folder.finished();
    const runs = [...new Set(addresses.flat())].filter((run) => there.has(run) && !this.#figures.has(run));
    let next = 0;
    await Promise.all(Array.from({ length: READERS }, async () => {
      for (let run = runs[next++]; run !== undefined; run = runs[next++]) await this.#take(run);
    }));
  }

  /** @returns the seconds that the run took; undefined where it is not whole, and so not there */
  async #take(run: string): Promise<number | undefined> {
    const summary = await this.#sweep.folder.summary(run);
    if (summary) this.#figures.add(run, summary.metrics);
    return summary?.wallSeconds;
  }

  async #round(upTo: number): Promise<void> {
    const { plan, addresses, executor, hear, shard, folder, signal: outer } = this.#sweep;
    const tasks = missingTasks(plan, addresses, upTo, (run) => this.#figures.has(run) || this.#failures.has(run)).filter((task) => shard === undefined || inShard(shard, task));
    if (tasks.length === 0 || outer.aborted) return;
    hear.begin(tasks);
    const broken = new AbortController(), accepting: Promise<void>[] = [];
    const fail = (task: SweepTask, sentence: string): void => {
      const { cell, replication, seed, run } = task;
      this.#failures.set(run, { cell, replication, seed, run, sentence });
      hear.ended(task, undefined, sentence);
    };
    let refused: unknown;
    const accept = async (task: SweepTask, from: string): Promise<void> => {
      try {
        await folder.accept(task.run, from);
        const seconds = await this.#take(task.run);
        if (seconds === undefined) { fail(task, "The run's folder is not whole."); return; }
        this.#computed++;
        hear.ended(task, seconds);
        this.#indexNowAndThen(upTo);
      } catch (error) { refused ??= error; broken.abort(); }
    };
    await executor.run(plan, tasks, {
      done: (task, from) => { accepting.push(accept(task, from)); },
      failed: fail,
      progress: (task, share) => { hear.progress(task, share); },
    }, AbortSignal.any([outer, broken.signal]));
    await Promise.all(accepting);
    if (refused !== undefined) throw refused instanceof Error ? refused : new ResultsError(String(refused));
  }

  #indexNowAndThen(upTo: number): void {
    if (Date.now() < this.#nextIndex) return;
    this.#nextIndex = Number.POSITIVE_INFINITY;
    const { folder, plan, addresses } = this.#sweep, before = Date.now();
    this.#indexing = folder.writeIndex(indexCsv(plan, this.#figures.table(plan, addresses, upTo))).catch(() => { /* The last writing tells. */ }).then(() => {
      this.#nextIndex = Date.now() + Math.max(BETWEEN_INDICES, 20 * (Date.now() - before));
    });
  }

  /** Of each cell and metric that counts, the figures by replication. */
  #series(upTo: number): (number | null)[][] {
    const { plan, addresses } = this.#sweep, { minimize, maximize } = plan.metrics;
    const chosen = [...minimize, ...maximize];
    const metrics = chosen.length > 0 ? chosen : compare(this.#figures.table(plan, addresses, upTo), plan, plan.baseline).headline;
    return addresses.flatMap((runs) => metrics.map((metric) => runs.slice(0, upTo).map((run) => this.#figures.value(run, metric))));
  }

  async #close(replications: number, stop: number | undefined): Promise<Conducted> {
    const { plan, addresses, folder } = this.#sweep;
    const index = this.#figures.table(plan, addresses, replications);
    const comparison = compare(index, plan, plan.baseline, await warmups(folder, plan, addresses, replications, (run) => this.#figures.has(run)));
    const failures = [...this.#failures.values()].filter(({ run }) => !this.#figures.has(run)).sort((a, b) => a.cell - b.cell || a.replication - b.replication);
    await folder.writeIndex(indexCsv(plan, index));
    await folder.writeComparison(comparison);
    await folder.writeFailures([...(await folder.failures()).filter(({ run }) => !this.#figures.has(run) && !this.#failures.has(run)), ...failures]);
    return {
      index, comparison, failures, computed: this.#computed, replications,
      ...(plan.precision === undefined ? {} : { precise: stop !== undefined }),
      missing: plan.cells.length * replications - index.rows.length,
    };
  }
}
