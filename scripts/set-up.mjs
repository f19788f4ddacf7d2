/** What every command needs before it can run in a clone: a Node that is new enough, dependencies, a build. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Prepares a clone; a package that npm installed brings everything along and is left alone. */
export async function setUp({ build }) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`Tanglewood needs Node 20.19 or newer; this is ${process.version}`);
  if (!existsSync(join(root, "tsconfig.json"))) return;
  await ensureDependencies(root);
  if (build) await ensureBuild(root);
}
