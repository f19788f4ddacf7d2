/**
 * A law: a figure that must come out, what theory or measurement says of it, and where that is written. Most laws run a
 * scenario; some are a computation alone, such as a closed form that other parts rely on.
 */
import type { Metric } from "../../sim/run-recorder.js";

interface LawHead {
  /** Short and stable, e.g. `T1`; variants of one law share its letter and number. */
  readonly id: string;
  /** What is measured, in words. */
  readonly quantity: string;
  readonly unit: string;
  readonly target: number;
  /** How far the mean over replications may lie from the target, relative to it; of a bound, how far beyond it. */
  readonly tolerance: number;
  /** The target is a bound, and any value on its right side holds. Left out: the target is a value. */
  readonly bound?: "at most" | "at least";
  readonly source: string;
  /** Too long for the quick form. */
  readonly fullOnly?: true;
}

export interface ScenarioLaw extends LawHead {
  /** The scenario, as a file would say it. */
  readonly scenario: Readonly<Record<string, unknown>>;
  /** The figure, read from the metrics of one run. */
  readonly read: (metric: (name: string) => number) => number;
  /** Overrides that break the law: with them the check must fail, else it checks nothing. */
  readonly plantedFault: Readonly<Record<string, unknown>>;
}

/** A law without a run: the same at every computation, so that it has no replications. */
export interface ComputedLaw extends LawHead {
  readonly compute: () => number;
  /** The computation with a fault in it, which the check must find. */
  readonly plantedFault: () => number;
}

export type Law = ScenarioLaw | ComputedLaw;

export function isComputed(law: Law): law is ComputedLaw { return "compute" in law; }

/** Reads a metric that must have been observed. */
export function reader(metrics: Readonly<Record<string, Metric>>): (name: string) => number {
  return (name) => metrics[name]?.value ?? Number.NaN;
}
