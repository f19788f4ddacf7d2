/** A thread that runs replications of laws for `tanglewood verify`: it is told which, and answers with the figure. */
import { parentPort, workerData } from "node:worker_threads";
import { markets } from "../agents/registry.js";
import { isComputed } from "../experiment/verify/law.js";
import { laws } from "../experiment/verify/registry.js";
import { replicate } from "../experiment/verify/verify.js";
import { readBuiltIns } from "../scenario/node/open-scenario.js";

/** One replication of the law at a place of the registry. */
export interface Task { readonly law: number; readonly replication: number }
export type Answer = Task & ({ readonly value: number } | { readonly error: string });

if (parentPort && workerData === "verify") {
  const port = parentPort, assets = await readBuiltIns(markets.flatMap((market) => market.assets ?? []));
  port.on("message", (task: Task) => { port.postMessage(answer(task)); });
  port.postMessage("ready");

  function answer(task: Task): Answer {
    const law = laws[task.law]!;
    try {
      return { ...task, value: isComputed(law) ? law.compute() : replicate(law, task.replication, assets) };
    } catch (error) { return { ...task, error: error instanceof Error ? error.message : String(error) }; }
  }
}
