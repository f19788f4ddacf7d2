/** What the viewer asks its server for. A server that is gone and a file that is missing are two different answers. */
import type { ListedSweep } from "../compare/written.js";
import type { RunEntry, Validation } from "./files.js";
import { ask, ServerGone } from "./origin.js";

export { ServerGone };

export async function fetchRuns(): Promise<RunEntry[]> {
  const response = await ask("api/runs", { cache: "no-store" });
  if (!response.ok) throw new ServerGone(`the list of runs was answered with ${response.status}`);
  return await response.json() as RunEntry[];
}

/** The comparisons of the results folder, newest first; none of a server that knows of none. */
export async function fetchSweeps(): Promise<ListedSweep[]> {
  const response = await ask("api/sweeps", { cache: "no-store" });
  return response.ok ? await response.json() as ListedSweep[] : [];
}

/** What verify found; undefined where it has found nothing yet. @throws Error that says so for what is no such file */
export async function fetchValidation(): Promise<Validation | undefined> {
  const response = await ask("api/validation", { cache: "no-store" });
  if (!response.ok) return undefined;
  const found = await response.json() as Partial<Validation>;
  if (found.format !== 1 || !Array.isArray(found.findings)) throw new Error("validation.json is not what verify writes");
  return found as Validation;
}

/** The path of a run below results/; the server may name a run by its folder or by its path. */
export function runPath(entry: RunEntry): readonly [scenario: string, folder: string] {
  const parts = entry.folder.split(/[\\/]/).filter((part) => part !== "");
  return [entry.scenario, parts.at(-1) ?? entry.run];
}

export function fileAddress(entry: RunEntry, file: string): string {
  return `results/${[...runPath(entry), file].map(encodeURIComponent).join("/")}`;
}

/** The text of a file, or undefined if the run has no such file. */
export async function fetchText(entry: RunEntry, file: string): Promise<string | undefined> {
  const response = await ask(fileAddress(entry, file), { cache: "no-store" });
  return response.ok ? await response.text() : undefined;
}

/** The first `bytes` of a file and its whole size; a server without ranges is cut off after as many bytes. */
export async function fetchHead(entry: RunEntry, file: string, bytes: number): Promise<{ text: string; size: number | undefined } | undefined> {
  const stop = new AbortController();
  const response = await ask(fileAddress(entry, file), { headers: { range: `bytes=0-${bytes - 1}` }, signal: stop.signal });
  if (!response.ok || !response.body) return undefined;
  const size = Number(/\/(\d+)$/.exec(response.headers.get("content-range") ?? "")?.[1] ?? response.headers.get("content-length") ?? Number.NaN);
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  let text = "", read = 0;
  while (read < bytes) {
    const { done, value } = await reader.read();
    if (done) break;
    read += value.length;
    text += decoder.decode(value, { stream: true });
  }
  if (response.status === 200 && read >= bytes) stop.abort();
  return { text, size: Number.isFinite(size) ? size : undefined };
}
