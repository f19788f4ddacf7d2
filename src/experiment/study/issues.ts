/** From zod's issues with a study to sentences: where, what was found, what is allowed, the nearest valid name. */
import type { z } from "zod";
import { InputError } from "../../parameter/input-error.js";
import { nearest } from "../../parameter/nearest.js";
import { valueAt } from "../../scenario/described.js";
import { article, show, unknownName } from "../../scenario/issues.js";
import type { StudyInput } from "./input.js";

type Issue = z.core.$ZodIssue;

/** @param known names that are allowed at a path @param at where the checked part stands in the study */
export function studyErrors(issues: readonly Issue[], input: StudyInput, known: (path: readonly PropertyKey[]) => readonly string[], at: readonly PropertyKey[] = []): InputError[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === "unrecognized_keys") return issue.keys.map((key) => new InputError(notKnown(key, known(path)), input.place([...path, key], "key")));
    return [new InputError(sentence(issue, valueAt(path, input.data)), input.place(path))];
  });
}

function notKnown(key: string, names: readonly string[]): string {
  const near = nearest(key, names);
  return `"${key}" is not a part of a study here; ${near === undefined ? "" : `did you mean "${near}"? `}allowed: ${names.join(", ")}`;
}

function sentence(issue: Issue, found: unknown): string {
  if (found === undefined) return "is missing";
  if (issue.code === "invalid_value" && typeof found === "string") return unknownName(found, issue.values.map(String));
  const type = issue.code === "invalid_type" && issue.message.startsWith("Invalid input")
    ? `must be ${article({ record: "mapping", object: "mapping", array: "list", string: "text" }[issue.expected as string] ?? issue.expected)}`
    : issue.message.startsWith("Invalid input") ? "is not allowed here" : issue.message;
  return `${type}, found ${show(found)}`;
}
