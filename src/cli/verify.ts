/** `tanglewood verify`: the simulator's figures against closed forms and published numbers. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Option, type Command } from "commander";
import { laws } from "../experiment/verify/registry.js";
import { allowed, findingsAsData, measured, target, validationPage, withUnit } from "../experiment/verify/report.js";
import type { Finding } from "../experiment/verify/verify.js";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import type { Validation } from "../results/validation.js";
import { writeFailure } from "../results/node/file-failure.js";
import { onOutput as colour } from "./colours.js";
import { EXIT } from "./exit-code.js";
import { terminalWidth, wrapped } from "./human.js";
import { version } from "./package.js";
import { checkAll } from "./verify-threads.js";

/** Replications of the quick form, which takes less than a minute on two cores, and of the full one. */
const QUICK = 3, FULL = 20;

interface Options { readonly law: readonly string[]; readonly full?: true; readonly json?: true; readonly write: readonly string[]; readonly out: string }

export function addVerify(program: Command): void {
  program.command("verify")
    .summary("check the figures against theory")
    .description("Runs each law's scenario a few times and compares the mean with a closed form or a published number.")
    .addOption(new Option("--law <id>", "only this law; may be given several times").argParser((id: string, ids: string[]) => [...ids, id]).default([], "all"))
    .option("--full", `all laws, with ${FULL} replications of each instead of ${QUICK}`)
    .option("--json", "print the findings as JSON")
    .addOption(new Option("--write <file>", "write them too, a file .json as data, any other as a page of documentation; may be given several times")
      .argParser((file: string, files: string[]) => [...files, file]).default([], "none"))
    .option("--out <folder>", "where validation.json goes, for the viewer, when all laws are checked", "results")
    .addHelpText("after", `
Exit codes: 0 no law fails, 1 one does.

Examples:
  tanglewood verify
  tanglewood verify --law T1 --law R3 --full`)
    .action(async ({ law: asked, full, json, write, out }: Options) => {
      refuseUnknown(asked);
      const chosen = laws.filter(({ id, fullOnly }) => asked.length > 0 ? asked.includes(id) : full || !fullOnly);
      const width = terminalWidth(process.stdout), replications = full ? FULL : QUICK;
      const findings = await checkAll(chosen, replications, (finding) => { if (!json) process.stdout.write(line(finding, width)); });
      const failed = findings.filter(({ verdict }) => verdict === "fails").length;
      if (json) process.stdout.write(`${JSON.stringify(findingsAsData(findings), undefined, 2)}\n`);
      else process.stdout.write(`\n${findings.length - failed} of ${findings.length} laws stand${failed > 0 ? `, ${failed} fail` : ""}. Means with 95 % confidence intervals over ${replications} replications.\n`);
      const data: Validation = { format: 1, engine: version, command: full ? "tanglewood verify --full" : "tanglewood verify", findings: findingsAsData(findings) };
      const text = `${JSON.stringify(data, undefined, 2)}\n`;
      if (asked.length === 0) await written(join(out, "validation.json"), text, out);
      for (const file of write) await written(file, file.endsWith(".json") ? text : validationPage(findings, version));
      if (failed > 0) process.exitCode = EXIT.failed;
    });
}

async function written(file: string, text: string, folder?: string): Promise<void> {
  try {
    if (folder !== undefined) await mkdir(folder, { recursive: true });
    await writeFile(file, text);
  } catch (error) { throw writeFailure(error, file); }
}

function refuseUnknown(asked: readonly string[]): void {
  const ids = [...new Set(laws.map(({ id }) => id))];
  for (const id of asked) {
    if (ids.includes(id)) continue;
    const meant = nearest(id, ids);
    throw new InputError(`there is no law "${id}"; ${meant === undefined ? "" : `did you mean "${meant}"? `}there are ${ids.join(", ")}`);
  }
}

const COLOURS = { holds: colour.green, fails: colour.red, unclear: colour.yellow };

function line(finding: Finding, width: number): string {
  const { law, verdict } = finding;
  const figures = `${law.id.padEnd(4)}${COLOURS[verdict](verdict.padEnd(9))}${withUnit(measured(finding), law.unit).padEnd(21)} target ${target(finding)}${allowed(law) === "" ? "" : `, within ${allowed(law)}`}`;
  return `${figures}\n${colour.dim(wrapped(`${law.quantity} (${law.source})`, width, "    "))}\n`;
}
