/**
 * The folder of a sweep: its plan, the texts of the user's data, the finished runs, and the tables made of them. A run
 * is in `runs/<run>/` when it is complete, and only then; so what is missing can be read off the folder at any time.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseManifest, parseSummary, type Summary } from "../manifest.js";
import { parseFailures, parsePlan, type SweepFailure, type SweepPlan } from "../sweep-plan.js";
import { commit } from "./commit.js";
import { writeFailure } from "./file-failure.js";
import { makeFolder } from "./make-folder.js";
import { writeAtomically } from "./write-atomically.js";

const RUN = /^[0-9a-f]{12}$/;
const FAILURES = "failures.json";

export class SweepFolder {
  readonly path: string;

  constructor(path: string) { this.path = path; }

  /** Where the runs are. */
  get runs(): string { return join(this.path, "runs"); }
  /** Where the user's files are, each under the SHA-256 of its text. */
  get data(): string { return join(this.path, "data"); }

  runPath(run: string): string { return join(this.runs, run); }

  /** The plan; undefined where there is none. */
  async plan(): Promise<SweepPlan | undefined> {
    return readFile(join(this.path, "plan.json"), "utf8").then(parsePlan, () => undefined);
  }

  /** Writes the data and then the plan. @param data texts by their SHA-256 @throws ResultsError where the folder cannot be written */
  async begin(plan: SweepPlan, data: ReadonlyMap<string, string>): Promise<void> {
    try {
      await makeFolder(this.runs);
      if (data.size > 0) await makeFolder(this.data);
    } catch (error) { throw writeFailure(error, this.path); }
    for (const [digest, text] of data) await writeAtomically(join(this.data, digest), text);
    await this.#write("plan.json", plan);
  }

  /** Addresses of the runs that are complete. */
  async finished(): Promise<Set<string>> {
    return new Set((await readdir(this.runs).catch(() => [])).filter((name) => RUN.test(name)));
  }

  /** The figures of a finished run; undefined where it is not there or not whole. */
  async summary(run: string): Promise<Summary | undefined> {
    const [manifest, summary] = await Promise.all(["manifest.json", "summary.json"].map((name) => readFile(join(this.runPath(run), name), "utf8").catch(() => "")));
    return parseManifest(manifest!)?.status === "done" ? parseSummary(summary!) : undefined;
  }

  /** Takes a complete run's folder from elsewhere on the same file system, e.g. one that came over the network. @returns where it is now */
  async accept(run: string, from: string): Promise<string> {
    const to = this.runPath(run);
    if (from === to) return to;
    const manifest = await readFile(join(from, "manifest.json"), "utf8").then(parseManifest, () => undefined);
    return (await commit(from, to, manifest?.digests?.results ?? "")).path;
  }

  async writeIndex(csv: string): Promise<void> { await writeAtomically(join(this.path, "index.csv"), csv); }
  async writeComparison(comparison: unknown): Promise<void> { await this.#write("comparison.json", comparison); }

  /** Runs that could not be computed so far. */
  async failures(): Promise<readonly SweepFailure[]> {
    const text = await readFile(join(this.path, FAILURES), "utf8").catch(() => "[]");
    return parseFailures(text);
  }

  /** Without any, there is no such file. */
  async writeFailures(failures: readonly SweepFailure[]): Promise<void> {
    if (failures.length > 0) await this.#write(FAILURES, failures);
    else await rm(join(this.path, FAILURES), { force: true });
  }

  async #write(name: string, data: unknown): Promise<void> {
    await writeAtomically(join(this.path, name), `${JSON.stringify(data, undefined, 2)}\n`);
  }
}
