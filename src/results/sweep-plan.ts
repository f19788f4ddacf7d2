/**
 * What `plan.json` of a sweep holds: every cell of a comparison and all that is needed to compute it again, written
 * before the first run. The plan on the disk is the truth; queues, threads and hosts may come and go.
 */
import { isRecord } from "../parameter/record.js";

/** One parameter set to one value, as `--set path=value` does. */
export interface Setting { readonly path: string; readonly value: unknown }

/** Which files of a run are kept: figures alone, also what charts are drawn from, or every table. */
export type Keep = "figures" | "charts" | "all";

export interface VariedParameter {
  readonly path: string;
  readonly unit?: string;
  readonly doc?: string;
  readonly kind: "number" | "choice" | "flag" | "text";
  /** In the order of the study. */
  readonly values: readonly unknown[];
}

export interface PlannedCell {
  /** From 0, its place among the cells. */
  readonly cell: number;
  readonly label: string;
  /** The varied parameters' values, by path. */
  readonly values: Readonly<Record<string, unknown>>;
  /** All that this cell changes of the scenario: `--set`s of the whole study, then its own. */
  readonly overrides: readonly Setting[];
}

export interface SweepPlan {
  readonly format: 1;
  readonly engine: string;
  /** Of the sweep, hence of its folder. */
  readonly name: string;
  /** Digest of all that its runs depend on but the engine: the same in a sweep that has only more replications. */
  readonly identity: string;
  /** Seconds that MSER-5 chose for all cells, where the study leaves that to it. */
  readonly warmup?: number;
  /** Name of the base scenario, without folder and ending. */
  readonly scenario: string;
  readonly question: string;
  readonly lookFor: string;
  /** Text of the base scenario's file. */
  readonly scenarioFile: string;
  /** SHA-256 of each file of the user that a cell reads, by the name written in the scenario; the texts are in `data/`. */
  readonly assets: Readonly<Record<string, string>>;
  /** The study as it was resolved. */
  readonly study: unknown;
  readonly commandLine: string;
  readonly parameters: readonly VariedParameter[];
  readonly cells: readonly PlannedCell[];
  /** Of each cell, at most. */
  readonly replications: number;
  /** Seed of the first replication; replication r above 1 has `<seed>/<r>`, in every cell. */
  readonly seed: string;
  /** The cell that the others are compared with. */
  readonly baseline: number;
  readonly metrics: { readonly minimize: readonly string[]; readonly maximize: readonly string[] };
  /** Relative half width of the 95 % interval at which replications end, 0.02 for 2 %. */
  readonly precision?: number;
  readonly keep: Keep;
}

/** A run that could not be computed, as in `failures.json`. */
export interface SweepFailure { readonly cell: number; readonly replication: number; readonly seed: string; readonly run: string; readonly sentence: string }

/** Common random numbers: replication r has the same seed in every cell, and the first the scenario's own. */
export function replicationSeed(seed: string, replication: number): string {
  return replication === 1 ? seed : `${seed}/${replication}`;
}

/** Reads a plan; undefined for anything that is not one (empty, cut off, of another format). */
export function parsePlan(text: string): SweepPlan | undefined {
  const data = parsed(text);
  const whole = isRecord(data) && data["format"] === 1 && typeof data["engine"] === "string" && typeof data["name"] === "string"
    && typeof data["scenarioFile"] === "string" && Array.isArray(data["cells"]) && typeof data["replications"] === "number" && isRecord(data["metrics"]);
  return whole ? data as unknown as SweepPlan : undefined;
}

/** Reads failures.json; none where it is not whole. */
export function parseFailures(text: string): readonly SweepFailure[] {
  const data = parsed(text);
  return Array.isArray(data) ? data.filter((each): each is SweepFailure => isRecord(each) && typeof each["run"] === "string" && typeof each["sentence"] === "string") : [];
}

function parsed(text: string): unknown {
  try { return JSON.parse(text) as unknown; } catch { return undefined; }
}
