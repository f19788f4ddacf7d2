/**
 * The folder of one run while it is written. It is a temporary folder until everything is on the disk and is then
 * renamed, so a run is either whole or visibly unfinished. Use: `create`, rows through `open`, `drained` between slices
 * of the simulation, and in the end `finish` or `abandon`.
 */
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import type { RowWriter, Table } from "../../sim/recorder.js";
import type { Metric, RunSink, Warning } from "../../sim/run-recorder.js";
import { resultsDigest } from "../digest.js";
import { parseSummary, type FileEntry, type Manifest, type ManifestHead, type Sampled, type Status, type Summary, type TableEntry } from "../manifest.js";
import { CsvFile } from "./csv-file.js";
import { commit, type Commit } from "./commit.js";
import { writeFailure } from "./file-failure.js";
import { makeFolder } from "./make-folder.js";
import { ParquetFile } from "./parquet-file.js";
import { keepReserve, releaseReserve } from "./reserve.js";
import type { TableFile } from "./table-file.js";
import { clearUnfinished, makeUnfinished } from "./unfinished.js";
import { writeWhole } from "./write-whole.js";

/** What a run ended with. */
export interface RunFigures {
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly warnings: readonly Warning[];
  readonly events: number;
  /** Digest of the trajectory. */
  readonly trajectory: string;
  /** Tables that hold only a sample of their rows. */
  readonly sampled?: Readonly<Record<string, Sampled>>;
}

/** What a clock and a host have a say in; kept out of every digest. */
export interface Timing { readonly startedAt: string; readonly wallSeconds: number; readonly [figure: string]: unknown }

export interface FolderOptions {
  /** The resolved scenario, as YAML. */
  readonly scenarioText: string;
  /** Seconds of simulated time. */
  readonly duration: number;
  readonly warmup: number;
  /** Keep every transaction, as Parquet. */
  readonly trace: boolean;
  /** Which tables are written; all of them where it is not said. */
  readonly keeps?: (table: string) => boolean;
  /** Whether other hosts may write to the folder too. */
  readonly shared?: boolean;
}

/** The resolved scenario, from which the run can be made again. */
const SCENARIO = "scenario.yaml";
/** Tables that a trace keeps as Parquet. */
const TRACED = new Set(["transactions"]);

export class RunFolder implements RunSink {
  /** Where the files are now. */
  readonly path: string;
  readonly #home: string;
  readonly #head: ManifestHead;
  readonly #options: FolderOptions;
  readonly #scenario: FileEntry;
  readonly #tables = new Map<string, { table: Table; file: TableFile }>();
  readonly #dropped: string[] = [];

  private constructor(home: string, path: string, head: ManifestHead, options: FolderOptions, scenario: FileEntry) {
    this.#home = home;
    this.path = path;
    this.#head = head;
    this.#options = options;
    this.#scenario = scenario;
  }

  /** In `root/<scenario>/`, where what crashed runs left is cleared away. @throws ResultsError where `root` cannot be written */
  static async create(root: string, head: ManifestHead, options: FolderOptions): Promise<RunFolder> {
    const home = join(root, head.scenario);
    try {
      await makeFolder(home);
      await clearUnfinished(home, head.run);
    } catch (error) { throw writeFailure(error, home); }
    return RunFolder.createIn(home, head, options);
  }

  /** In the folder `home`, which is there. @throws ResultsError where it cannot be written */
  static async createIn(home: string, head: ManifestHead, options: FolderOptions): Promise<RunFolder> {
    let path: string;
    try { path = await makeUnfinished(home, head.run, options.shared); } catch (error) { throw writeFailure(error, home); }
    try {
      await keepReserve(path);
      // From the start, so that a run that never ends can be repeated from its folder too.
      const scenario = await writeWhole(join(path, SCENARIO), options.scenarioText);
      const folder = new RunFolder(home, path, head, options, scenario);
      await folder.#describe("running");
      return folder;
    } catch (error) {
      await rm(path, { recursive: true, force: true });
      throw writeFailure(error, path);
    }
  }

  open(table: Table): RowWriter {
    if (this.#options.keeps?.(table.name) === false) {
      this.#dropped.push(table.name);
      return () => {};
    }
    const traced = this.#options.trace && TRACED.has(table.name);
    const path = join(this.path, `${table.name}.${traced ? "parquet" : "csv"}`);
    const file: TableFile = traced ? new ParquetFile(path, table) : new CsvFile(path, table);
    this.#tables.set(table.name, { table, file });
    return (row) => file.write(row);
  }

  /** Tells whoever looks into the folder which tables are being written. Call when all tables are open. */
  async started(): Promise<void> { await this.#describe("running"); }

  /** Resolves when the rows taken so far have gone to the files. @throws ResultsError, e.g. when the disk is full */
  async drained(): Promise<void> {
    for (const { file } of this.#tables.values()) await file.drained();
  }

  /** Completes the folder and gives it its final name. */
  async finish(figures: RunFigures, timing: Timing): Promise<Commit & { summary: Summary }> {
    const rows: Record<string, FileEntry> = {};
    for (const { file } of this.#tables.values()) rows[file.name] = await file.close();
    const digests = { trajectory: figures.trajectory, results: resultsDigest(new Map(Object.entries(rows).map(([name, { sha256 }]) => [name, sha256])), figures) };
    const { scenario, seed } = this.#head;
    const { duration, warmup } = this.#options;
    const summary: Summary = {
      scenario, seed, duration, warmup, events: figures.events, wallSeconds: timing.wallSeconds, digest: digests.results,
      warnings: figures.warnings, metrics: figures.metrics,
    };
    await writeWhole(join(this.path, "summary.json"), `${JSON.stringify(summary, undefined, 2)}\n`);
    await releaseReserve(this.path);
    await writeWhole(join(this.path, "timing.json"), `${JSON.stringify(timing, undefined, 2)}\n`);
    await this.#describe("done", { digests, files: { ...rows, [SCENARIO]: this.#scenario } }, figures.sampled);
    const done = await commit(this.path, join(this.#home, this.#head.run), digests.results);
    // What is told of the run is what stands in its folder, to the letter: its first writing, where that was kept.
    const kept = done.verdict === "same" ? parseSummary(await readFile(join(done.path, "summary.json"), "utf8")) : undefined;
    return { ...done, summary: kept ?? summary };
  }

  /** Keeps what was written, marked with why the run ended early. */
  async abandon(status: "failed" | "interrupted", failure: string): Promise<void> {
    const closed = await Promise.allSettled([...this.#tables.values()].map(({ file }) => file.close()));
    const rows = Object.fromEntries([...this.#tables.values()].flatMap(({ file }, i) => {
      const end = closed[i]!;
      return end.status === "fulfilled" ? [[file.name, end.value]] : [];
    }));
    await releaseReserve(this.path);
    // Should even this fail, the manifest keeps saying "running", and that its process is gone tells the rest.
    await this.#describe(status, { failure, files: { ...rows, [SCENARIO]: this.#scenario } }).catch(() => {});
  }

  /** Removes the folder, for a run that turned out to have no beginning. */
  async discard(): Promise<void> {
    await Promise.allSettled([...this.#tables.values()].map(({ file }) => file.close()));
    await rm(this.path, { recursive: true, force: true });
  }

  async #describe(status: Status, more: Partial<Manifest> = {}, samples: Readonly<Record<string, Sampled>> = {}): Promise<void> {
    const tables: Record<string, TableEntry> = {};
    for (const [name, { table, file }] of this.#tables) {
      const sampled = samples[name];
      tables[name] = { doc: table.doc, columns: table.columns, rows: file.rows, ...(sampled ? { sampled } : {}) };
    }
    const manifest: Manifest = {
      format: 1, ...this.#head, status,
      ...(status === "done" ? {} : { process: { pid: process.pid, host: hostname() } }),
      ...(this.#dropped.length > 0 ? { dropped: [...this.#dropped].sort() } : {}),
      files: { [SCENARIO]: this.#scenario }, ...more, tables,
    };
    const path = join(this.path, "manifest.json");
    try {
      await writeFile(`${path}.new`, `${JSON.stringify(manifest, undefined, 2)}\n`, { flush: true });
      await rename(`${path}.new`, path);
    } catch (error) {
      await rm(`${path}.new`, { force: true });
      throw writeFailure(error, path);
    }
  }
}
