/**
 * Which file a scenario is: a path, or a name such as `city` or `attacks/splitting`, which stands for
 * `scenarios/city.yaml` here or, where there is none, among the scenarios that travel with the program.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { packageRoot } from "./package.js";

const ENDING = /\.(ya?ml|json)$/;

/** Scenario files of a folder and of the folders in it, below it, those of the folder itself first; none where it cannot be read. */
function scenarioFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    const below = entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => readdirSync(join(folder, name)).sort().map((file) => `${name}/${file}`));
    return [...entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name), ...below].filter((name) => ENDING.test(name));
  } catch { return []; }
}

/** Scenario files by name: those of the working folder first, then the program's own. */
export function knownScenarios(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["scenarios", join(packageRoot, "scenarios")]) {
    for (const file of scenarioFiles(folder)) {
      const name = file.replace(ENDING, "");
      const path = join(folder, file);
      const shown = relative(process.cwd(), path);
      if (!found.has(name)) found.set(name, shown.startsWith("..") ? path : shown);
    }
  }
  return found;
}

/** @throws InputError that names the nearest scenario where there is no such file */
export function findScenario(given: string): string {
  if (existsSync(given)) return given;
  const known = knownScenarios();
  const asked = given.replace(/\\/g, "/").replace(/^scenarios\//, "").replace(ENDING, "");
  const named = known.get(asked) ?? [...known].find(([name]) => basename(name) === asked)?.[1];
  if (named !== undefined) return named;
  const near = nearest(asked, [...known.keys()]);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  const all = known.size === 0 ? "" : ` Scenarios here: ${[...known.keys()].join(", ")}.`;
  throw new InputError(`there is no such scenario file.${hint}${all}`, { file: given });
}
