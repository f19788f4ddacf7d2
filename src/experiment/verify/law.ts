/** A law: a figure that a scenario must reproduce, what theory or measurement says of it, and where that is written. */
import type { Metric } from "../../sim/run-recorder.js";

export interface Law {
  /** Short and stable, e.g. `T1`; variants of one law share its letter and number. */
  readonly id: string;
  /** What is measured, in words. */
  readonly quantity: string;
  readonly unit: string;
  readonly target: number;
  /** How far the mean over replications may lie from the target, relative to it. */
  readonly tolerance: number;
  readonly source: string;
  /** The scenario, as a file would say it. */
  readonly scenario: Readonly<Record<string, unknown>>;
  /** The figure, read from the metrics of one run. */
  readonly read: (metric: (name: string) => number) => number;
  /** Overrides that break the law: with them the check must fail, else it checks nothing. */
  readonly plantedFault: Readonly<Record<string, unknown>>;
}

/** Reads a metric that must have been observed. */
export function reader(metrics: Readonly<Record<string, Metric>>): (name: string) => number {
  return (name) => metrics[name]?.value ?? Number.NaN;
}
