/** The command that makes one run of a sweep by itself. */
import { parse } from "yaml";
import type { Setting } from "../../results/sweep-plan.js";
import { shellWord } from "./shell-word.js";

/** A value as `--set` reads it: YAML, of which JSON is a part. */
function written(value: unknown): string {
  return typeof value === "string" && readsBackAs(value) ? value : JSON.stringify(value ?? null);
}

function readsBackAs(text: string): boolean {
  try { return parse(text, { maxAliasCount: 0, logLevel: "error" }) === text; } catch { return false; }
}

export function runCommand(scenario: string, overrides: readonly Setting[], seed: string): string {
  const settings = overrides.flatMap(({ path, value }) => ["--set", shellWord(`${path}=${written(value)}`)]);
  return ["tanglewood", "run", shellWord(scenario), ...settings, "--seed", shellWord(seed)].join(" ");
}
