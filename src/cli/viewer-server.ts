/**
 * The server behind `tanglewood view`: the built viewer, the lists of runs and comparisons, and their files. It listens on
 * this machine only and gives out nothing but files that a run or a comparison writes, inside the results folder.
 */
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join, sep } from "node:path";
import sirv from "sirv";
import { isRunFolder, isScenarioFolder, listRuns } from "../results/node/list-runs.js";
import { listSweeps } from "../results/node/list-sweeps.js";

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8", json: "application/json; charset=utf-8", yaml: "text/yaml; charset=utf-8", parquet: "application/vnd.apache.parquet",
};
/** Files that a run writes: its tables, and these. */
const FILE = /^(?:[A-Za-z][A-Za-z0-9-]*\.csv|transactions\.parquet|(?:manifest|summary|timing)\.json|scenario\.yaml)$/;

/** Files of a comparison beside its runs. */
const FILE_OF_SWEEP = /^(?:plan\.json|index\.csv|comparison\.json|failures\.json)$/;

/**
 * The file that an address asks for, if it is one of a run's or of a comparison's and lies inside the results folder, links
 * resolved. The runs of a comparison can be asked for as those of a scenario can, without their folder `runs`.
 */
async function fileOfResults(root: string, address: string): Promise<string | undefined> {
  let parts: string[];
  try { parts = address.split("/").map(decodeURIComponent); } catch { return undefined; }
  const [scenario = "", ...rest] = parts, [folder = "", file = "", ...more] = rest[0] === "runs" ? rest.slice(1) : rest;
  const ofRun = isRunFolder(folder) && FILE.test(file) && more.length === 0, ofSweep = rest.length === 1 && FILE_OF_SWEEP.test(folder);
  if (!isScenarioFolder(scenario) || !(ofRun || ofSweep)) return undefined;
  const places = ofSweep ? [[folder]] : rest[0] === "runs" ? [rest] : [rest, ["runs", ...rest]];
  for (const place of places) {
    try {
      const [path, inside] = await Promise.all([realpath(join(root, scenario, ...place)), realpath(root)]);
      if (path.startsWith(inside + sep) && (await stat(path)).isFile()) return path;
    } catch { /* It is not there: perhaps in the other place. */ }
  }
  return undefined;
}

/** What `tanglewood verify` wrote: the reader's own in the results folder, else the one that was built into the pages. */
const FINDINGS = "validation.json";

async function firstFile(...paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) if (await stat(path).then((found) => found.isFile(), () => false)) return path;
  return undefined;
}

/** Sends a file, or the part of it that the request's range asks for. */
async function sendFile(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  const headers: Record<string, string | number> = {
    "content-type": TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream",
    "accept-ranges": "bytes", "cache-control": "no-cache", "x-content-type-options": "nosniff",
  };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "");
  let [start, end] = [0, size - 1];
  if (range && (range[1] !== "" || range[2] !== "")) {
    if (range[1] === "") start = Math.max(0, size - Number(range[2]));
    else { start = Number(range[1]); if (range[2] !== "") end = Math.min(end, Number(range[2])); }
    if (start > end) { response.writeHead(416, { "content-range": `bytes */${size}` }).end(); return; }
    headers["content-range"] = `bytes ${start}-${end}/${size}`;
  }
  response.writeHead("content-range" in headers ? 206 : 200, { ...headers, "content-length": Math.max(0, end - start + 1) });
  if (request.method === "HEAD" || size === 0) { response.end(); return; }
  const stream = createReadStream(path, { start, end });
  stream.on("error", () => response.destroy());   // The file was removed, or cut, while it was read.
  response.on("close", () => stream.destroy());
  stream.pipe(response);
}

function notFound(response: ServerResponse): void {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("There is nothing here.\n");
}

/** A server of the runs below `results`, with the pages of the viewer in `pages`. It does not listen yet. */
export function viewerServer(results: string, pages: string): Server {
  const page = sirv(pages, { dev: true, etag: true, dotfiles: false });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "GET" && request.method !== "HEAD") { response.writeHead(405, { allow: "GET, HEAD" }).end(); return; }
    const path = (request.url ?? "/").split(/[?#]/, 1)[0]!;
    if (path === "/api/runs") {
      response.writeHead(200, { "content-type": TYPES["json"]!, "cache-control": "no-store" }).end(JSON.stringify(await listRuns(results)));
    } else if (path === "/api/sweeps") {
      response.writeHead(200, { "content-type": TYPES["json"]!, "cache-control": "no-store" }).end(JSON.stringify(await listSweeps(results)));
    } else if (path === "/api/validation") {
      const file = await firstFile(join(results, FINDINGS), join(pages, FINDINGS));
      if (file === undefined) notFound(response);
      else await sendFile(file, request, response);
    } else if (path.startsWith("/results/")) {
      const file = await fileOfResults(results, path.slice("/results/".length));
      // Not every comparison has them, or has them yet: their absence is no mistake.
      if (file === undefined && /\/(?:comparison|failures)\.json$/.test(path)) response.writeHead(204).end();
      else if (file === undefined) notFound(response);
      else await sendFile(file, request, response);
    } else page(request, response, () => notFound(response));
  };
  return createServer((request, response) => {
    answer(request, response).catch(() => { if (response.headersSent) response.destroy(); else response.writeHead(500).end("The results folder could not be read.\n"); });
  });
}

/** Listens on `port` of this machine or, where it is taken, on the next free one. @returns the port */
export async function listen(server: Server, port: number): Promise<number> {
  for (let candidate = port; ; candidate = candidate >= 65_535 || candidate - port > 50 ? 0 : candidate + 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(candidate, "127.0.0.1", () => { server.off("error", reject); resolve(); });
      });
      const address = server.address();
      return typeof address === "object" && address !== null ? address.port : candidate;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (candidate === 0 || (code !== "EADDRINUSE" && code !== "EACCES")) throw error;
    }
  }
}
