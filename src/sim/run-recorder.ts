/**
 * The recorder of a run: reads the declared figures at the end of each measuring interval, at the end of the warm-up
 * and at the end of the run, and hands rows to a sink. Declaring is over when the run starts, so that every row of
 * `series.csv` has the same columns.
 */
import type { Kernel } from "./kernel.js";
import type { Cell, Figure, Recorder, RowWriter, Table } from "./recorder.js";

/** Where the rows of a run go: files, a digest, memory. */
export interface RunSink {
  /** Opens a table; called once a name. */
  open(table: Table): RowWriter;
}

export interface Metric {
  /** Null where nothing was observed. */
  readonly value: number | null;
  readonly unit: string;
  readonly count?: number;
  readonly doc: string;
}

export interface Warning { readonly code: string; readonly sentence: string }

interface MetricReader { readonly name: string; readonly unit: string; readonly doc: string; readonly read: () => number | Figure }
interface SeriesReader { readonly name: string; readonly unit: string; readonly doc: string; readonly read: (interval: number) => number }

export interface Measuring {
  /** Seconds of simulated time: of the run, of its warm-up, and between two rows of the series. */
  readonly duration: number;
  readonly warmup: number;
  readonly interval: number;
}

export class RunRecorder implements Recorder {
  readonly #kernel: Kernel;
  readonly #measuring: Measuring;
  readonly #sink: RunSink;
  readonly #metrics = new Map<string, MetricReader>();
  readonly #series = new Map<string, SeriesReader>();
  readonly #tables = new Map<string, { table: Table; write: RowWriter }>();
  readonly #resets: (() => void)[] = [];
  readonly #closes: (() => void)[] = [];
  readonly #warnings = new Map<string, Warning>();
  #lastRow = 0;
  #writeSeries: RowWriter | undefined;

  constructor(kernel: Kernel, measuring: Measuring, sink: RunSink) {
    this.#kernel = kernel;
    this.#measuring = measuring;
    this.#sink = sink;
  }

  get duration(): number { return this.#measuring.duration; }

  metric(name: string, unit: string, doc: string, read: () => number | Figure): void {
    this.#declare(this.#metrics, name, { name, unit, doc, read });
  }

  series(name: string, unit: string, doc: string, read: (interval: number) => number): void {
    this.#declare(this.#series, name, { name, unit, doc, read });
  }

  table(table: Table): RowWriter {
    const known = this.#tables.get(table.name);
    if (known) {
      if (known.table.columns.length !== table.columns.length) throw new Error(`table "${table.name}" is declared twice with different columns`);
      return known.write;
    }
    const write = this.#sink.open(table);
    this.#tables.set(table.name, { table, write });
    return write;
  }

  atWarmupEnd(reset: () => void): void { this.#resets.push(reset); }
  atEnd(close: () => void): void { this.#closes.push(close); }

  warn(code: string, sentence: string): void {
    if (!this.#warnings.has(code)) this.#warnings.set(code, { code, sentence });
  }

  /** Ends the declaring: opens the series and schedules the measuring. Call once, before the first event. */
  start(): void {
    const { warmup, interval, duration } = this.#measuring;
    this.#writeSeries = this.table(this.#seriesTable());
    let warming = warmup > 0;
    const endWarmup = (): void => {
      warming = false;
      for (const reset of this.#resets) reset();
    };
    const measure = this.#kernel.eventType("recorder/measure", (row) => {
      this.#measure();
      // Where both fall on one instant, the interval is read before what it has counted is forgotten.
      if (warming && this.#kernel.now === warmup) endWarmup();
      const next = (row + 1) * interval;
      if (next <= duration) this.#kernel.at(next, measure, row + 1);
    });
    const warm = this.#kernel.eventType("recorder/warm-up-end", endWarmup);
    if (warming && !Number.isInteger(warmup / interval)) this.#kernel.at(warmup, warm);
    if (interval <= duration) this.#kernel.at(interval, measure, 1);
  }

  /** Ends the run: last row, closing of books, figures. */
  finish(): { metrics: Record<string, Metric>; warnings: readonly Warning[] } {
    if (this.#kernel.now > this.#lastRow) this.#measure();
    for (const close of this.#closes) close();
    const metrics: Record<string, Metric> = {};
    for (const { name, unit, doc, read } of this.#metrics.values()) {
      const figure = read();
      const { value, count } = typeof figure === "number" ? { value: figure, count: undefined } : figure;
      metrics[name] = { value: Number.isFinite(value) ? value : null, unit, ...(count === undefined ? {} : { count }), doc };
    }
    return { metrics, warnings: [...this.#warnings.values()] };
  }

  #measure(): void {
    const now = this.#kernel.now;
    const interval = now - this.#lastRow;
    const row: Cell[] = [now];
    for (const { read } of this.#series.values()) row.push(read(interval));
    this.#writeSeries!(row);
    this.#lastRow = now;
  }

  #seriesTable(): Table {
    return {
      name: "series",
      doc: "One row for each measuring interval.",
      columns: [
        { name: "time", unit: "s", doc: "Simulated time at the end of the interval." },
        ...[...this.#series.values()].map(({ name, unit, doc }) => ({ name, unit, doc })),
      ],
    };
  }

  #declare<T>(into: Map<string, T>, name: string, reader: T): void {
    if (this.#writeSeries) throw new Error(`"${name}" is declared after the run has started`);
    if (into.has(name)) throw new Error(`"${name}" is declared twice`);
    into.set(name, reader);
  }
}
