/** From zod's issues to sentences a person can act on: where, what was found, what is allowed, the nearest valid name. */
import type { z } from "zod";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { chosenVariant, describedAt, valueAt, variantsOf } from "./described.js";
import type { ScenarioDocument } from "./document.js";
import { asTyped, notDescribed, type Override } from "./overrides.js";

type Issue = z.core.$ZodIssue;

/** The errors that one issue stands for; `data` is what was parsed, overrides included. */
export function errorsOf(issue: Issue, document: ScenarioDocument, data: unknown, overrides: readonly Override[]): InputError[] {
  const path = issue.path;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => new InputError(notDescribed(path, key, data), placed([...path, key], "key", document, overrides)));
  }
  if (issue.code === "invalid_union") {
    const schema = describedAt(path, data);
    const variants = schema ? variantsOf(schema) : [];
    const key = variants[0]?.key;
    // A union of variants fails either because its discriminator is wrong or because the chosen variant has issues.
    if (key !== undefined) return wrongVariant([...path, ...(path.at(-1) === key ? [] : [key])], variants.map(({ value }) => String(value)), document, data, overrides);
    const choices = variantsOf(describedAt(path.slice(0, -1), data) ?? {}).filter((variant) => variant.key === path.at(-1));
    const names = choices.map(({ value }) => String(value));
    if (names.length > 0) return wrongVariant(path, names, document, data, overrides);
  }
  const found = valueAt(path, data);
  const sentence = issue.code === "invalid_value" && typeof found === "string"
    ? unknownName(found, issue.values.map(String))
    : issue.code === "custom" || !issue.message.startsWith("Invalid input") ? withFound(issue.message, found) : `${expected(issue, path, data)}, found ${show(found)}`;
  return [new InputError(sentence, placed(path, "value", document, overrides))];
}

function wrongVariant(path: readonly PropertyKey[], names: readonly string[], document: ScenarioDocument, data: unknown, overrides: readonly Override[]): InputError[] {
  const found = valueAt(path, data);
  const sentence = found === undefined ? `is missing; allowed: ${names.join(", ")}` : typeof found === "string" ? unknownName(found, names) : `must be one of ${names.join(", ")}, found ${show(found)}`;
  return [new InputError(sentence, placed(path, "value", document, overrides))];
}

/** A sentence for a name that is not among those allowed. */
export function unknownName(found: string, names: readonly string[]): string {
  const near = nearest(found, names);
  return `"${found}" is not known; ${near === undefined ? "" : `did you mean "${near}"? `}allowed: ${names.join(", ")}`;
}

function withFound(message: string, found: unknown): string {
  return message.includes("found") || message.startsWith("\"") ? message : `${message}, found ${show(found)}`;
}

function expected(issue: Issue, path: readonly PropertyKey[], data: unknown): string {
  if (issue.code === "invalid_type") return `must be ${article(issue.expected === "record" ? "mapping" : issue.expected === "object" ? "mapping" : issue.expected)}`;
  const schema = describedAt(path, data);
  if (schema?.quantity) return `must be a number with a unit of ${schema.quantity}`;
  return schema ? `must be ${article(String(chosenVariant(schema, valueAt(path, data)).type ?? "valid value"))}` : "is not valid";
}

export function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? "an" : "a"} ${noun}`;
}

/** Where a path stands: in the file, or on the command line where an override gave it. */
export function placed(path: readonly PropertyKey[], part: "key" | "value", document: ScenarioDocument, overrides: readonly Override[]) {
  const dotted = path.map(String).join(".");
  const override = overrides.find((each) => dotted === each.path || dotted.startsWith(`${each.path}.`));
  if (override) return { file: asTyped(override), path: dotted };
  return { file: document.file, ...document.position(path, part), path: dotted };
}

/** A value as a sentence about it shows it. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (typeof value === "number") return String(value);
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
