/**
 * A lock between processes of one machine: a file that holds the process id of its holder. Whoever finds the holder
 * dead takes the lock over, so a command that was killed never blocks the next one.
 */
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { setTimeout as nap } from "node:timers/promises";

/** A lock file without a readable process id is one that is being written, or was left by a crash: milliseconds tell. */
const HALF_WRITTEN = 5_000;

function alive(pid) {
  try { process.kill(pid, 0); return true; } catch (error) { return error.code === "EPERM"; }
}

/** The process id that a lock file names; 0 if it is empty, undefined if there is no such file. */
function holder(path) {
  try { return Number(readFileSync(path, "utf8")) || 0; } catch { return undefined; }
}

function abandoned(path, pid) {
  if (pid > 0) return !alive(pid);
  try { return Date.now() - statSync(path).mtimeMs > HALF_WRITTEN; } catch { return false; }
}

/**
 * Removes a dead holder's lock. Two waiters may both find it dead: the file is moved away first, and a lock that turns
 * out to be a living one's, taken in between, is put back.
 */
function reclaim(path) {
  const aside = `${path}.${process.pid}`;
  try { renameSync(path, aside); } catch { return; }
  const pid = holder(aside);
  if (pid !== undefined && pid > 0 && alive(pid)) {
    try { renameSync(aside, path); } catch { /* the living holder has finished meanwhile */ }
  } else rmSync(aside, { force: true });
}

/**
 * Runs `work` while holding the lock at `path`; does nothing if `done()` is true, also if it becomes so while waiting.
 * `waiting(pid)` is called once when another process holds the lock.
 */
export async function locked(path, done, work, waiting = () => {}) {
  for (let told = false; !done();) {
    try {
      writeFileSync(path, String(process.pid), { flag: "wx" });
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const pid = holder(path);
      if (pid !== undefined && abandoned(path, pid)) { reclaim(path); continue; }
      if (!told && pid) { waiting(pid); told = true; }
      await nap(150);
      continue;
    }
    try {
      if (!done()) await work();
      return;
    } finally {
      if (holder(path) === process.pid) rmSync(path, { force: true });
    }
  }
}
