/** The installed package: where it stands, its version, and that of the engine in it. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The nearest folder above this file with a package.json: the same from sources and from the build. */
function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

export const packageRoot = findRoot();
export const version = (JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as { version: string }).version;

/** Digest of the sources that decide the figures of a run, as the build leaves it. */
function sources(): string {
  const file = join(packageRoot, "dist", ".engine-digest");
  return existsSync(file) ? `+${readFileSync(file, "utf8").trim()}` : "";
}

/** `0.1.0+1a2b3c4d`: results of two of these must not be mixed, and no worker takes the cells of another. */
export const engineVersion = `${version}${sources()}`;
