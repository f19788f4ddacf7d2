/**
 * A metric by one or two parameters, whatever else varies: the cells that share the values are averaged within each
 * replication, which have the same random numbers, and the interval is taken over the replications.
 */
import { confidenceInterval } from "../../../src/experiment/statistics/interval.js";
import type { Axis } from "./axis.js";
import { figures, type Sweep } from "./sweep.js";

export interface Pooled {
  /** Of the axes, in their order. */
  readonly at: readonly number[];
  readonly cells: readonly number[];
  readonly mean: number;
  /** Undefined for fewer than two replications. */
  readonly halfWidth: number | undefined;
}

/** One entry for each combination of values among `cells`, ascending. */
export function pooled(sweep: Sweep, cells: readonly number[], axes: readonly Axis[], metric: string): Pooled[] {
  const groups = new Map<string, { at: number[]; cells: number[] }>();
  for (const cell of cells) {
    const at = axes.map((axis) => axis.of(cell) ?? Number.NaN), key = at.join(" ");
    const group = groups.get(key) ?? { at, cells: [] };
    groups.set(key, group);
    group.cells.push(cell);
  }
  return [...groups.values()].flatMap((group) => {
    const values = byReplication(group.cells.map((cell) => figures(sweep, cell, metric)));
    if (values.length === 0) return [];
    const { mean, halfWidth } = confidenceInterval(values);
    return [{ ...group, mean, halfWidth: values.length < 2 ? undefined : halfWidth }];
  }).sort((a, b) => a.at.reduce((order, value, i) => order || value - b.at[i]!, 0));
}

/** Means over cells, of the replications that all of them have; over those that any has, where no replication is whole. */
export function byReplication(columns: readonly (readonly (number | null)[])[]): number[] {
  const length = Math.max(0, ...columns.map((column) => column.length));
  const here = Array.from({ length }, (_, i) => columns.flatMap((column) => column[i] ?? []));
  const whole = here.filter((values) => values.length === columns.length), used = whole.length > 0 ? whole : here.filter((values) => values.length > 0);
  return used.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
}
