/**
 * Gives a complete run its final name, in one step. A run has one address, so there may be a folder of that name from
 * an earlier run of the same scenario and seed: then both must hold the same results, and one of them is kept.
 */
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseManifest } from "../manifest.js";
import { writeFailure } from "./file-failure.js";

export interface Commit {
  /** The folder that holds the run now. */
  readonly path: string;
  /** "same": an identical run was there already; "replaced": one with other results was, and is gone. */
  readonly verdict: "new" | "same" | "replaced";
}

async function rest(path: string): Promise<void> {
  if (process.platform === "win32") return;   // Folders cannot be flushed there.
  const folder = await open(path, "r");
  try { await folder.sync(); } finally { await folder.close(); }
}

export async function commit(from: string, to: string, digest: string): Promise<Commit> {
  try {
    await rest(from);
    let verdict: Commit["verdict"] = "new";
    try { await rename(from, to); } catch (error) {
      const taken = ["ENOTEMPTY", "EEXIST", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "");
      if (!taken) throw error;
      const there = await readFile(join(to, "manifest.json"), "utf8").then(parseManifest, () => undefined);
      if (there?.status === "done" && there.digests?.results === digest) {
        await rm(from, { recursive: true, force: true });
        return { path: to, verdict: "same" };
      }
      const aside = `${from}-replaced`;
      await rename(to, aside);
      await rename(from, to);
      await rm(aside, { recursive: true, force: true });
      verdict = "replaced";
    }
    await rest(dirname(to));
    return { path: to, verdict };
  } catch (error) { throw writeFailure(error, to); }
}
