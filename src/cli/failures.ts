/**
 * Every way in which a command ends other than well, as sentences on standard error and an exit code. Users see no
 * stack trace; TANGLEWOOD_DEBUG=1 shows it to whoever mends the program.
 */
import { readFileSync, statSync } from "node:fs";
import { CommanderError } from "commander";
import { ClusterError } from "../experiment/node/redis/cluster-error.js";
import { SimulationError } from "../experiment/simulation.js";
import { InputError } from "../parameter/input-error.js";
import { InputErrors } from "../parameter/input-errors.js";
import { BudgetSpent } from "../results/node/budget.js";
import { ResultsError } from "../results/node/file-failure.js";
import { Interrupted } from "../results/node/record-run.js";
import { onError as colour } from "./colours.js";
import { EXIT } from "./exit-code.js";

/** Mistakes shown of one input; the rest are counted. */
const MOST_SHOWN = 20;
const LONGEST_LINE = 100;

/** The line of a mistake with a caret below the place; nothing where the file cannot be read again. */
function excerpt({ file, line, column }: InputError): string {
  if (file === undefined || line === undefined) return "";
  let text: string | undefined;
  try { text = statSync(file).size < 5e6 ? readFileSync(file, "utf8").split(/\r?\n/)[line - 1] : undefined; } catch { return ""; }
  if (text === undefined) return "";
  const margin = String(line).padStart(5);
  const start = Math.max(0, (column ?? 1) - LONGEST_LINE + 20);
  const shown = text.slice(start, start + LONGEST_LINE).replaceAll("\t", " ");
  const caret = column === undefined ? "" : `\n${colour.dim("      | ")}${" ".repeat(Math.max(0, column - 1 - start))}${colour.red("^")}`;
  return `\n${colour.dim(`${margin} | `)}${shown}${caret}`;
}

function showInputErrors(errors: readonly InputError[]): void {
  for (const error of errors.slice(0, MOST_SHOWN)) console.error(`${colour.red("error")}: ${error.message}${excerpt(error)}`);
  if (errors.length > MOST_SHOWN) console.error(`… and ${errors.length - MOST_SHOWN} more`);
}

/** Tells the user what went wrong. @returns the exit code */
export function report(error: unknown): number {
  if (process.env["TANGLEWOOD_DEBUG"]) console.error(error);
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.wrongInput;   // It has said its sentence.
  if (error instanceof InputErrors) { showInputErrors(error.errors); return EXIT.wrongInput; }
  if (error instanceof InputError) { showInputErrors([error]); return EXIT.wrongInput; }
  if (error instanceof Interrupted) { console.error(error.message); return EXIT.interrupted; }
  if (error instanceof ResultsError || error instanceof SimulationError || error instanceof BudgetSpent || error instanceof ClusterError) { console.error(`${colour.red("error")}: ${error.message}`); return EXIT.failed; }
  const sentence = error instanceof Error ? error.message : String(error);
  console.error(`${colour.red("error")}: ${sentence}\nThis is a mistake of the program, not yours; TANGLEWOOD_DEBUG=1 shows where it happened.`);
  return EXIT.failed;
}
