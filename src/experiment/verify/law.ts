/**
 * A law: a figure that must come out, what theory or measurement says of it, and where that is written. Most laws run a
 * scenario; some are a computation alone, such as a closed form that other parts rely on.
 */
import type { ValidationRow } from "../../results/validation.js";
import type { Metric } from "../../sim/run-recorder.js";

/**
 * What a law says, as its row of the findings says it again. An `id` is short and stable, e.g. `T1`; variants of one law
 * share its letter and number. `tolerance` is for the mean over replications; without `bound` the target is a value.
 */
interface LawHead extends Pick<ValidationRow, "id" | "quantity" | "unit" | "target" | "tolerance" | "bound" | "source"> {
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
