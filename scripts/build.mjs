/**
 * Builds what is older than its sources: the engine and command line with the TypeScript compiler, the viewer with Vite.
 * A stamp in dist/ holds the digest of the sources' content, so that neither clocks nor checkouts can mislead it.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locked } from "./lock.mjs";

/** Milliseconds of building after which the user is told why nothing seems to happen. */
const PATIENCE = 2_000;

const PARTS = [
  {
    name: "engine", what: "the engine",
    sources: ["src", "tsconfig.json", "tsconfig.base.json", "tsconfig.engine.json", "tsconfig.node.json", "package-lock.json"],
    present: () => true,
    steps: [["node_modules/typescript/bin/tsc", "-b", "tsconfig.engine.json", "tsconfig.node.json"]],
    // What decides the figures of a run, on any Node: runs of a clone that has changed in it must not pass for those of before.
    figures: ["src/parameter", "src/sim", "src/ledger", "src/agents", "src/scenario", "src/experiment/simulation.ts", "package-lock.json"],
  },
  {
    name: "viz", what: "the viewer",
    sources: ["viz", "src", "tsconfig.viz.json", "tsconfig.base.json", "package-lock.json"],
    present: (root) => existsSync(join(root, "viz", "index.html")),
    steps: [
      ["node_modules/typescript/bin/tsc", "-b", "tsconfig.viz.json"],
      ["node_modules/vite/bin/vite.js", "build", "viz", "--outDir", "../dist/viz", "--emptyOutDir", "--logLevel", "warn"],
      ["node_modules/vite/bin/vite.js", "build", "viz", "--config", "viz/report.config.ts", "--logLevel", "warn"],
    ],
  },
];

function* files(root, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  let entries;
  try { entries = readdirSync(full, { withFileTypes: true }); } catch { yield path; return; }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (entry.isDirectory()) yield* files(root, join(path, entry.name));
    else yield join(path, entry.name);
  }
}

/** Digest of names and contents of all sources of a part; `beside` is what else the result depends on. */
export function sourcesDigest(root, sources, beside = process.versions.node.split(".")[0]) {
  const hash = createHash("sha256").update(beside);
  for (const source of sources) {
    for (const path of files(root, source)) hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  }
  return hash.digest("hex");
}

function run(root, [script, ...args]) {
  const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (chunk) => { said += chunk; });
  child.stderr.on("data", (chunk) => { said += chunk; });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 127, said: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, said }));
  });
}

async function build(root, part) {
  const stamp = join(root, "dist", `.${part.name}-stamp`);
  const digest = () => sourcesDigest(root, part.sources);
  let wanted = digest();
  const fresh = () => { try { return readFileSync(stamp, "utf8") === wanted; } catch { return false; } };
  await locked(join(root, `.build-lock-${part.name}`), fresh, async () => {
    const impatient = setTimeout(() => console.error(`set-up: building ${part.what} …`), PATIENCE);
    try {
      wanted = digest();   // As the sources are now: they may have changed while another command held the lock.
      for (const step of part.steps) {
        const { code, said } = await run(root, step);
        if (code !== 0) throw new Error(`${said.trimEnd()}\nset-up: building ${part.what} failed`);
      }
      mkdirSync(join(root, "dist"), { recursive: true });
      if (part.figures) writeFileSync(join(root, "dist", ".engine-digest"), sourcesDigest(root, part.figures, "").slice(0, 8));
      writeFileSync(stamp, wanted);
    } finally { clearTimeout(impatient); }
  });
}

/** @throws Error with the compiler's messages when a part does not build */
export async function ensureBuild(root) {
  for (const part of PARTS) if (part.present(root)) await build(root, part);
}
