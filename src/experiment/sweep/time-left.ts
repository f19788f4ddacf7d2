/**
 * How long a sweep still takes: the work left, in runs weighted by how long those of their cell have taken, at the pace of
 * the work done. It needs no word on how many threads or hosts there are.
 */
import { Durations } from "./durations.js";
import type { SweepTask } from "./task.js";

export class TimeLeft {
  readonly #durations: Durations;
  /** Tasks that are not finished, by cell. */
  readonly #waiting = new Map<number, number>();
  readonly #shares = new Map<string, { readonly cell: number; readonly share: number }>();
  #done = 0;

  constructor(durations = new Durations()) { this.#durations = durations; }

  expect(tasks: readonly SweepTask[]): void {
    for (const { cell } of tasks) this.#waiting.set(cell, (this.#waiting.get(cell) ?? 0) + 1);
  }

  progress({ run, cell }: SweepTask, share: number): void { this.#shares.set(run, { cell, share }); }

  /** @param seconds how long the run took; undefined where it failed */
  ended({ run, cell }: SweepTask, seconds: number | undefined): void {
    this.#shares.delete(run);
    this.#waiting.set(cell, (this.#waiting.get(cell) ?? 1) - 1);
    if (seconds === undefined) return;
    this.#durations.add(cell, seconds);
    this.#done += seconds;
  }

  /** Seconds from now, `elapsed` seconds after the beginning; undefined while there is nothing to judge by. */
  estimate(elapsed: number): number | undefined {
    let left = 0, done = this.#done, partial = 0;
    const weight = (cell: number): number => this.#durations.guess(cell) ?? 1;
    for (const [cell, count] of this.#waiting) left += count * weight(cell);
    for (const { cell, share } of this.#shares.values()) partial += share * weight(cell);
    done += partial;
    return done > 0 ? (elapsed * Math.max(0, left - partial)) / done : undefined;
  }
}
