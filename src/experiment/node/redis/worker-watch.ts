/** Tells the coordinator's user who computes, and why nobody does. Says each thing once. */
import type { Tell } from "./connect.js";
import type { Presence, Present } from "./presence.js";

export class WorkerWatch {
  readonly #presence: Presence;
  readonly #engine: string;
  readonly #address: string;
  readonly #tell: Tell;
  #told = "";

  constructor(presence: Presence, engine: string, address: string, tell: Tell) {
    this.#presence = presence;
    this.#engine = engine;
    this.#address = address;
    this.#tell = tell;
  }

  async look(): Promise<void> {
    const sentence = workersSentence(await this.#presence.others("worker"), this.#engine, this.#address);
    if (sentence !== this.#told) { this.#told = sentence; this.#tell(sentence); }
  }
}

export function workersSentence(workers: readonly Present[], engine: string, address: string): string {
  const mine = workers.filter((each) => each.engine === engine), others = workers.filter((each) => each.engine !== engine);
  const threads = mine.reduce((sum, each) => sum + (each.threads ?? 1), 0);
  const start = `Start one on each machine: tanglewood worker --redis ${address}`;
  if (mine.length > 0) return `${mine.length} ${mine.length === 1 ? "worker computes" : "workers compute"} with ${threads} ${threads === 1 ? "thread" : "threads"}.`;
  if (others.length === 0) return `No worker is there. ${start}`;
  const versions = [...new Set(others.map((each) => each.engine))].sort().join(", ");
  return `No worker of engine ${engine} is there: ${others.length === 1 ? "the only one is" : `all ${others.length} are`} of ${versions} and ${others.length === 1 ? "leaves" : "leave"} these cells to others. ${start}`;
}
