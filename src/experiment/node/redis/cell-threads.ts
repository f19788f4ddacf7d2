/**
 * The threads of a worker. A thread knows one scenario and keeps the engine loaded; cells of the same scenario go to it
 * one after the other, and one of another replaces it.
 */
import { access, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeAtomically } from "../../../results/node/write-atomically.js";
import type { SweepTask } from "../../sweep/task.js";
import type { RunContext, RunPlaces } from "../run-task.js";
import { RunFailed, SweepThread } from "../thread.js";
import type { Texts } from "./texts.js";

const DIGEST = /^[0-9a-f]{64}$/;

/** Contexts kept beside those in use, for sweeps that are computed at once. */
const MOST_CONTEXTS = 16;

export class CellThreads {
  readonly #folder: string;
  readonly #data: string;
  readonly #texts: Texts;
  readonly #memory: number;
  readonly #contexts = new Map<string, RunContext>();
  #threads = 0;
  readonly #idle: { readonly context: string; readonly thread: SweepThread }[] = [];

  /** @param folder where runs are written @param memory megabytes of each cell */
  constructor(folder: string, texts: Texts, memory: number) {
    this.#folder = folder;
    this.#data = join(folder, "data");
    this.#texts = texts;
    this.#memory = memory;
  }

  /**
   * @returns the folder of the complete run, which the caller removes
   * @throws RunFailed (LacksMemory among them), ResultsError, TextsAreGone; where `signal` was aborted, anything
   */
  async run(context: string, task: SweepTask, onShare: (share: number) => void, signal: AbortSignal): Promise<string> {
    const thread = await this.#threadFor(context);
    const end = (): void => { void thread.end(); };
    if (signal.aborted) throw new Error("aborted");
    signal.addEventListener("abort", end, { once: true });
    try { return await thread.run(task, onShare); } finally {
      signal.removeEventListener("abort", end);
      this.#idle.push({ context, thread });
    }
  }

  async end(): Promise<void> { await Promise.all(this.#idle.map(({ thread }) => thread.end())); }

  async #threadFor(context: string): Promise<SweepThread> {
    const known = await this.#contextOf(context);
    const place = this.#idle.findIndex((each) => each.context === context);
    if (place >= 0) return this.#idle.splice(place, 1)[0]!.thread;
    void this.#idle.shift()?.thread.end();
    // Each has a folder of its own: the same run may be computed twice at once, and kept differently.
    const places: RunPlaces = { runs: join(this.#folder, `runs-${++this.#threads}`), data: this.#data };
    await mkdir(places.runs);
    return new SweepThread(known, places, { memory: this.#memory });
  }

  /** Sees to it that the user's data are on this disk. */
  async #contextOf(digest: string): Promise<RunContext> {
    const there = this.#contexts.get(digest);
    if (there) return there;
    const context = JSON.parse(await this.#texts.get(digest)) as RunContext;
    await mkdir(this.#data, { recursive: true });
    for (const data of Object.values(context.assets)) {
      if (!DIGEST.test(data)) throw new RunFailed(`The data of this cell are not named as they should be: ${data.slice(0, 80)}`);
      const path = join(this.#data, data);
      if (!await access(path).then(() => true, () => false)) await writeAtomically(path, await this.#texts.get(data));
    }
    for (const [oldest] of this.#contexts) if (this.#contexts.size >= MOST_CONTEXTS) this.#contexts.delete(oldest);
    this.#contexts.set(digest, context);
    return context;
  }
}
