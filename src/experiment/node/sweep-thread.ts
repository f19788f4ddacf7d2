/**
 * A thread that computes runs of one sweep, one after the other: it loads the engine once, is sent a task at a time, and
 * sends back where the run stands. Rows go to the disk from here, so next to nothing passes between threads.
 */
import { parentPort, workerData } from "node:worker_threads";
import { ResultsError } from "../../results/node/file-failure.js";
import { Interrupted } from "../../results/node/record-run.js";
import type { SweepTask } from "../sweep/task.js";
import { TaskRunner, type RunContext, type RunPlaces } from "./run-task.js";

export interface ThreadSetUp {
  readonly kind: "sweep";
  readonly context: RunContext;
  readonly places: RunPlaces;
  /** Most megabytes of its heap and of the arrays beside it, which the limit of a thread's heap does not count. */
  readonly memory?: number | undefined;
}

export type ToThread = { readonly task: SweepTask } | "stop";

export type FromThread =
  | { readonly kind: "share"; readonly share: number }
  | { readonly kind: "done"; readonly path: string }
  /** `fatal`: not the run's fault, and no other would fare better (the disk is full). */
  | { readonly kind: "failed"; readonly sentence: string; readonly fatal: boolean; readonly lacksMemory?: boolean }
  | { readonly kind: "stopped" };

/** Milliseconds between two words on how far a run is. */
const BETWEEN_SHARES = 200;

class LacksMemory extends Error {}

function isSetUp(data: unknown): data is ThreadSetUp {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === "sweep";
}

if (parentPort && isSetUp(workerData)) {
  const port = parentPort, { context, places, memory } = workerData;
  const runner = new TaskRunner(context, places);
  let stopping = new AbortController();
  port.on("message", (message: ToThread) => {
    if (message === "stop") stopping.abort();
    else void compute(message.task).then((answer) => port.postMessage(answer));
  });

  async function compute(task: SweepTask): Promise<FromThread> {
    stopping = new AbortController();
    let next = 0;
    const onShare = (share: number): void => {
      if (Date.now() < next) return;
      next = Date.now() + BETWEEN_SHARES;
      const { heapUsed, external } = process.memoryUsage();
      if (memory !== undefined && heapUsed + external > memory * 2 ** 20) throw new LacksMemory();
      port.postMessage({ kind: "share", share } satisfies FromThread);
    };
    try {
      return { kind: "done", path: await runner.run(task, { signal: stopping.signal, onShare }) };
    } catch (error) {
      if (error instanceof Interrupted) return { kind: "stopped" };
      const sentence = error instanceof Error ? error.message : String(error);
      const lacksMemory = error instanceof LacksMemory || /Array buffer allocation failed/.test(sentence);
      return { kind: "failed", sentence, fatal: error instanceof ResultsError, lacksMemory };
    }
  }
}
