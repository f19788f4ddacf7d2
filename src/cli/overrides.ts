/** `--set path=value`, any number of times: the value is YAML, so numbers, quantities, lists and texts are as in a file. */
import { Option } from "commander";
import { parse } from "yaml";
import { InputError } from "../parameter/input-error.js";
import type { Override } from "../scenario/load.js";

const LONGEST = 10_000;

/** The option, for the verbs that take it. */
export function setOption(doc: string): Option {
  return new Option("--set <path=value>", doc).default([], "none").argParser(collectOverride);
}

/** Collects one `--set`: commander calls it with what was collected before. */
export function collectOverride(written: string, before: readonly Override[]): Override[] {
  const place = { file: `--set ${written.length > 60 ? `${written.slice(0, 60)}…` : written}` };
  const at = written.indexOf("=");
  if (at < 1) throw new InputError("must be a path and a value, as in --set ledger.network.delay=10s", place);
  if (written.length > LONGEST) throw new InputError(`is ${written.length} characters long; at most ${LONGEST} are allowed`, place);
  let value: unknown;
  try { value = parse(written.slice(at + 1), { maxAliasCount: 0, logLevel: "error" }); } catch (error) {
    throw new InputError(`the value is not YAML: ${(error as Error).message.split("\n")[0]!}`, place);
  }
  return [...before, { path: written.slice(0, at).trim(), value }];
}
