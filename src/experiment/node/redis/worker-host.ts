/**
 * One machine's worker: takes cells from Redis and computes each in a thread of its own. The event loop stays free, so
 * that locks are renewed in time; a cell whose lock is lost belongs to somebody else, and its thread is ended at once.
 */
import { rm } from "node:fs/promises";
import type { Job, Worker } from "bullmq";
import { ResultsError } from "../../../results/node/file-failure.js";
import { LacksMemory } from "../thread.js";
import { CellThreads } from "./cell-threads.js";
import { redisSentence } from "./cluster-error.js";
import type { Connection, Tell } from "./connect.js";
import { failureSentence } from "./failure-sentence.js";
import type { CellJob, CellResult, Pace } from "./job.js";
import { PREFIX, queueOf } from "./keys.js";
import { pack } from "./parcel.js";
import { FolderParcels, RedisParcels, type ParcelStore } from "./parcel-store.js";
import { Presence } from "./presence.js";
import { Texts, TextsAreGone } from "./texts.js";
import { within } from "./within.js";
import { CoordinatorWatch } from "./coordinator-watch.js";

export interface WorkerHostOptions {
  readonly connection: Connection;
  readonly engine: string;
  readonly name: string;
  /** Cells at once. */
  readonly threads: number;
  /** Bytes that all cells together may take. */
  readonly memory: number;
  /** Where runs are written until they are sent. */
  readonly folder: string;
  readonly pace: Pace;
  readonly shared: string | undefined;
  readonly tell: Tell;
}

/** Why a thread is ended before its cell is done. */
const LOST = "lost", GIVEN_BACK = "given back";
/** A cell may outlive so many workers (machines that are taken away); a cell that kills its workers ends there. */
const MOST_STALLED = 10;
const RUN = /^[0-9a-f]{12}$/;
const MILLISECONDS_BETWEEN_NEWS = 500;

export class WorkerHost {
  readonly #options: WorkerHostOptions;
  readonly #worker: Worker<CellJob, CellResult>;
  readonly #presence: Presence;
  readonly #threads: CellThreads;
  readonly #watch: CoordinatorWatch;
  readonly #inRedis: ParcelStore;
  readonly #inFolder: FolderParcels | undefined;
  readonly #running = new Map<string, AbortController>();
  /** Jobs that were too large for this worker. */
  readonly #left = new Set<string>();
  #idle = (): void => {};

  constructor(options: WorkerHostOptions) {
    this.#options = options;
    const { connection: { bullmq, redis }, engine, name, threads, memory, folder, pace, shared, tell } = options;
    this.#presence = new Presence(redis, "worker", { name, engine, threads, share: memory / threads }, pace.sign);
    this.#threads = new CellThreads(folder, new Texts(redis), Math.floor(memory / threads / (1 << 20)));
    this.#watch = new CoordinatorWatch(this.#presence, engine, tell);
    this.#inRedis = new RedisParcels(redis);
    this.#inFolder = shared === undefined ? undefined : new FolderParcels(shared);
    this.#worker = new bullmq.Worker<CellJob, CellResult>(queueOf(engine), (job, token) => this.#process(job, token ?? ""), {
      connection: redis, prefix: PREFIX, name, concurrency: threads, autorun: false, lockDuration: pace.lock, stalledInterval: pace.lock / 2,
      maxStalledCount: MOST_STALLED, runRetryDelay: Math.min(2_000, pace.lock / 2), drainDelay: Math.min(5, pace.lock / 2_000),
    });
    this.#worker.on("error", () => { /* The connection's listener tells of Redis, and a lost lock is told below. */ });
    this.#worker.on("lockRenewalFailed", (jobs) => { for (const id of jobs) this.#running.get(id)?.abort(LOST); });
    this.#worker.on("failed", (job, { message }) => {
      if (job?.finishedOn !== undefined) tell(`${label(job)} failed: ${failureSentence({ failedReason: message, attemptsStarted: job.attemptsStarted })}`);
    });
  }

  /** Takes cells until `signal` is aborted, then lets those under way end within `grace` milliseconds and gives the others back. */
  async run(signal: AbortSignal, grace: number): Promise<void> {
    const { tell } = this.#options;
    const stopped = new Promise<void>((resolve) => { signal.addEventListener("abort", () => resolve(), { once: true }); });
    await Promise.race([this.#presence.begin(() => this.#watch.look()), stopped]);
    if (!signal.aborted) void this.#worker.run().catch(() => { /* It ends when it is closed. */ });
    await stopped;
    await this.#worker.pause(true);
    if (this.#running.size > 0) {
      tell(`Stopping: ${this.#running.size} ${this.#running.size === 1 ? "cell has" : "cells have"} ${grace / 1000} s to end; then others compute ${this.#running.size === 1 ? "it" : "them"}.`);
      await within(grace, new Promise<void>((resolve) => { this.#idle = resolve; }));
      for (const running of this.#running.values()) running.abort(GIVEN_BACK);
      if (this.#running.size > 0) await within(PARTING, new Promise<void>((resolve) => { this.#idle = resolve; }));
    }
    await within(PARTING, this.#presence.end());
    // What waits for an answer of Redis is not waited for.
    await within(PARTING, this.#worker.close(this.#running.size > 0 || this.#options.connection.redis.status !== "ready"));
    await this.#threads.end();
  }

  async #process(job: Job<CellJob, CellResult>, token: string): Promise<CellResult> {
    const running = new AbortController(), id = job.id!;
    this.#running.set(id, running);
    try { return await this.#cell(job, token, running); } finally {
      this.#running.delete(id);
      if (this.#running.size === 0) this.#idle();
    }
  }

  async #cell(job: Job<CellJob, CellResult>, token: string, running: AbortController): Promise<CellResult> {
    const { connection: { bullmq, address }, engine, name, memory, threads, tell } = this.#options;
    const { data } = job, { signal } = running;
    if (data.engine !== engine) throw new bullmq.UnrecoverableError(`It is of engine ${data.engine}, and its worker of ${engine}.`);
    if (!RUN.test(data.task.run)) throw new bullmq.UnrecoverableError("It names no run.");
    const share = memory / threads;
    if (data.needsMoreThan !== undefined && data.needsMoreThan >= share && await this.#isAnybodyLarger(share)) await this.#leave(job, token);
    const begun = performance.now();
    let told = begun;
    const progress = (part: number): void => {
      if (performance.now() - told < MILLISECONDS_BETWEEN_NEWS) return;
      told = performance.now();
      job.updateProgress(part).catch(() => { /* The job is gone, which the lock tells. */ });
    };
    let path: string | undefined;
    try {
      path = await this.#threads.run(data.context, data.task, progress, signal);
      const store = await this.#storeFor(data);
      const parcel = await store.put(data.task.run, pack(path));
      if (signal.aborted || !await this.#isStillOurs(job, token)) { await store.drop(parcel).catch(() => {}); running.abort(LOST); }
      signal.throwIfAborted();
      tell(`${label(job)} is done in ${((performance.now() - begun) / 1000).toFixed(1)} s.`);
      return { parcel, worker: name };
    } catch (error) {
      if (signal.aborted) {
        if (signal.reason === GIVEN_BACK) await job.moveToWait(token).catch(() => {});
        tell(`${label(job)} ${signal.reason === GIVEN_BACK ? "is given back" : "is not this worker's any more, since it or Redis was away for too long"}.`);
        throw new bullmq.WaitingError();
      }
      if (error instanceof LacksMemory) {
        await job.updateData({ ...data, needsMoreThan: Math.max(share, data.needsMoreThan ?? 0) });
        if (await this.#isAnybodyLarger(share)) await this.#leave(job, token);
        throw new bullmq.UnrecoverableError(`${error.message} No worker has more to give: start one on a larger machine, or with fewer threads (-j).`);
      }
      if (error instanceof TextsAreGone || error instanceof bullmq.DelayedError) throw error;
      // With trouble of Redis or of this machine another attempt may fare better.
      if (isOfRedis(error)) throw new Error(redisSentence(error, address));
      if (error instanceof ResultsError || isOfTheSystem(error)) throw new Error(`Worker ${name}: ${error.message}`);
      throw new bullmq.UnrecoverableError(error instanceof Error ? error.message : String(error));
    } finally { if (path !== undefined) await rm(path, { recursive: true, force: true }); }
  }

  /** Whether the lock is: a result that nobody waits for would lie about in Redis. */
  async #isStillOurs({ id }: Job<CellJob, CellResult>, token: string): Promise<boolean> {
    return await this.#options.connection.redis.get(`${this.#worker.toKey(id!)}:lock`) === token;
  }

  /** The shared folder, where the coordinator's is the same. */
  async #storeFor({ shared }: CellJob): Promise<ParcelStore> {
    return shared !== undefined && this.#inFolder && await this.#inFolder.isSame(shared) ? this.#inFolder : this.#inRedis;
  }

  async #isAnybodyLarger(share: number): Promise<boolean> {
    return (await this.#presence.others("worker")).some((other) => other.engine === this.#options.engine && (other.share ?? 0) > share);
  }

  /** Puts a cell aside for a moment, for a worker with more memory. */
  async #leave(job: Job<CellJob, CellResult>, token: string): Promise<never> {
    const { connection: { bullmq }, pace, tell } = this.#options;
    if (!this.#left.has(job.id!)) tell(`${label(job)} needs more memory than this worker has for each of its threads; it is left to another.`);
    this.#left.add(job.id!);
    await job.moveToDelayed(Date.now() + Math.min(5_000, pace.lock / 2), token);
    throw new bullmq.DelayedError();
  }
}

/** Milliseconds for words of parting that Redis may be too far away to hear. */
const PARTING = 2_000;

function label({ data: { sweep, task } }: Job<CellJob, CellResult>): string {
  return `${sweep}: cell ${task.cell}, replication ${task.replication}`;
}

function isOfRedis(error: unknown): boolean {
  return error instanceof Error && /\b(?:OOM command|MISCONF|READONLY|NOPERM|Connection is closed)\b/.test(error.message);
}

function isOfTheSystem(error: unknown): error is Error {
  return error instanceof Error && /^E[A-Z]+$/.test(String((error as NodeJS.ErrnoException).code));
}
