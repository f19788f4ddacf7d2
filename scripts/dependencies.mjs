/**
 * Installs the locked dependencies when they are missing or stale. "Stale" is read from what npm itself writes: the
 * packages that it installed (node_modules/.package-lock.json) must be those of package-lock.json.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { locked } from "./lock.mjs";

const platform = `${process.platform}-${process.arch}`;

function read(path) {
  try { return readFileSync(path, "utf8"); } catch { return undefined; }
}

/** Whether every package of the lock file is installed in its version, for this platform. */
export function dependenciesAreFresh(root) {
  const wanted = read(join(root, "package-lock.json"));
  const found = read(join(root, "node_modules", ".package-lock.json"));
  if (wanted === undefined || found === undefined) return false;
  const installedFor = read(join(root, "node_modules", ".tanglewood-platform"));
  if (installedFor !== undefined && installedFor !== platform) return false;
  try {
    const installed = JSON.parse(found).packages;
    return Object.entries(JSON.parse(wanted).packages).every(([path, entry]) => {
      if (path === "" || entry.link) return true;
      const have = installed[path];
      return have === undefined ? entry.optional === true : have.version === entry.version && have.integrity === entry.integrity;
    });
  } catch { return false; }
}

/** Runs `npm ci`; npm's own output goes to standard error, so that ours stays clean. Resolves to the exit code. */
function install(root) {
  const args = ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = process.env.npm_execpath?.endsWith("npm-cli.js") ? process.env.npm_execpath : undefined;
  const options = { cwd: root, stdio: ["ignore", 2, 2], shell: npm === undefined && process.platform === "win32" };
  const child = npm === undefined ? spawn("npm", args, options) : spawn(process.execPath, [npm, ...args], options);
  return new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** @throws Error with a sentence for the user when the installation fails */
export async function ensureDependencies(root) {
  const fresh = () => dependenciesAreFresh(root);
  await locked(join(root, ".deps-lock"), fresh, async () => {
    console.error("set-up: installing the locked dependencies (npm ci), once …");
    if (await install(root) !== 0) throw new Error("set-up: npm ci failed; its message is above (is the npm registry reachable?)");
    writeFileSync(join(root, "node_modules", ".tanglewood-platform"), platform);
    if (!fresh()) throw new Error("set-up: npm ci did not install what package-lock.json names; remove node_modules and try again");
  }, (pid) => console.error(`set-up: waiting for process ${pid}, which installs the dependencies …`));
}
