/** The `tanglewood` command: its verbs, one file each, and the exit code in which every way of ending comes out. */
import { Command } from "commander";
import { addClaims } from "./claims.js";
import { addCompare } from "./compare.js";
import { addDescribe } from "./describe.js";
import { EXIT } from "./exit-code.js";
import { report } from "./failures.js";
import { addList } from "./list.js";
import { version } from "./package.js";
import { addReport } from "./report.js";
import { addRun } from "./run.js";
import { addSchema } from "./schema.js";
import { addStart } from "./start.js";
import { addValidate } from "./validate.js";
import { addVerify } from "./verify.js";
import { addView } from "./view.js";
import { addWorker } from "./worker.js";

function command(): Command {
  const program = new Command("tanglewood")
    .description("Simulates a machine economy: devices with wallets that trade over a simulated tangle or its rivals.")
    .version(version)
    .showHelpAfterError("(add --help for what is allowed)")
    .exitOverride()
    .addHelpText("after", `
Examples:
  tanglewood start                                  the flagship scenario and its charts
  tanglewood run city --set ledger.kind=ideal       one run, another ledger
  tanglewood compare city --vary ledger.kind=ideal,tangle
  tanglewood view                                   the charts of all runs
  tanglewood report city                            its newest run as one HTML file`);
  for (const add of [addStart, addRun, addCompare, addClaims, addView, addReport, addList, addDescribe, addValidate, addVerify, addWorker, addSchema]) add(program);
  return program;
}

/** Runs the command line; the outcome is in `process.exitCode`. Never throws. */
export async function main(argv: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) is no failure.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.done : EXIT.failed));
  const program = command();
  try {
    if (argv.length <= 2) { program.outputHelp(); return; }
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}
