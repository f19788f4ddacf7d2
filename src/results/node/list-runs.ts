/** The runs below a results folder, finished and unfinished, as the viewer and the command line list them. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parseManifest, parseSummary, type ListedRun } from "../manifest.js";
import { runOfUnfinished, trueStatus } from "./unfinished.js";

const SCENARIO = /^[A-Za-z0-9][\w.-]*$/;
const RUN = /^[0-9a-f]{12}$/;

/** Whether a folder of this name can be a run's. */
export function isRunFolder(name: string): boolean {
  return RUN.test(name) || runOfUnfinished(name) !== undefined;
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** A run's folder; undefined where there is none or its manifest cannot be read. */
export async function readRun(root: string, scenario: string, folder: string): Promise<ListedRun | undefined> {
  const text = (name: string): Promise<string> => readFile(join(root, scenario, folder, name), "utf8");
  const manifest = await text("manifest.json").then(parseManifest, () => undefined);
  if (manifest === undefined) return undefined;
  const summary = await text("summary.json").then(parseSummary, () => undefined);
  return { scenario, run: manifest.run, folder, status: trueStatus(manifest), manifest, summary: summary ?? null };
}

/** Every run, newest first. */
export async function listRuns(root: string): Promise<ListedRun[]> {
  const found: { run: ListedRun; changed: number }[] = [];
  for (const scenario of (await namesIn(root)).filter((name) => SCENARIO.test(name))) {
    for (const folder of (await namesIn(join(root, scenario))).filter(isRunFolder)) {
      const run = await readRun(root, scenario, folder);
      if (run) found.push({ run, changed: (await stat(join(root, scenario, folder, "manifest.json"))).mtimeMs });
    }
  }
  return found.sort((a, b) => b.changed - a.changed).map(({ run }) => run);
}
