/** One run of a sweep: a cell under the seed of a replication. */
import type { Setting } from "../../results/sweep-plan.js";

export interface SweepTask {
  /** Address of the run, as of `tanglewood run`. */
  readonly run: string;
  /** The first cell and replication that have this run; others may share it. */
  readonly cell: number;
  readonly replication: number;
  readonly seed: string;
  readonly overrides: readonly Setting[];
}
