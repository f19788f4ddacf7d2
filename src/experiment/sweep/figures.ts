/**
 * The figures of a sweep's finished runs, kept as rows of numbers, so that a hundred thousand runs fit into memory; and the
 * index made of them. Which runs came first makes no difference.
 */
import { replicationSeed, type SweepPlan } from "../../results/sweep-plan.js";
import type { Metric } from "../../sim/run-recorder.js";
import type { IndexRow, IndexTable } from "../compare/comparison.js";

/** Addresses of the runs: by cell, then by replication less one. Cells that come to the same scenario share them. */
export type RunAddresses = readonly (readonly string[])[];

/** The metrics of a run: all runs of one kind of scenario share one. */
interface Shape { readonly names: readonly string[]; readonly places: ReadonlyMap<string, number> }

interface Row { readonly shape: Shape; /** NaN where nothing was observed. */ readonly values: Float64Array }

export class Figures {
  readonly #shapes = new Map<string, Shape>();
  readonly #rows = new Map<string, Row>();
  readonly #units = new Map<string, string>();

  has(run: string): boolean { return this.#rows.has(run); }

  add(run: string, metrics: Readonly<Record<string, Metric>>): void {
    const shape = this.#shapeOf(Object.keys(metrics));
    for (const name of shape.names) {
      const { unit } = metrics[name]!, before = this.#units.get(name);
      // Should cells differ, any one rule that does not ask who came first will do.
      if (before === undefined || unit < before) this.#units.set(name, unit);
    }
    this.#rows.set(run, { shape, values: Float64Array.from(shape.names, (name) => metrics[name]!.value ?? Number.NaN) });
  }

  /** The figure of a run; null where it has none. */
  value(run: string, metric: string): number | null {
    const row = this.#rows.get(run), value = row?.values[row.shape.places.get(metric) ?? -1];
    return value === undefined || Number.isNaN(value) ? null : value;
  }

  /** The index over the first so many replications: metrics by name, rows by cell and replication. */
  table({ seed }: Pick<SweepPlan, "seed">, addresses: RunAddresses, replications: number): IndexTable {
    const shapes = new Set<Shape>(), rows: Omit<IndexRow, "seed" | "values">[] = [];
    for (const [cell, runs] of addresses.entries()) {
      for (let replication = 1; replication <= replications; replication++) {
        const run = runs[replication - 1]!, row = this.#rows.get(run);
        if (row === undefined) continue;
        shapes.add(row.shape);
        rows.push({ cell, replication, run });
      }
    }
    const names = [...new Set([...shapes].flatMap((shape) => shape.names))].sort();
    return {
      metrics: names.map((name) => ({ name, unit: this.#units.get(name)! })),
      rows: rows.map((row): IndexRow => ({ ...row, seed: replicationSeed(seed, row.replication), values: names.map((name) => this.value(row.run, name)) })),
    };
  }

  #shapeOf(names: readonly string[]): Shape {
    const key = names.join("\n"), known = this.#shapes.get(key);
    if (known) return known;
    const shape = { names, places: new Map(names.map((name, place) => [name, place])) };
    this.#shapes.set(key, shape);
    return shape;
  }
}
