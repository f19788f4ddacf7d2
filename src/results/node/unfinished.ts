/**
 * The folders of runs that are not finished: `.unfinished-<run>-<pid>`, in a shared folder with the host behind it. A run
 * that fails or is interrupted leaves its folder for the user to look at, until the same run is started again; one whose
 * process died is cleared away by the next start, since nobody knows how far its files are true.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { parseManifest, type Manifest } from "../manifest.js";

const NAME = /^\.unfinished-([0-9a-f]{12})-(\d+)(?:-([0-9a-f]{8}))?$/;

/** Of this host, in the name of what it writes where others write as well: who died without a manifest is then known all the same. */
const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** Makes the folder. Its name may be taken by a process of the same number on another host or before a restart: then one with more digits is. */
export async function makeUnfinished(scenarioFolder: string, run: string, shared = false): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const path = join(scenarioFolder, `.unfinished-${run}-${process.pid}${attempt === 0 ? "" : `000${attempt}`}${shared ? `-${HOST}` : ""}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) { if ((error as NodeJS.ErrnoException).code !== "EEXIST" || attempt >= 9) throw error; }
  }
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

/** Whether the process that was writing this run is gone without a word. */
export function hasCrashed({ status, process: writer }: Manifest): boolean {
  return status === "running" && writer !== undefined && writer.host === hostname() && !alive(writer.pid);
}

/** Removes what earlier processes of this host left half written in a scenario's folder and nobody needs any more. */
export async function clearUnfinished(scenarioFolder: string, run: string): Promise<void> {
  for (const name of await readdir(scenarioFolder)) {
    const its = runOfUnfinished(name);
    if (its === undefined) continue;
    const folder = join(scenarioFolder, name);
    const manifest = await readFile(join(folder, "manifest.json"), "utf8").then(parseManifest, () => undefined);
    const crashed = manifest === undefined ? !alive(Number(NAME.exec(name)![2])) : hasCrashed(manifest);
    const superseded = its === run && manifest !== undefined && manifest.status !== "running";
    if (crashed || superseded) await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what this process left half written of a run in a shared folder, for a thread that ended in the middle of it. */
export async function clearOwn(folder: string, run: string): Promise<void> {
  await clearShared(folder, (its, pid) => its === run && pid === process.pid);
}

/** Removes what processes of this host that are gone left half written in a shared folder. */
export async function clearCrashed(folder: string): Promise<void> {
  await clearShared(folder, (_run, pid) => !alive(pid));
}

async function clearShared(folder: string, left: (run: string, pid: number) => boolean): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, run = "", pid, host] = NAME.exec(name) ?? [];
    if (host === HOST && left(run, Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}
