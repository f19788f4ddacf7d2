/** `tanglewood describe`: what one thing is and each of its parameters, those of the variants among them included. */
import type { Command } from "commander";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { catalog, type CatalogEntry, type DescribedParameter, type DescribedVariant } from "../scenario/catalog.js";
import { openScenario } from "../scenario/node/open-scenario.js";
import { onOutput as colour } from "./colours.js";
import { GROUPS } from "./described-groups.js";
import { knownScenarios } from "./find-scenario.js";
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

/** Type, unit, default and what is allowed: "value of time [token/h], default 20 token/h, 0.01 … 10,000". */
function facts(parameter: DescribedParameter): string {
  if (parameter.type === "series") {
    const names = (parameter.allowed ?? []).map((name) => `${String(name)}${name === parameter.default ? " (default)" : ""}`);
    return `series: ${names.join(" | ")}, or a CSV file { file, column }`;
  }
  const type = parameter.type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const allowed = range(parameter);
  return `${type}${parameter.unit === undefined ? "" : ` [${parameter.unit}]`}, default ${written(parameter.default)}${allowed === "" ? "" : `, ${allowed}`}`;
}

function parameterTable(parameters: readonly DescribedParameter[], width: number, margin = "  "): string {
  const names = Math.min(34, Math.max(...parameters.map(({ path }) => path.length)));
  const indent = " ".repeat(margin.length + names + 2);
  return parameters.map((parameter) => {
    const { path, doc, variants = [] } = parameter;
    const own = `${margin}${colour.cyan(path.padEnd(names))}  ${wrapped(facts(parameter), width, indent).trimStart()}\n${colour.dim(wrapped(doc, width, indent))}`;
    return [own, ...variants.map((variant) => variantText(variant, width, `${margin}  `))].join("\n");
  }).join("\n");
}

/** A variant below the parameter that chooses it, with the parameters that come with it. */
function variantText({ name, doc, parameters }: DescribedVariant, width: number, margin: string): string {
  const head = wrapped(`${name}: ${doc}`, width, `${margin}  `).trimStart().replace(name, colour.bold(name));
  return parameters.length === 0 ? `${margin}${head}` : `${margin}${head}\n${parameterTable(parameters, width, `${margin}  `)}`;
}

function description(title: string, place: string, doc: string, parameters: readonly DescribedParameter[], width: number): string {
  const head = `${colour.bold(title)}\n${wrapped(doc, width)}\nStands in a scenario at: ${place}\n`;
  return `${head}\n${parameters.length === 0 ? "It has no parameters.\n" : `${parameterTable(parameters, width)}\n`}`;
}

function place({ path, chosenBy }: CatalogEntry): string {
  return chosenBy === undefined ? path : `${path}, with ${chosenBy}`;
}

/** What a scenario file asks, for a name that `list` shows as one. */
async function scenarioText(name: string, width: number): Promise<string[]> {
  const file = knownScenarios().get(name);
  if (file === undefined) return [];
  const { scenario: { question, lookFor, resolved } } = await openScenario(file, []);
  const fleets = Object.entries(resolved.fleets).map(([fleet, { count, device }]) => `${humanNumber(count)} ${fleet} (${device})`).join(", ");
  const text = [wrapped(question, width), wrapped(`Look for: ${lookFor}`, width), `File: ${file}`, wrapped(`Ledger: ${resolved.ledger.kind}. Fleets: ${fleets === "" ? "none" : fleets}.`, width)];
  return [`${colour.bold(`${name}, a scenario`)}\n${text.join("\n")}\n`];
}

/** What there is of a kind, for a name that means all of it: `ledger`, `ledgers`, `settlement`. */
function groupText(name: string, width: number): string[] {
  const said = name.toLowerCase(), known = catalog();
  return GROUPS.filter(({ kind, plural }) => [kind, plural.toLowerCase()].includes(said)).map(({ key, plural }) => {
    const longest = Math.max(...known[key].map((entry) => entry.name.length));
    const each = known[key].map((entry) => `  ${colour.cyan(entry.name.padEnd(longest))}  ${wrapped(entry.doc, width, " ".repeat(longest + 4)).trimStart()}`);
    return `${colour.bold(`${plural}`)}\n${each.join("\n")}\n\n${wrapped(`The parameters of one: tanglewood describe ${known[key][0]!.name}`, width)}\n`;
  });
}

export function addDescribe(program: Command): void {
  program.command("describe")
    .summary("describe a device, market, ledger or rule and its parameters")
    .description("Says what something is, and of each parameter its name, type, unit, default, range and meaning.")
    .argument("<name>", "a name from tanglewood list, a kind of things (ledger, settlement, device …), or scenario for the parameters of the whole")
    .addHelpText("after", `
Examples:
  tanglewood describe vehicle
  tanglewood describe ledgers
  tanglewood describe scenario`)
    .action(async (name: string) => {
      const known = catalog();
      const width = terminalWidth(process.stdout);
      const found = GROUPS.flatMap(({ key, kind }) => known[key].filter((entry) => entry.name === name)
        .map((entry) => description(`${entry.name}, ${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`, place(entry), entry.doc, entry.parameters, width)));
      found.push(...groupText(name, width), ...await scenarioText(name, width));
      if (name === "scenario") found.push(description("scenario", "the top of the file", "What every scenario may say.", known.scenario, width));
      if (found.length === 0) {
        const near = nearest(name, [...knownScenarios().keys(), ...GROUPS.flatMap(({ key }) => known[key].map((entry) => entry.name))]);
        throw new InputError(`"${name}" is not known.${near === undefined ? "" : ` Did you mean "${near}"?`} tanglewood list shows all names.`);
      }
      process.stdout.write(found.join("\n"));
    });
}
