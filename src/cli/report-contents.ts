/**
 * Which files go into a report. Everything that its charts read, in the order of what a reader would miss most; what does
 * not fit is left out as a whole, or series get fewer rows, and a sentence on the page says so.
 */
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { InputError } from "../parameter/input-error.js";
import { parseManifest, type ListedRun } from "../results/manifest.js";
import { readRun } from "../results/node/list-runs.js";
import { listSweeps } from "../results/node/list-sweeps.js";
import { SweepFolder } from "../results/node/sweep-folder.js";
import { thinned } from "../results/thinned.js";
import { Bundle, type Source } from "./report-bundle.js";
import type { Subject } from "./report-subject.js";

export interface Contents {
  readonly files: Readonly<Record<string, string>>;
  readonly bytes: number;
  readonly left: readonly string[];
  readonly pagesOfRuns: boolean;
  readonly holds: string;
  readonly title: string;
  readonly home: string;
  /** Unfinished, for the command line to tell. */
  readonly partial?: string;
}

/** Rows of a series are at most averaged over so many intervals: more would hide what happened. */
const COARSEST = 32;
/** Of a log the page shows the first rows only. */
const LOGS: ReadonlySet<string> = new Set(["transactions.csv", "deals.csv", "devices.csv"]);
const HEAD = 65_536;
const DRAWING: ReadonlySet<string> = new Set(["tangle.csv", "tangle-views.csv"]);

const text = (path: string): Promise<string | undefined> => readFile(path, "utf8").catch(() => undefined);
const given = (address: string, data: unknown): Source => ({ address, read: () => Promise.resolve(JSON.stringify(data)) });
const address = (...parts: readonly string[]): string => `results/${parts.map(encodeURIComponent).join("/")}`;

/** @param room bytes @throws InputError where there is nothing to show, or no room for the least */
export async function contentsOf(subject: Subject, room: number): Promise<Contents> {
  return subject.kind === "sweep" ? await ofSweep(subject, room) : await ofRun(subject, room);
}

async function ofSweep({ path, name }: Subject, room: number): Promise<Contents> {
  const sweep = (await listSweeps(dirname(path))).find((each) => each.name === basename(path)), plan = await new SweepFolder(path).plan();
  if (sweep === undefined || plan === undefined) throw new InputError("is not complete, or of another version, so there is nothing to report", { file: join(path, "plan.json") });
  const index = await text(join(path, "index.csv")) ?? "", runs = index.split("\n").slice(1).map((line) => line.split(",")[3] ?? "").filter((run) => /^[0-9a-f]{12}$/.test(run));
  if (runs.length === 0) throw new InputError("no run of this comparison has finished yet, so there is nothing to report", { file: path });
  const bundle = new Bundle(room), left: string[] = [];
  const own = ["plan.json", "index.csv", "failures.json", "comparison.json"].map((file): Source => ({ address: `${address(name)}/${file}`, read: () => text(join(path, file)) }));
  if (!await bundle.take([given("api/runs", []), given("api/sweeps", [sweep]), ...own])) throw tooSmall();
  const ofRuns = (file: string, change: (content: string) => string = (content) => content): Source[] => plan.keep === "figures" ? [] : runs.map((run) => ({
    address: `${address(name)}/runs/${run}/${file}`, read: async () => { const content = await text(join(path, "runs", run, file)); return content === undefined ? undefined : change(content); },
  }));
  if (!await bundle.take(ofRuns("latency.csv"))) left.push("Latencies of the runs are left out, so there is no chart of them.");
  const every = await takeSeries(bundle, (change) => ofRuns("series.csv", change), left);
  const pagesOfRuns = every === 1 && await bundle.take(await pagesOf(path, name, runs));
  if (!pagesOfRuns) left.push("The pages of single runs are left out.");
  const planned = plan.cells.length * plan.replications, more = planned - sweep.finished - sweep.failed;
  return {
    files: bundle.files, bytes: bundle.bytes, left, pagesOfRuns, title: `${name}, compared`, home: `#/compare/${encodeURIComponent(name)}`,
    holds: `Comparison ${name}: ${sweep.finished} runs of ${plan.cells.length} variants${sweep.failed > 0 ? `, ${sweep.failed} failed` : ""}`,
    ...(more > 0 && plan.precision === undefined ? { partial: `${sweep.finished} of ${planned} runs have finished: the report holds those, and says so.` } : {}),
  };
}

/** Series as they are or, where there is no room, of means over intervals. @returns over how many; 0 where there is none at all */
async function takeSeries(bundle: Bundle, series: (change: (content: string) => string) => Source[], left: string[]): Promise<number> {
  for (let every = 1; every <= COARSEST; every *= 2) {
    if (!await bundle.take(series((content) => (every === 1 ? content : thinned(content, every))))) continue;
    if (every > 1) left.push(`Charts over time show means over ${every} intervals of the results, for lack of room.`);
    return every;
  }
  left.push("Series are left out, so there are no charts over time.");
  return 0;
}

/** What the pages of a comparison's runs read beside series and latencies. A run's page asks without the folder `runs`. */
async function pagesOf(path: string, name: string, runs: readonly string[]): Promise<Source[]> {
  const all = await Promise.all(runs.map(async (run) => {
    const folder = join(path, "runs", run), files = (await readdir(folder).catch(() => [])).filter((file) => /\.(?:csv|json|yaml)$/.test(file) && !LOGS.has(file) && !DRAWING.has(file) && file !== "timing.json");
    return files.map((file): Source => ({ address: address(name, run, file), read: () => (file === "manifest.json" ? shortManifest(folder, new Set(files)) : text(join(folder, file))) }));
  }));
  return all.flat();
}

/** The manifest as the page reads it: of files and tables it names those that the report holds. */
async function shortManifest(folder: string, held: ReadonlySet<string>): Promise<string | undefined> {
  const written = await text(join(folder, "manifest.json")), manifest = parseManifest(written ?? "");
  if (manifest === undefined) return written;
  const files = Object.fromEntries(Object.entries(manifest.files).filter(([file]) => held.has(file)));
  const tables = Object.fromEntries(Object.entries(manifest.tables).filter(([table]) => held.has(`${table}.csv`)));
  return JSON.stringify({ ...manifest, files, tables });
}

async function ofRun({ path, name }: Subject, room: number): Promise<Contents> {
  const listed = await readRun(dirname(dirname(path)), basename(dirname(path)), basename(path));
  if (listed === undefined) throw new InputError("is not complete, so it is not known what this run is", { file: join(path, "manifest.json") });
  const { summary: _, ...short } = listed, entry: Omit<ListedRun, "summary"> = { ...short, scenario: name };
  const files = (await readdir(path)).filter((file) => /\.(?:csv|json|yaml)$/.test(file) && file !== "timing.json").sort();
  const source = (file: string, change: (content: string) => string = (content) => content): Source => ({
    address: address(name, entry.folder, file), read: async () => { const content = await text(join(path, file)); return content === undefined ? undefined : change(content); } });
  const bundle = new Bundle(room), left: string[] = [], tables = files.filter((file) => file.endsWith(".csv") && !LOGS.has(file) && !DRAWING.has(file) && file !== "series.csv");
  if (!await bundle.take([given("api/runs", [entry]), given("api/sweeps", []), ...["summary.json", "scenario.yaml"].filter((file) => files.includes(file)).map((file) => source(file)), given(address(name, entry.folder, "manifest.json"), {})])) throw tooSmall();
  if (files.includes("series.csv")) await takeSeries(bundle, (change) => [source("series.csv", change)], left);
  for (const table of tables) if (!await bundle.take([source(table)])) left.push(`${table} is left out for lack of room.`);
  await bundle.take([...LOGS].filter((file) => files.includes(file)).map((file) => source(file, headOf)));
  const drawing = [...DRAWING].filter((file) => files.includes(file));
  if (!await bundle.take(drawing.map((file) => source(file)))) left.push("The drawing of the tangle is left out for lack of room.");
  const held = new Set(files.filter((file) => bundle.files[address(name, entry.folder, file)] !== undefined));
  // It says what the report holds, so it is written last; room was kept for little, and it is small.
  delete bundle.files[address(name, entry.folder, "manifest.json")];
  const last = new Bundle(Infinity);
  await last.take([{ address: address(name, entry.folder, "manifest.json"), read: () => shortManifest(path, held) }]);
  return {
    files: { ...bundle.files, ...last.files }, bytes: bundle.bytes + last.bytes, left, pagesOfRuns: false, title: `${name} ${entry.run.slice(0, 6)}`, home: `#/run/${[name, entry.folder].map(encodeURIComponent).join("/")}`,
    holds: `Run ${entry.run} of ${name}, seed ${entry.seed}`, ...(entry.status === "done" ? {} : { partial: `This run ${entry.status === "running" ? "is still running" : entry.status === "failed" ? "failed" : "was interrupted"}: the report holds what it has written, and says so.` }),
  };
}

/** The first rows, whole. */
function headOf(content: string): string { return content.length <= HEAD ? content : content.slice(0, content.lastIndexOf("\n", HEAD) + 1); }

function tooSmall(): InputError { return new InputError("has no room for the figures alone", { path: "--limit" }); }
