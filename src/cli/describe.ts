/** `tanglewood describe`: what one thing is and each of its parameters. */
import type { Command } from "commander";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { catalog, type DescribedParameter } from "../scenario/catalog.js";
import { onOutput as colour } from "./colours.js";
import { GROUPS } from "./described-groups.js";
import { humanNumber, terminalWidth, wrapped } from "./human.js";

function range({ minimum, maximum, allowed }: DescribedParameter): string {
  if (allowed !== undefined) return allowed.map(String).join(" | ");
  if (minimum === undefined && maximum === undefined) return "";
  if (maximum === undefined) return `at least ${humanNumber(minimum!)}`;
  return minimum === undefined ? `at most ${humanNumber(maximum)}` : `${humanNumber(minimum)} … ${humanNumber(maximum)}`;
}

function written(value: unknown): string {
  if (value === undefined) return "none";
  if (value === "") return '""';
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

function parameterTable(parameters: readonly DescribedParameter[], width: number): string {
  const names = Math.min(34, Math.max(...parameters.map(({ path }) => path.length)));
  return parameters.map((parameter) => {
    const { path, type, unit, doc } = parameter;
    const allowed = range(parameter);
    const facts = `${type}${unit === undefined ? "" : ` [${unit}]`}, default ${written(parameter.default)}${allowed === "" ? "" : `, ${allowed}`}`;
    const indent = " ".repeat(names + 4);
    return `  ${colour.cyan(path.padEnd(names))}  ${wrapped(facts, width, indent).trimStart()}\n${colour.dim(wrapped(doc, width, indent))}`;
  }).join("\n");
}

function description(title: string, place: string, doc: string, parameters: readonly DescribedParameter[], width: number): string {
  const head = `${colour.bold(title)}\n${wrapped(doc, width)}\nStands in a scenario at: ${place}\n`;
  return `${head}\n${parameters.length === 0 ? "It has no parameters.\n" : `${parameterTable(parameters, width)}\n`}`;
}

export function addDescribe(program: Command): void {
  program.command("describe")
    .summary("describe a device, ledger or rule and its parameters")
    .description("Says what something is, and of each parameter its name, type, unit, default, range and meaning.")
    .argument("<name>", "a name from tanglewood list, or scenario for the parameters of the whole")
    .addHelpText("after", `
Examples:
  tanglewood describe vehicle
  tanglewood describe scenario`)
    .action((name: string) => {
      const known = catalog();
      const width = terminalWidth(process.stdout);
      const found = GROUPS.flatMap(({ key, kind }) => known[key].filter((entry) => entry.name === name)
        .map((entry) => description(`${entry.name}, a ${kind}`, entry.path, entry.doc, entry.parameters, width)));
      if (name === "scenario") found.push(description("scenario", "the top of the file", "What every scenario may say.", known.scenario, width));
      if (found.length === 0) {
        const near = nearest(name, GROUPS.flatMap(({ key }) => known[key].map((entry) => entry.name)));
        throw new InputError(`"${name}" is not known.${near === undefined ? "" : ` Did you mean "${near}"?`} tanglewood list shows all names.`);
      }
      process.stdout.write(found.join("\n"));
    });
}
