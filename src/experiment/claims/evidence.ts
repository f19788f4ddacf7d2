/** The figures of a claim's study as its judgement asks for them: by cell, which is named by the values it has. */
import type { IndexTable } from "../compare/comparison.js";
import { confidenceInterval, type Interval } from "../statistics/interval.js";
import { pairedDifference } from "../statistics/paired.js";
import type { ClaimFigure } from "./figure.js";

/** Values that a cell must have, by path, in the engine's units; null where the scenario's own stands. */
export type Which = Readonly<Record<string, unknown>>;

export interface StudiedCell { readonly cell: number; readonly values: Readonly<Record<string, unknown>> }

export class Evidence {
  readonly #index: IndexTable;
  readonly #cells: readonly StudiedCell[];

  constructor(index: IndexTable, cells: readonly StudiedCell[]) {
    this.#index = index;
    this.#cells = cells;
  }

  /** Values that a parameter has in the cells, each once, in their order. */
  valuesOf(path: string, which: Which = {}): unknown[] { return [...new Set(this.#cells.filter((cell) => matches(cell, which)).map(({ values }) => values[path]))]; }

  /** Mean of a figure in the one cell that has these values. */
  of(metric: string, which: Which): Interval { return confidenceInterval(this.#column(metric, which)); }

  /** How much more a figure is in one cell than in another, replication by replication. */
  difference(metric: string, which: Which, than: Which): Interval { return pairedDifference(this.#column(metric, which), this.#column(metric, than)); }

  /** The figure with its words, for the page. `scale` brings it to the unit said. */
  figure(what: string, metric: string, which: Which, options: { readonly unit?: string; readonly scale?: number; readonly expected?: number } = {}): ClaimFigure {
    const { mean, halfWidth } = this.of(metric, which), { scale = 1, expected } = options;
    const unit = options.unit ?? this.#index.metrics[this.#place(metric)]!.unit;
    return { what, unit, mean: mean * scale, halfWidth: halfWidth * scale, ...(expected === undefined ? {} : { expected }) };
  }

  #place(metric: string): number {
    const place = this.#index.metrics.findIndex(({ name }) => name === metric);
    if (place < 0) throw new Error(`the study has no figure ${metric}`);
    return place;
  }

  /** By replication; a run in which nothing was observed is an error, since a judgement must not rest on the rest. */
  #column(metric: string, which: Which): number[] {
    const place = this.#place(metric), found = this.#cells.filter((cell) => matches(cell, which));
    if (found.length !== 1) throw new Error(`${found.length} cells of the study have ${JSON.stringify(which)}; one is wanted`);
    const rows = this.#index.rows.filter(({ cell }) => cell === found[0]!.cell).sort((a, b) => a.replication - b.replication);
    return rows.map(({ values, replication }) => {
      const value = values[place] ?? null;
      if (value === null) throw new Error(`${metric} was not observed with ${JSON.stringify(which)} in replication ${replication}`);
      return value;
    });
  }
}

function matches({ values }: StudiedCell, which: Which): boolean {
  return Object.entries(which).every(([path, value]) => values[path] === value);
}
