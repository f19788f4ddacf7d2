/**
 * `--vary path=a,b,c` and `--vary path=min..max:steps[:log]`: a parameter and its values, as typed. Each value is YAML, so that
 * numbers, quantities and lists are as in a file; commas within brackets and quotes belong to the value.
 */
import { parse } from "yaml";
import { InputError } from "../../parameter/input-error.js";
import { InputErrors } from "../../parameter/input-errors.js";

export interface TypedParameter { readonly path: string; /** As in a study file: `{ values }` or `{ min, max, scale, steps }`. */ readonly values: Readonly<Record<string, unknown>> }

const LONGEST = 100_000;
/** A longer text is no range, and would keep the pattern busy. */
const LONGEST_RANGE = 200;
const BOUND = String.raw`[-+]?\.?\d[^:]*?`;
const RANGE = new RegExp(String.raw`^\s*(${BOUND})\s*\.\.\s*(${BOUND})\s*(?::(\d+))?(?::(\w+))?\s*$`);

/** Pairs of what was typed, shortened for messages, and what it says. @throws InputErrors */
export function readVary(typed: readonly string[]): [string, TypedParameter][] {
  const errors: InputError[] = [];
  const seen = new Set<string>();
  const read = typed.flatMap((written): [string, TypedParameter][] => {
    const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
    try {
      const parameter = one(written, `--vary ${shown}`);
      if (seen.has(parameter.path)) throw new InputError("is varied twice; give all its values at once", { file: `--vary ${shown}` });
      seen.add(parameter.path);
      return [[shown, parameter]];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error);
      return [];
    }
  });
  if (errors.length > 0) throw new InputErrors(errors);
  return read;
}

function one(written: string, file: string): TypedParameter {
  const at = written.indexOf("=");
  if (at < 1) throw new InputError("must be a path and its values, as in --vary ledger.network.delay=0.1s,1s,5s", { file });
  if (written.length > LONGEST) throw new InputError(`is ${written.length} characters long; at most ${LONGEST} are allowed`, { file });
  const path = written.slice(0, at).trim(), said = written.slice(at + 1);
  const range = said.length > LONGEST_RANGE ? null : RANGE.exec(said);
  if (range) {
    const [, min, max, steps, scale] = range;
    return { path, values: { min: value(min!, file), max: value(max!, file), ...(scale === undefined ? {} : { scale }), ...(steps === undefined ? {} : { steps: Number(steps) }) } };
  }
  return { path, values: { values: splitAtCommas(said).map((each) => value(each, file)) } };
}

function value(text: string, file: string): unknown {
  if (text.trim() === "") throw new InputError("has an empty value; null leaves the parameter as the scenario has it", { file });
  try { return parse(text, { maxAliasCount: 0, logLevel: "error" }) as unknown; } catch (error) {
    throw new InputError(`the value ${text.trim()} is not YAML: ${(error as Error).message.split("\n")[0]!}`, { file });
  }
}

/** Parts between commas that stand in no bracket and no quotes. */
export function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0, quote = "", start = 0;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (quote !== "") { if (letter === quote) quote = ""; }
    // As in YAML, a quote opens only at the beginning of a value: rock'n'roll has none.
    else if ((letter === '"' || letter === "'") && /^[\s[{,:]*$/.test(text.slice(Math.max(start, i - 2), i))) quote = letter;
    else if (letter === "[" || letter === "{") depth++;
    else if (letter === "]" || letter === "}") depth--;
    else if (letter === "," && depth <= 0) { parts.push(text.slice(start, i)); start = i + 1; }
  }
  parts.push(text.slice(start));
  return parts;
}
