/** `tanglewood verify`: the simulator's figures against closed forms and published numbers. */
import { writeFile } from "node:fs/promises";
import { Option, type Command } from "commander";
import { markets } from "../agents/registry.js";
import { laws } from "../experiment/verify/registry.js";
import { measured, target, validationPage, withUnit } from "../experiment/verify/report.js";
import { check, type Finding } from "../experiment/verify/verify.js";
import { InputError } from "../parameter/input-error.js";
import { nearest } from "../parameter/nearest.js";
import { writeFailure } from "../results/node/file-failure.js";
import { readBuiltIns } from "../scenario/node/open-scenario.js";
import { onOutput as colour } from "./colours.js";
import { EXIT } from "./exit-code.js";
import { terminalWidth, wrapped } from "./human.js";
import { version } from "./package.js";

/** Replications of the quick form, which takes less than a minute, and of the full one. */
const QUICK = 3, FULL = 20;

interface Options { readonly law: readonly string[]; readonly full?: true; readonly json?: true; readonly write?: string }

export function addVerify(program: Command): void {
  program.command("verify")
    .summary("check the figures against theory")
    .description("Runs each law's scenario a few times and compares the mean with a closed form or a published number.")
    .addOption(new Option("--law <id>", "only this law; may be given several times").argParser((id: string, ids: string[]) => [...ids, id]).default([], "all"))
    .option("--full", `${FULL} replications of each instead of ${QUICK}`)
    .option("--json", "print the findings as JSON")
    .option("--write <file>", "write them as a page of documentation too")
    .addHelpText("after", `
Exit codes: 0 no law fails, 1 one does.

Examples:
  tanglewood verify
  tanglewood verify --law T1 --law R3 --full`)
    .action(async ({ law: asked, full, json, write }: Options) => {
      const chosen = asked.length === 0 ? laws : laws.filter(({ id }) => asked.includes(id));
      refuseUnknown(asked);
      const assets = await readBuiltIns(markets.flatMap((market) => market.assets ?? []));
      const width = terminalWidth(process.stdout);
      const findings: Finding[] = [];
      for (const each of chosen) {
        const finding = check(each, { replications: full ? FULL : QUICK, assets });
        findings.push(finding);
        if (!json) process.stdout.write(line(finding, width));
        await new Promise(setImmediate);   // Lets Ctrl-C be heard between two laws.
      }
      const failed = findings.filter(({ verdict }) => verdict === "fails").length;
      if (json) process.stdout.write(`${JSON.stringify(findings.map(asData), undefined, 2)}\n`);
      else process.stdout.write(`\n${findings.length - failed} of ${findings.length} laws stand${failed > 0 ? `, ${failed} fail` : ""}. Means with 95 % confidence intervals over ${full ? FULL : QUICK} replications.\n`);
      if (write !== undefined) await writeFile(write, validationPage(findings, version)).catch((error: unknown) => { throw writeFailure(error, write); });
      if (failed > 0) process.exitCode = EXIT.failed;
    });
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
  const figures = `${law.id.padEnd(4)}${COLOURS[verdict](verdict.padEnd(9))}${withUnit(measured(finding), law.unit).padEnd(22)}target ${target(finding)}, within ${Math.round(law.tolerance * 100)} %`;
  return `${figures}\n${colour.dim(wrapped(law.quantity, width, "    "))}\n`;
}

function asData({ law, measured: { mean, halfWidth }, verdict, replications }: Finding) {
  const { id, quantity, unit, target, tolerance, source } = law;
  return { id, quantity, unit, target, tolerance, source, mean, halfWidth, replications, verdict };
}
