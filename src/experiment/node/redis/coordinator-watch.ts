/** Tells the worker's user for whom it waits, and of cells that it must leave to workers of another engine. Says each thing once. */
import type { Tell } from "./connect.js";
import type { Presence, Present } from "./presence.js";

export class CoordinatorWatch {
  readonly #presence: Presence;
  readonly #engine: string;
  readonly #tell: Tell;
  readonly #told = new Set<string>();

  constructor(presence: Presence, engine: string, tell: Tell) {
    this.#presence = presence;
    this.#engine = engine;
    this.#tell = tell;
  }

  async look(): Promise<void> {
    for (const { id, name, engine } of foreign(await this.#presence.others("coordinator"), this.#engine)) {
      if (this.#told.has(id)) continue;
      this.#told.add(id);
      this.#tell(`"${name}" is computed by engine ${engine}; this worker is of ${this.#engine} and refuses its cells. Install tanglewood ${engine} here, or ${this.#engine} where the comparison was started.`);
    }
  }
}

function foreign(coordinators: readonly Present[], engine: string): Present[] {
  return coordinators.filter((each) => each.engine !== engine);
}
