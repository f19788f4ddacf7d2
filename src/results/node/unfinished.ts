/**
 * The folders of runs that are not finished: `.unfinished-<run>-<pid>`. A run that fails or is interrupted leaves its
 * folder for the user to look at, until the same run is started again; one whose process died is cleared away by the
 * next start, since nobody knows how far its files are true.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { parseManifest, type ListedRun, type Manifest } from "../manifest.js";

const NAME = /^\.unfinished-([0-9a-f]{12})-(\d+)$/;

export function unfinishedName(run: string, pid: number): string {
  return `.unfinished-${run}-${pid}`;
}

/** The run that an unfinished folder is of; undefined for any other name. */
export function runOfUnfinished(name: string): string | undefined {
  return NAME.exec(name)?.[1];
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) { return (error as NodeJS.ErrnoException).code === "EPERM"; }
}

/** What has become of a run whose manifest says this: a process that is gone cannot be running. */
export function trueStatus(manifest: Manifest): ListedRun["status"] {
  const writer = manifest.process;
  const gone = manifest.status === "running" && writer !== undefined && writer.host === hostname() && !alive(writer.pid);
  return gone ? "crashed" : manifest.status;
}

/** Removes what earlier processes of this host left half written in a scenario's folder and nobody needs any more. */
export async function clearUnfinished(scenarioFolder: string, run: string): Promise<void> {
  for (const name of await readdir(scenarioFolder)) {
    const its = runOfUnfinished(name);
    if (its === undefined) continue;
    const folder = join(scenarioFolder, name);
    const manifest = await readFile(join(folder, "manifest.json"), "utf8").then(parseManifest, () => undefined);
    const writer = manifest?.process ?? { pid: Number(NAME.exec(name)![2]), host: hostname() };
    if (writer.host !== hostname() || (writer.pid !== process.pid && alive(writer.pid) && (manifest?.status ?? "running") === "running")) continue;
    const status = manifest === undefined ? "crashed" : trueStatus(manifest);
    if (status === "crashed" || its === run) await rm(folder, { recursive: true, force: true });
  }
}
