/**
 * In which order tasks are handed out: as they come, so that what is finished is about as far in every cell; towards the
 * end the longest first, so that no thread is left with a long run while the others have nothing to do.
 */
import type { SweepTask } from "./task.js";

/** As many tasks from the end on as are looked through for the longest. */
const TAIL = 64;

export class TaskQueue {
  readonly #tasks: SweepTask[];
  readonly #seconds: (cell: number) => number | undefined;
  #next = 0;

  /** @param seconds how long a run of a cell takes, as far as that is known */
  constructor(tasks: readonly SweepTask[], seconds: (cell: number) => number | undefined) {
    this.#tasks = [...tasks];
    this.#seconds = seconds;
  }

  get length(): number { return this.#tasks.length - this.#next; }

  /** The next task; of a cell of which nothing is known before any other, since it may be the longest. */
  take(): SweepTask | undefined {
    if (this.length === 0) return undefined;
    if (this.length <= TAIL) this.#bringLongest();
    return this.#tasks[this.#next++];
  }

  #bringLongest(): void {
    let longest = this.#next, most = -1;
    for (let i = this.#next; i < this.#tasks.length; i++) {
      const seconds = this.#seconds(this.#tasks[i]!.cell) ?? Number.POSITIVE_INFINITY;
      if (seconds > most) { most = seconds; longest = i; }
    }
    // The others keep their order.
    const [task] = this.#tasks.splice(longest, 1);
    this.#tasks.splice(this.#next, 0, task!);
  }
}
