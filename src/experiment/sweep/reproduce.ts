/** The command that makes one run of a sweep by itself. */
import { parse } from "yaml";
import type { Setting } from "../../results/sweep-plan.js";

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A value as `--set` reads it: YAML, of which JSON is a part. */
function written(value: unknown): string {
  return typeof value === "string" && readsBackAs(value) ? value : JSON.stringify(value ?? null);
}

function readsBackAs(text: string): boolean {
  try { return parse(text, { maxAliasCount: 0, logLevel: "error" }) === text; } catch { return false; }
}

export function runCommand(scenario: string, overrides: readonly Setting[], seed: string): string {
  const settings = overrides.flatMap(({ path, value }) => ["--set", quoted(`${path}=${written(value)}`)]);
  return ["tanglewood", "run", quoted(scenario), ...settings, "--seed", quoted(seed)].join(" ");
}
