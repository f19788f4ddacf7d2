/** The runs below a results folder, finished and unfinished, as the viewer and the command line list them. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseManifest, parseSummary, type ListedRun } from "../manifest.js";
import { hasCrashed, runOfUnfinished } from "./unfinished.js";

const SCENARIO = /^[A-Za-z0-9][\w.-]*$/;
const RUN = /^[0-9a-f]{12}$/;

/** Whether a folder of this name can be a run's, or a scenario's. */
export function isRunFolder(name: string): boolean {
  return RUN.test(name) || runOfUnfinished(name) !== undefined;
}

export function isScenarioFolder(name: string): boolean {
  return SCENARIO.test(name);
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** A run's folder; undefined where there is none or its manifest cannot be read. */
export async function readRun(root: string, scenario: string, folder: string): Promise<ListedRun | undefined> {
  const path = (name: string): string => join(root, scenario, folder, name);
  const manifest = await readFile(path("manifest.json"), "utf8").then(parseManifest, () => undefined);
  if (manifest === undefined) return undefined;
  const crashed = hasCrashed(manifest);
  const failure = crashed ? "The process that wrote this run is gone." : manifest.failure;
  return {
    scenario, run: manifest.run, folder, status: crashed ? "interrupted" : manifest.status, ...(failure === undefined ? {} : { failure }),
    seed: manifest.seed, question: manifest.question, engine: manifest.engine, overrides: manifest.overrides, commandLine: manifest.commandLine,
    ...(manifest.digests ? { digests: manifest.digests } : {}),
    changedAt: (await stat(path("manifest.json"))).mtime.toISOString(),
    summary: await readFile(path("summary.json"), "utf8").then(parseSummary, () => undefined) ?? null,
  };
}

/** Every run, newest first. */
export async function listRuns(root: string): Promise<ListedRun[]> {
  const runs: ListedRun[] = [];
  for (const scenario of (await namesIn(root)).filter(isScenarioFolder)) {
    for (const folder of (await namesIn(join(root, scenario))).filter(isRunFolder)) {
      const run = await readRun(root, scenario, folder);
      if (run) runs.push(run);
    }
  }
  return runs.sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1));
}
