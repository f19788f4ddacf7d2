/**
 * Builds the viewer into dist/viz and, while developing, serves the results folder the way `tanglewood view` does:
 * GET /api/runs lists the runs, GET /results/<scenario>/<run>/<file> returns a file of the folder and nothing outside it,
 * GET /api/sweeps the comparisons, GET /api/validation what `tanglewood verify` found; what it found at release is built into the pages.
 */
import { createReadStream, existsSync, readFileSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { listSweeps } from "../src/results/node/list-sweeps.js";

const here = dirname(fileURLToPath(import.meta.url));
const FINDINGS = join(here, "../docs/validation.json");

/** The runs of a results folder, newest first; a folder without a readable manifest is listed as interrupted. */
function listRuns(root: string): unknown[] {
  if (!existsSync(root)) return [];
  const folders = readdirSync(root, { withFileTypes: true }).filter((d) => d.isDirectory())
    .flatMap((d) => readdirSync(join(root, d.name), { withFileTypes: true }).filter((f) => f.isDirectory() && f.name !== "runs" && f.name !== "data").map((f) => [d.name, f.name] as const));
  return folders.map(([scenario, name]) => {
    const path = join(root, scenario, name);
    const manifest = readManifest(join(path, "manifest.json"));
    const pick = (key: string): unknown => manifest[key];
    const order = statSync(existsSync(join(path, "manifest.json")) ? join(path, "manifest.json") : path).mtimeMs;
    return { order, scenario, run: pick("run") ?? name, folder: name, status: pick("status") ?? "interrupted", seed: pick("seed") ?? "",
      question: pick("question") ?? "", engine: pick("engine") ?? "", changedAt: new Date(order).toISOString() };
  }).sort((a, b) => b.order - a.order);
}

function readManifest(file: string): Record<string, unknown> {
  try { return JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>; } catch { return {}; }
}

function answer(root: string, request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
  if (path === "/api/runs") { response.setHeader("content-type", "application/json"); response.end(JSON.stringify(listRuns(root))); return; }
  if (path === "/api/sweeps") {
    response.setHeader("content-type", "application/json");
    void listSweeps(root).then((sweeps) => response.end(JSON.stringify(sweeps)), () => { response.statusCode = 500; response.end(); });
    return;
  }
  if (path === "/api/validation") {
    const file = [join(root, "validation.json"), FINDINGS].find((each) => existsSync(each));
    response.statusCode = file === undefined ? 404 : 200;
    response.setHeader("content-type", "application/json");
    response.end(file === undefined ? "" : readFileSync(file));
    return;
  }
  if (!path.startsWith("/results/")) { next(); return; }
  // The runs of a comparison can be asked for without their folder `runs`, as those of a scenario are.
  const asked = join(root, path.slice("/results/".length)), file = existsSync(asked) ? asked : join(dirname(dirname(asked)), "runs", basename(dirname(asked)), basename(asked));
  const inside = existsSync(file) && realpathSync(file).startsWith(realpathSync(root) + sep) && statSync(file).isFile();
  if (!inside) { response.statusCode = 404; response.end(); return; }
  const size = statSync(file).size;
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
  const start = Math.min(Number(range?.[1] ?? 0), size), end = Math.min(range?.[2] ? Number(range[2]) : size - 1, size - 1);
  response.setHeader("accept-ranges", "bytes");
  response.setHeader("content-length", Math.max(0, end - start + 1));
  if (range) { response.statusCode = 206; response.setHeader("content-range", `bytes ${start}-${end}/${size}`); }
  if (request.method === "HEAD" || size === 0) { response.end(); return; }
  createReadStream(file, { start, end }).pipe(response);
}

/** Serves `root` beside the page, in development and in preview. */
export function resultsServer(root: string): Plugin {
  const use = (server: { middlewares: { use(handler: (q: IncomingMessage, s: ServerResponse, n: () => void) => void): unknown } }): void => {
    server.middlewares.use((request, response, next) => answer(root, request, response, next));
  };
  return { name: "tanglewood-results", configureServer: use, configurePreviewServer: use };
}

/** Puts the findings of verify that are part of the documentation beside the pages. */
function findings(): Plugin {
  return {
    name: "tanglewood-findings",
    generateBundle() { if (existsSync(FINDINGS)) this.emitFile({ type: "asset", fileName: "validation.json", source: readFileSync(FINDINGS) }); },
  };
}

export default defineConfig({
  root: here,
  base: "./",
  cacheDir: join(here, "../node_modules/.vite-viz"),
  plugins: [findings(), resultsServer(process.env.TANGLEWOOD_RESULTS ?? join(here, "../results"))],
  worker: { format: "iife" },
  build: { outDir: "../dist/viz", emptyOutDir: true, target: "es2022" },
});
