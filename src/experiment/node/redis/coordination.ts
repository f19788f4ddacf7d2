/**
 * One sweep's coordinator while it runs: keeps a window of cells in the queue, hears of their ends by events, and looks
 * now and then for itself, since events are lost with a connection and everything is lost with a Redis that keeps no log.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Job, Queue, QueueEvents } from "bullmq";
import type { SweepFolder } from "../../../results/node/sweep-folder.js";
import type { SweepPlan } from "../../../results/sweep-plan.js";
import type { SweepTask } from "../../sweep/task.js";
import type { Hearing } from "../executor.js";
import { runContext } from "../run-task.js";
import { Arrivals } from "./arrivals.js";
import type { Connection, Tell } from "./connect.js";
import { failureSentence } from "./failure-sentence.js";
import type { CellJob, CellResult, Pace } from "./job.js";
import { jobOf, PREFIX, queueOf } from "./keys.js";
import { DamagedParcel } from "./parcel.js";
import { Presence } from "./presence.js";
import { Texts } from "./texts.js";
import { Wants } from "./wants.js";
import { within } from "./within.js";
import { WorkerWatch } from "./worker-watch.js";

export interface CoordinationOptions {
  readonly connection: Connection;
  readonly plan: SweepPlan;
  readonly folder: SweepFolder;
  readonly tell: Tell;
  readonly hear: Hearing;
  readonly pace: Pace;
  readonly shared: string | undefined;
}

/** Cells in the queue at once: enough for a thousand threads, and little for Redis, however large the sweep. */
const WINDOW = 1_000;
const BATCH = 100;
/** Milliseconds for words of parting that Redis may be too far away to hear. */
const PARTING = 2_000;
/** Results unpacked at once. */
const COLLECTORS = 4;
/** Times that a result may come damaged before its cell is listed as failed. */
const MOST_DAMAGED = 3;
/** Seconds that a finished job waits for a coordinator that was killed. */
const WAITS = 7 * 86_400;

interface Outstanding { readonly task: SweepTask; damaged: number }

export class Coordination {
  /** Resolves when nothing of it touches the disk any more; never rejects. */
  settled: Promise<unknown> = Promise.resolve();
  readonly #options: CoordinationOptions;
  readonly #queue: Queue<CellJob, CellResult>;
  readonly #events: QueueEvents;
  readonly #presence: Presence;
  readonly #texts: Texts;
  readonly #wants: Wants;
  readonly #watch: WorkerWatch;
  readonly #arrivals: Arrivals;
  readonly #outstanding = new Map<string, Outstanding>();
  readonly #ready = new Set<string>();
  #head: Pick<CellJob, "context" | "shared"> = { context: "" };
  #over = false;
  /** Milliseconds on the clock of this host. */
  #lookDue = 0;
  #wake = (): void => {};

  constructor(options: CoordinationOptions) {
    this.#options = options;
    const { connection: { bullmq, redis, address }, plan, folder, pace, tell, shared } = options;
    const quiet = (): void => { /* The connection's own listener tells of it. */ };
    this.#queue = new bullmq.Queue(queueOf(plan.engine), {
      connection: redis, prefix: PREFIX,
      defaultJobOptions: { attempts: 3, backoff: { type: "exponential", delay: Math.min(5_000, pace.lock / 4) }, removeOnComplete: { age: WAITS }, removeOnFail: { age: WAITS }, keepLogs: 10 },
    });
    this.#queue.on("error", quiet);
    this.#events = new bullmq.QueueEvents(this.#queue.name, { connection: redis, prefix: PREFIX });
    this.#events.on("error", quiet);
    this.#presence = new Presence(redis, "coordinator", { name: plan.name, engine: plan.engine }, pace.sign);
    this.#texts = new Texts(redis);
    this.#wants = new Wants(redis, this.#presence);
    this.#watch = new WorkerWatch(this.#presence, plan.engine, address, tell);
    this.#arrivals = new Arrivals(redis, folder, shared);
  }

  async run(tasks: readonly SweepTask[]): Promise<void> {
    const running = this.#run(tasks);
    this.settled = running.catch(() => {});
    return running;
  }

  /** Ends within a few seconds even where Redis is away; then cells in its queue are computed for nobody, or for the next start of the command. */
  async end(): Promise<void> {
    this.#over = true;
    this.#wake();
    await within(PARTING, this.#leave());
    this.#presence.stop();
    await within(PARTING, Promise.all([this.#events.close(), this.#queue.close()]));
  }

  /** Takes what is still queued out of the queue, unless another coordinator wants it. Cells under way end harmlessly. */
  async #leave(): Promise<void> {
    await Promise.all([...this.#outstanding.keys()].map(async (id) => {
      if (await this.#wants.release(id)) await this.#queue.remove(id).catch(() => {});   // One that is being computed is locked.
    }));
    await this.#wants.end();
    await this.#presence.end();
  }

  async #run(tasks: readonly SweepTask[]): Promise<void> {
    const { plan, folder, connection, pace } = this.#options;
    for (const digest of Object.values(plan.assets)) await this.#texts.put(await readFile(join(folder.data, digest), "utf8"));
    const word = await this.#arrivals.mark();
    this.#head = { context: await this.#texts.put(JSON.stringify(runContext(plan))), ...(word === undefined ? {} : { shared: word }) };
    await this.#presence.begin(() => this.#signOfLife());
    this.#listen();
    connection.onReturn(() => { this.#lookDue = 0; this.#wake(); });
    await this.#arrivals.clear();
    const next = tasks[Symbol.iterator]();
    for (let more = true; !this.#over;) {
      if (more && this.#outstanding.size <= WINDOW - BATCH) more = await this.#fill(next);
      if (Date.now() >= this.#lookDue) {
        this.#lookDue = Date.now() + pace.look;
        await this.#look();
      }
      await this.#collect();
      if (!more && this.#outstanding.size === 0) return;
      if (!more || this.#outstanding.size > WINDOW - BATCH) await this.#pause();
    }
  }

  /** Waits for news, or until it is time to look. */
  async #pause(): Promise<void> {
    if (this.#ready.size > 0 || this.#over) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#lookDue - Date.now());
      this.#wake = () => { clearTimeout(timer); resolve(); };
    });
  }

  async #signOfLife(): Promise<void> {
    await this.#wants.refresh(this.#outstanding.keys());
    await this.#watch.look();
  }

  #listen(): void {
    const ended = ({ jobId }: { jobId: string }): void => { if (this.#outstanding.has(jobId)) { this.#ready.add(jobId); this.#wake(); } };
    this.#events.on("completed", ended);
    this.#events.on("failed", ended);
    this.#events.on("progress", ({ jobId, data }) => {
      const cell = this.#outstanding.get(jobId);
      if (cell && typeof data === "number" && !this.#over) this.#options.hear.progress(cell.task, Math.min(1, Math.max(0, data)));
    });
    this.#events.on("stalled", ({ jobId }) => {
      const cell = this.#outstanding.get(jobId);
      if (cell && !this.#over) this.#options.tell(`A worker died or froze over cell ${cell.task.cell}, replication ${cell.task.replication}; it is computed again.`);
    });
  }

  /** Puts the next batch into the queue. @returns whether there may be more */
  async #fill(next: Iterator<SweepTask>): Promise<boolean> {
    const batch: SweepTask[] = [];
    for (let { done, value } = next.next(); !done; { done, value } = next.next()) {
      batch.push(value as SweepTask);
      if (batch.length === BATCH) break;
    }
    const { plan: { keep }, folder } = this.#options;
    const cells = new Map(batch.map((task) => [jobOf(task.run, keep), task]));
    await this.#wants.add([...cells.keys()]);
    // Another coordinator of this folder may have put it there; from here on it leaves what it has to this one.
    const there = await folder.finished();
    for (const [id, task] of cells) {
      this.#outstanding.set(id, { task, damaged: 0 });
      if (there.has(task.run) && await this.#isThere(id, task)) cells.delete(id);
    }
    // What failed for an earlier command is tried again for this one.
    const failed = new Set(await this.#queue.getRanges(["failed"], 0, -1));
    for (const id of cells.keys()) if (failed.has(id) && !await this.#wants.byOthers(id)) await this.#queue.remove(id);
    await this.#add([...cells.values()]);
    // What an earlier command had computed is there already, without a further event.
    const ended = new Set(await this.#queue.getRanges(["completed", "failed"], 0, -1));
    for (const id of cells.keys()) if (ended.has(id)) this.#ready.add(id);
    return batch.length === BATCH;
  }

  async #add(tasks: readonly SweepTask[]): Promise<void> {
    const { engine, name, keep } = this.#options.plan;
    await this.#queue.addBulk(tasks.map((task) => ({ name: "cell", data: { engine, sweep: name, task, ...this.#head }, opts: { jobId: jobOf(task.run, keep) } })));
  }

  /** Compares what is outstanding with what Redis knows of. */
  async #look(): Promise<void> {
    await this.#texts.refresh();
    // A job goes from these to those: asked in this order, none is overlooked.
    const open = new Set(await this.#queue.getRanges(["waiting", "active", "delayed", "prioritized"], 0, -1));
    const ended = new Set(await this.#queue.getRanges(["completed", "failed"], 0, -1));
    const missing = [...this.#outstanding].filter(([id]) => !open.has(id) && !ended.has(id));
    for (const id of this.#outstanding.keys()) if (ended.has(id)) this.#ready.add(id);
    const lost: SweepTask[] = [];
    for (const [id, { task }] of missing) if (!await this.#isThere(id, task)) lost.push(task);
    if (lost.length === 0) return;
    this.#options.tell(`${lost.length} ${lost.length === 1 ? "cell is" : "cells are"} not in Redis any more and ${lost.length === 1 ? "goes" : "go"} into the queue again.`);
    for (let i = 0; i < lost.length; i += BATCH) await this.#add(lost.slice(i, i + BATCH));
  }

  /** Whether another coordinator has put the run into this folder meanwhile; it is then told. */
  async #isThere(id: string, task: SweepTask): Promise<boolean> {
    const { folder } = this.#options;
    if (await folder.summary(task.run) === undefined) return false;
    this.#end(id, (hear) => hear.done(task, folder.runPath(task.run)));
    await this.#dispose(id);
    return true;
  }

  /** Takes a cell whose end is known out of Redis, unless another coordinator wants it. One that is being computed stays, and ends harmlessly. */
  async #dispose(id: string): Promise<void> {
    if (!await this.#wants.release(id)) return;
    const job = await this.#queue.getJob(id) as Job<CellJob, CellResult | null> | undefined;
    const removed = await job?.remove().then(() => true, () => false);
    if (removed && job?.returnvalue) await this.#arrivals.drop(job.returnvalue.parcel).catch(() => {});
  }

  async #collect(): Promise<void> {
    const ids = [...this.#ready];
    const one = async (): Promise<void> => { for (let id = ids.pop(); id !== undefined && !this.#over; id = ids.pop()) await this.#take(id); };
    await Promise.all(Array.from({ length: COLLECTORS }, one));
  }

  /** Brings in the end of one cell. */
  async #take(id: string): Promise<void> {
    this.#ready.delete(id);
    const cell = this.#outstanding.get(id);
    const job = cell && await this.#queue.getJob(id) as Job<CellJob, CellResult> | undefined;
    if (!cell || !job) return;
    const { task } = cell;
    if (await job.isFailed()) {
      this.#end(id, (hear) => hear.failed(task, failureSentence(job)));
      await this.#dispose(id);
      return;
    }
    if (!await job.isCompleted()) return;
    const { parcel } = job.returnvalue;
    try {
      const path = await this.#arrivals.take(task.run, parcel);
      this.#end(id, (hear) => hear.done(task, path));
    } catch (error) {
      if (!(error instanceof DamagedParcel)) throw error;
      await this.#again(id, cell, job, error);
      return;
    }
    await this.#dispose(id);
  }

  /** A result that is not what its worker sent is worth nothing: its cell is computed again. */
  async #again(id: string, cell: Outstanding, job: Job<CellJob, CellResult>, { message }: DamagedParcel): Promise<void> {
    if (await this.#isThere(id, cell.task)) return;
    await job.remove().catch(() => {});
    if (++cell.damaged < MOST_DAMAGED) {
      this.#options.tell(`The result of cell ${cell.task.cell}, replication ${cell.task.replication} did not come whole (${message}); it is computed again.`);
      await this.#add([cell.task]);
    } else this.#end(id, (hear) => hear.failed(cell.task, `Its result did not come whole, ${MOST_DAMAGED} times: ${message}. Do coordinator and workers see the same --shared folder?`));
  }

  #end(id: string, tell: (hear: Hearing) => void): void {
    if (this.#outstanding.delete(id) && !this.#over) tell(this.#options.hear);
  }
}
