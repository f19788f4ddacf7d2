/**
 * One thread that computes runs, as seen from outside. Should it crash or run out of memory, the run that it was at fails
 * with a sentence, and a new thread takes the next one.
 */
import { Worker } from "node:worker_threads";
import { ResultsError } from "../../results/node/file-failure.js";
import { Interrupted } from "../../results/node/record-run.js";
import { clearOwn } from "../../results/node/unfinished.js";
import type { SweepTask } from "../sweep/task.js";
import type { RunContext, RunPlaces } from "./run-task.js";
import type { FromThread, ThreadSetUp, ToThread } from "./sweep-thread.js";

/** The run could not be computed: the sentence says why. Another run may do better. */
export class RunFailed extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "RunFailed";
  }
}

/** It needs more memory than its thread may have: another machine may do better. */
export class LacksMemory extends RunFailed {}

export interface ThreadOptions {
  /** Most megabytes of its heap and arrays; the system's own limit where it is not said. */
  readonly memory?: number | undefined;
}

export class SweepThread {
  readonly #setUp: ThreadSetUp;
  readonly #options: ThreadOptions;
  #worker: Worker | undefined;

  constructor(context: RunContext, { runs, data }: RunPlaces, options: ThreadOptions = {}) {
    this.#setUp = { kind: "sweep", context, places: { runs, data } };
    this.#options = options;
  }

  /**
   * Computes a run; one at a time. @returns the folder of the complete run, in `places.runs`
   * @throws RunFailed, Interrupted after `stop`, or ResultsError where nothing can be written any more
   */
  async run(task: SweepTask, onShare: (share: number) => void): Promise<string> {
    const worker = this.#worker ??= this.#start();
    const answer = await new Promise<FromThread>((resolve) => {
      const settle = (last: FromThread): void => {
        for (const [event, listener] of Object.entries(listeners)) worker.off(event, listener);
        resolve(last);
      };
      const broken = (sentence: string, lacksMemory = false): void => { this.#worker = undefined; settle({ kind: "failed", sentence, fatal: false, lacksMemory }); };
      const listeners = {
        message: (message: FromThread): void => { if (message.kind === "share") onShare(message.share); else settle(message); },
        error: (error: Error & { code?: string }): void => {
          if (error.code === "ERR_WORKER_OUT_OF_MEMORY") broken("", true);
          else broken(`The thread that computed this run broke off: ${error.message}`);
        },
        exit: (code: number): void => { broken(`The thread that computed this run ended with code ${code}.`); },
      };
      for (const [event, listener] of Object.entries(listeners)) worker.on(event, listener);
      worker.postMessage({ task } satisfies ToThread);
    });
    if (answer.kind === "done") return answer.path;
    if (this.#worker === undefined) {
      await worker.terminate();
      await clearOwn(this.#setUp.places.runs, task.run);
    }
    if (answer.kind === "failed") {
      if (answer.lacksMemory) throw new LacksMemory(this.#tooLarge());
      throw answer.fatal ? new ResultsError(answer.sentence) : new RunFailed(answer.sentence);
    }
    throw new Interrupted("The run was stopped.");
  }

  /** Has the run end between two slices; what it had written is removed. */
  stop(): void { this.#worker?.postMessage("stop" satisfies ToThread); }

  async end(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #start(): Worker {
    const { memory } = this.#options;
    return new Worker(new URL("./sweep-thread.js", import.meta.url), {
      workerData: { ...this.#setUp, memory }, execArgv: [], ...(memory === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: memory } }),
    });
  }

  #tooLarge(): string {
    const { memory } = this.#options;
    return memory === undefined
      ? "The run needs more memory than this machine lets one thread have. Allow more with --memory, run fewer at once with -j, or make the cell smaller."
      : `The run needs more than the ${memory} MB that each thread may have. Allow more with --memory, or make the cell smaller.`;
  }
}
