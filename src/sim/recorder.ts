/**
 * What a model tells about itself while it runs: figures of the summary, columns of the time series, rows of tables,
 * warnings. A model declares each once, with unit and sentence; who writes them where is not its business.
 */

/** A cell of a table: text or number; `undefined` and NaN are written as an empty cell. */
export type Cell = string | number | undefined;

export interface Column {
  /** Name in lower camel case, dotted from general to special, without the unit. */
  readonly name: string;
  /** Unit as written in brackets behind the name in the CSV header; none for text, identifiers and counts. */
  readonly unit?: string;
  readonly doc: string;
}

/** A table of rows, written to `<name>.csv` in the run's folder. */
export interface Table {
  readonly name: string;
  readonly doc: string;
  readonly columns: readonly Column[];
}

/** Takes one row, its cells in the order of the table's columns. */
export type RowWriter = (row: readonly Cell[]) => void;

/** A figure of the summary: `value` is NaN where nothing was observed; `count` is the number of observations. */
export interface Figure { readonly value: number; readonly count?: number }

export interface Recorder {
  /** Simulated seconds of the whole run. */
  readonly duration: number;
  /** A headline figure, read once when the run ends; `name` is dotted, general to special. */
  metric(name: string, unit: string, doc: string, read: () => number | Figure): void;
  /** A column of `series.csv`, read at the end of each measuring interval of `interval` seconds. */
  series(name: string, unit: string, doc: string, read: (interval: number) => number): void;
  /** Opens a table; two calls with one name share the table and must agree on its columns. */
  table(table: Table): RowWriter;
  /** Calls `reset` once when the warm-up ends: forget what was observed, keep the state. */
  atWarmupEnd(reset: () => void): void;
  /** Calls `close` once when the simulated time is over and before figures are read: write what is left, check books. */
  atEnd(close: () => void): void;
  /** A sentence that the summary, the terminal and the viewer show; `code` is a stable name, told once each. */
  warn(code: string, sentence: string): void;
}
