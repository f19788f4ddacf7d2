/**
 * The figures of a claim's study as its judgement asks for them: by cell, which is named by the values it has. Several cells
 * are put together replication by replication, under the same random numbers, so that chance which they share cancels.
 */
import { InputError } from "../../parameter/input-error.js";
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
  readonly #file: string;
  readonly #asked = new Set<string>();

  /** @param file of the study, named where it lacks what is asked for */
  constructor(index: IndexTable, cells: readonly StudiedCell[], file = "the study") {
    this.#index = index;
    this.#cells = cells;
    this.#file = file;
  }

  /** Names of the figures asked for so far, in the order of the alphabet. */
  get asked(): readonly string[] { return [...this.#asked].sort(); }

  /** Values that a parameter has in the cells, each once, in their order. */
  valuesOf(path: string): unknown[] { return [...new Set(this.#cells.map(({ values }) => values[path]))]; }

  /** Numbers that a parameter has, from least to most. */
  numbersOf(path: string): number[] {
    return this.valuesOf(path).map((value) => {
      if (typeof value !== "number") throw this.#lacks(`${path} must vary over numbers`);
      return value;
    }).sort((a, b) => a - b);
  }

  /** Mean of a figure in the one cell that has these values. */
  of(metric: string, which: Which): Interval { return confidenceInterval(this.#column(metric, which)); }

  /** How much more a figure is in one cell than in another, replication by replication. */
  difference(metric: string, which: Which, than: Which): Interval { return pairedDifference(this.#column(metric, which), this.#column(metric, than)); }

  /** How many times as large a figure is in one cell as in another, replication by replication. */
  ratio(metric: string, which: Which, than: Which): Interval { return this.combined(metric, [which, than], (a, b) => a / b); }

  /** Something made, in each replication, of a figure in two cells. */
  combined(metric: string, [one, other]: readonly [Which, Which], make: (one: number, other: number) => number): Interval {
    const others = this.#column(metric, other);
    return confidenceInterval(this.#column(metric, one).map((value, i) => make(value, others[i]!)));
  }

  /** The figure with its words, for the page. `scale` brings it to the unit said, `expected` is in that unit. */
  figure(what: string, metric: string, which: Which, options: { readonly unit?: string; readonly scale?: number; readonly expected?: number } = {}): ClaimFigure {
    const { mean, halfWidth } = this.of(metric, which), { scale = 1, expected } = options;
    const unit = options.unit ?? this.#index.metrics[this.#place(metric)]!.unit;
    return { what, unit, mean: mean * scale, halfWidth: halfWidth * scale, ...(expected === undefined ? {} : { expected }) };
  }

  #lacks(sentence: string): InputError { return new InputError(`${sentence}; the claim is judged by that`, { file: this.#file }); }

  #place(metric: string): number {
    const place = this.#index.metrics.findIndex(({ name }) => name === metric);
    if (place < 0) throw this.#lacks(`has no figure ${metric}`);
    this.#asked.add(metric);
    return place;
  }

  /** By replication; a run in which nothing was observed is an error, since a judgement must not rest on the others. */
  #column(metric: string, which: Which): number[] {
    const place = this.#place(metric), found = this.#cells.filter((cell) => matches(cell, which));
    if (found.length !== 1) throw this.#lacks(`must have one cell with ${JSON.stringify(which)}, and has ${found.length}`);
    const rows = this.#index.rows.filter(({ cell }) => cell === found[0]!.cell).sort((a, b) => a.replication - b.replication);
    return rows.map(({ values, replication }) => {
      const value = values[place] ?? null;
      if (value === null) throw this.#lacks(`has nothing observed of ${metric} with ${JSON.stringify(which)} in replication ${replication}`);
      return value;
    });
  }
}

function matches({ values }: StudiedCell, which: Which): boolean {
  return Object.entries(which).every(([path, value]) => values[path] === value);
}
