/** All that the charts of the page are made from, at one moment: the sweep so far, and what the reader has chosen. */
import { compare } from "../../../src/experiment/compare/compare.js";
import type { ComparedCell, ComparedMetric, Comparison } from "../../../src/experiment/compare/comparison.js";
import { axisOf, type Axis } from "./axis.js";
import { within } from "./brush.js";
import { baselineOf, readChoices, type Choices, type Query } from "./choices.js";
import { looksOf, type Look } from "./looks.js";
import type { Sweep } from "./sweep.js";
import type { SweepSource } from "./sweep-source.js";

export interface Scene {
  readonly source: SweepSource;
  readonly sweep: Sweep;
  readonly comparison: Comparison;
  readonly choices: Choices;
  /** Cells of which something has finished, in order. */
  readonly cells: readonly number[];
  /** Those of them that are neither hidden nor outside of what was brushed. */
  readonly selected: readonly number[];
  readonly looks: (cell: number) => Look;
}

/** Makes scenes; comparing anew only where rows or the baseline have changed. */
export function sceneMaker(source: SweepSource): (sweep: Sweep, query: Query) => Scene {
  let last: { sweep: Sweep; baseline: number; comparison: Comparison } | undefined;
  return (sweep, query) => {
    const baseline = baselineOf(query, sweep);
    if (last?.sweep !== sweep || last.baseline !== baseline) last = { sweep, baseline, comparison: compare(sweep.table, sweep.plan, baseline, [...sweep.warmups.values()]) };
    const { comparison } = last, choices = readChoices(query, sweep, comparison), cells = [...sweep.rowsOf.keys()].sort((a, b) => a - b);
    const brushes = [...choices.brushes].flatMap(([name, brush]) => { const axis = axisOf(sweep, comparison, name); return axis ? [{ axis, brush }] : []; });
    const selected = cells.filter((cell) => !choices.hidden.has(cell) && brushes.every(({ axis, brush }) => within(axis, brush, cell)));
    return { source, sweep, comparison, choices, cells, selected, looks: looksOf(sweep) };
  };
}

/** The axes of the parallel coordinates, which are what can be brushed. */
export function axesOf({ choices, sweep, comparison }: Scene): Axis[] {
  return choices.axes.flatMap((name) => axisOf(sweep, comparison, name) ?? []);
}

export function metricOf({ comparison }: Pick<Scene, "comparison">, name: string): ComparedMetric | undefined {
  return comparison.metrics.find((metric) => metric.name === name);
}

/** A cell's figures of a metric, where something was observed; a comparison has its cells in the order of the plan. */
export function figureOf(metric: ComparedMetric | undefined, cell: number): (ComparedCell & { readonly mean: number }) | undefined {
  const found = metric?.cells[cell];
  return found === undefined || found.mean === null ? undefined : { ...found, mean: found.mean };
}

export function labelOf({ sweep }: Pick<Scene, "sweep">, cell: number): string { return sweep.plan.cells[cell]?.label ?? `cell ${cell}`; }
