/**
 * Which file a scenario is: a path, or a bare name such as `city`, which stands for `scenarios/city.yaml` here or, where
 * there is none, among the scenarios that travel with the program.
 */
import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { packageRoot } from "./package.js";

const ENDING = /\.(ya?ml|json)$/;

/** Scenario files by name: those of the working folder first, then the program's own. */
export function knownScenarios(): Map<string, string> {
  const found = new Map<string, string>();
  for (const folder of ["scenarios", join(packageRoot, "scenarios")]) {
    let names: string[];
    try { names = readdirSync(folder); } catch { continue; }
    for (const file of names.filter((name) => ENDING.test(name)).sort()) {
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
  const named = /^scenarios[\\/]/.test(given) || !/[\\/]/.test(given) ? known.get(basename(given).replace(ENDING, "")) : undefined;
  if (named !== undefined) return named;
  const near = nearest(basename(given).replace(ENDING, ""), [...known.keys()]);
  const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
  const all = known.size === 0 ? "" : ` Scenarios here: ${[...known.keys()].join(", ")}.`;
  throw new InputError(`there is no such scenario file.${hint}${all}`, { file: given });
}
