/** What coordinator and workers tell each other through a job. Everything in it is data that any Redis user could have written. */
import type { SweepTask } from "../../sweep/task.js";
import type { Parcel } from "./parcel-store.js";

export interface CellJob {
  readonly engine: string;
  readonly sweep: string;
  readonly task: SweepTask;
  /** Digest of the JSON text of what all cells have in common: a `RunContext`. The texts that it names lie beside it. */
  readonly context: string;
  /** Word left in the folder through which results may travel. */
  readonly shared?: string;
  /** More than so many bytes; found out by a worker that had no more. */
  readonly needsMoreThan?: number;
}

export interface CellResult {
  readonly parcel: Parcel;
  /** Name of the worker. */
  readonly worker: string;
}

/** Milliseconds. A worker that is only slow is silent for a few seconds, one that swaps for longer. */
export const LOCK = 60_000;

/** Milliseconds that follow from the one that matters: how long a worker may be silent before its cell is another's. */
export interface Pace { readonly lock: number; readonly sign: number; readonly look: number }

export function paceOf(lock: number): Pace {
  const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
  return { lock, sign: between(200, lock / 8, 5_000), look: between(300, lock / 4, 10_000) };
}
