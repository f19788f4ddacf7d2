/** Runs the real command in its own process, as a script would. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BIN = join(ROOT, "bin", "tanglewood.mjs");

export interface Ended { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly stdout: string; readonly stderr: string }

export interface Started { readonly child: ChildProcess; readonly ended: Promise<Ended>; stdout(): string; stderr(): string }

/** Starts `tanglewood …args` in `cwd`. */
export function start(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"], env: { ...inherited, NO_COLOR: "1", ...env } });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => { stdout += text; });
  child.stderr.setEncoding("utf8").on("data", (text: string) => { stderr += text; });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once("error", reject).once("close", (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, ended, stdout: () => stdout, stderr: () => stderr };
}

export const tanglewood = (cwd: string, ...args: string[]): Promise<Ended> => start(cwd, args).ended;

/** Waits until `ready` finds what it waits for. */
export async function until<T>(ready: () => T | undefined | false, seconds = 30): Promise<T> {
  for (const end = Date.now() + 1000 * seconds; ;) {
    const found = ready();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`not within ${seconds} s`);
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
}

/** A temporary working folder with these files. */
export function folderWith(files: Readonly<Record<string, string | Buffer>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "tanglewood-cli-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** A minute of plain load over the ideal ledger. */
export const PLAIN = "question: How many?\nduration: 60s\ninterval: 10s\nload:\n  rate: 50 /s\nledger:\n  kind: ideal\n";
/** Longer than any test waits. */
export const ENDLESS = PLAIN.replace("duration: 60s", "duration: 3000d").replace("interval: 10s", "interval: 1d");
