/** `tanglewood list`: everything that a scenario can name, one line each. */
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { parse } from "yaml";
import { catalog } from "../scenario/catalog.js";
import { onOutput as colour } from "./colours.js";
import { knownScenarios } from "./find-scenario.js";
import { terminalWidth, wrapped } from "./human.js";
import { GROUPS } from "./described-groups.js";

interface Listed { readonly name: string; readonly doc: string }

function section(heading: string, entries: readonly Listed[], width: number): string {
  if (entries.length === 0) return "";
  const names = Math.max(...entries.map(({ name }) => name.length));
  const lines = entries.map(({ name, doc }) => {
    const indent = " ".repeat(names + 4);
    return `  ${colour.cyan(name)}${" ".repeat(names - name.length)}  ${wrapped(doc, width, indent).trimStart()}`;
  });
  return `${colour.bold(heading)}\n${lines.join("\n")}\n`;
}

/** The question of a scenario or study file; a file that cannot be read is listed all the same. */
function read(name: string, path: string): Listed & { readonly study: boolean } {
  try {
    const file = parse(readFileSync(path, "utf8"), { logLevel: "error" }) as { question?: unknown; base?: unknown } | null;
    return { name, doc: typeof file?.question === "string" ? file.question : "", study: file?.base !== undefined };
  } catch { return { name, doc: "cannot be read: see tanglewood validate", study: false }; }
}

export function addList(program: Command): void {
  program.command("list")
    .summary("list scenarios, devices, ledgers and rules")
    .description("Lists the scenarios here and everything that a scenario can name.")
    .addHelpText("after", `
Example:
  tanglewood list`)
    .action(() => {
      const width = terminalWidth(process.stdout);
      const files = [...knownScenarios()].map(([name, path]) => read(name, path));
      const known = catalog();
      const scenarios = files.filter(({ study }) => !study), studies = files.filter(({ study }) => study);
      const sections = [section("Scenarios (tanglewood run NAME)", scenarios, width), section("Studies (tanglewood compare NAME)", studies, width), ...GROUPS.map(({ key, plural }) => section(plural, known[key], width))];
      process.stdout.write(`${sections.filter((text) => text !== "").join("\n")}\n${colour.dim("More on each: tanglewood describe NAME")}\n`);
    });
}
