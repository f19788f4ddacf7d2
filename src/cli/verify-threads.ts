/**
 * The replications of all laws, shared out over threads. Each depends on nothing but its law and its number, so it does
 * not matter which thread runs it, nor when.
 */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { isComputed, type Law } from "../experiment/verify/law.js";
import { laws } from "../experiment/verify/registry.js";
import { findingOf, type Finding } from "../experiment/verify/verify.js";
import type { Answer, Task } from "./verify-worker.js";

/** Most threads: the quick form fits into a minute on two. */
const THREADS = 2;

/**
 * @param told hears each finding, in the order of `chosen`, as soon as it and all before it are there
 * @throws where a run fails
 */
export async function checkAll(chosen: readonly Law[], replications: number, told: (finding: Finding) => void): Promise<readonly Finding[]> {
  const tasks = chosen.flatMap((law) => Array.from({ length: isComputed(law) ? 1 : replications }, (_, replication): Task => ({ law: laws.indexOf(law), replication })));
  const values = new Map(chosen.map((law): [Law, number[]] => [law, []]));
  const findings: Finding[] = [];
  let next = 0;
  const take = ({ law: place, replication, ...answer }: Answer): void => {
    const law = laws[place]!;
    if ("error" in answer) throw new Error(`law ${law.id} (${law.quantity}): ${answer.error}`);
    values.get(law)![replication] = answer.value;
    for (let ahead = chosen[findings.length]; ahead !== undefined && isComplete(ahead); ahead = chosen[findings.length]) {
      const finding = findingOf(ahead, values.get(ahead)!);
      findings.push(finding);
      told(finding);
    }
  };
  const isComplete = (law: Law): boolean => values.get(law)!.filter((value) => value !== undefined).length === (isComputed(law) ? 1 : replications);
  const threads = Array.from({ length: Math.min(THREADS, availableParallelism(), tasks.length) }, () => new Worker(new URL("./verify-worker.js", import.meta.url), { workerData: "verify" }));
  try {
    await Promise.all(threads.map((thread) => new Promise<void>((resolve, reject) => {
      thread.on("error", reject);
      thread.on("message", (answer: Answer | "ready") => {
        try { if (answer !== "ready") take(answer); } catch (error) { reject(error instanceof Error ? error : new Error(String(error))); return; }
        const task = tasks[next++];
        if (task) thread.postMessage(task); else resolve();
      });
    })));
  } finally { await Promise.all(threads.map((thread) => thread.terminate())); }
  return findings;
}
