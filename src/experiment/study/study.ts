/**
 * What is compared: which parameters of a scenario take which values, how often each cell is repeated, and what counts as
 * better. A study is data: everything in it is checked against one scenario when it is read, and it is written into the plan.
 */
import type { Quantity } from "../../parameter/quantity.js";
import type { Keep } from "../../results/sweep-plan.js";
import type { Override } from "../../scenario/load.js";

/** A value as written: what `--set` would take. `null` leaves the parameter as the scenario, or its default, has it. */
export type Written = unknown;

/** A value in the engine's unit; lists and mappings as their JSON text. */
export type CellValue = number | string | boolean | null;

export type Method = "grid" | "random" | "latin-hypercube";

/** One value of a varied parameter, as written and as the engine computes with it. */
export interface StudyValue {
  readonly written: Written;
  readonly value: CellValue;
  /** Of a variant: what its name stands for. */
  readonly sets?: readonly Override[];
}

/** Between two numbers of one unit, the one in which they were written. */
export interface StudyRange { readonly min: number; readonly max: number; readonly scale: "linear" | "log"; readonly writtenUnit: string }

/** A parameter that varies: over `values`, or in a sample over `range`. */
export interface StudyParameter {
  readonly path: string;
  /** The engine's unit, where it has one. */
  readonly unit?: string;
  readonly doc?: string;
  readonly quantity?: Quantity;
  readonly kind: "number" | "choice" | "flag" | "text";
  /** Whether only whole numbers are allowed. */
  readonly whole: boolean;
  /** Empty where samples are drawn from the range. */
  readonly values: readonly StudyValue[];
  readonly range?: StudyRange;
}

export interface StudyMetrics { readonly minimize: readonly string[]; readonly maximize: readonly string[] }

export interface Study {
  /** Name of the study file without folder and ending; absent where all came from the command line. */
  readonly name?: string;
  readonly question: string;
  readonly lookFor: string;
  readonly method: Method;
  /** Cells to draw; absent in a grid. */
  readonly samples?: number;
  /** In the order of the columns: in a grid the first varies slowest. */
  readonly parameters: readonly StudyParameter[];
  /** Groups of paths that go in lockstep. */
  readonly zip: readonly (readonly string[])[];
  readonly where?: string;
  readonly replications: number;
  /** Replaces the seed of the scenario; samples are drawn from it as well. */
  readonly seed?: string;
  /** A cell's label, its number, or `path=value`; absent: the first cell. */
  readonly baseline?: string;
  readonly metrics: StudyMetrics;
  /** Half-width over mean at which a comparison may stop. */
  readonly precision?: number;
  /** Whose warm-up counts: the scenario's own, or the longest that MSER-5 finds in the first replications. */
  readonly warmup: "scenario" | "mser-5";
  readonly keep: Keep;
  /** What is the same in all cells, and other than in the scenario. */
  readonly set: readonly Override[];
}

/** One combination of values. */
export interface Cell {
  /** From 0, in the order of the study. */
  readonly cell: number;
  /** What is peculiar to it, in few words; no two cells share one. */
  readonly label: string;
  /** By path, in the engine's units; null where the scenario's own value stands. */
  readonly values: Readonly<Record<string, CellValue>>;
  /** Everything to set on the scenario: what the study sets in all cells, then what is this cell's. */
  readonly overrides: readonly Override[];
}
