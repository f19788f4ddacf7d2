/** `tanglewood run`: one run of a scenario into the results folder. Scripts rely on its options, output and exit codes. */
import { InvalidArgumentError, type Command } from "commander";
import { relative } from "node:path";
import { humanNumber, terminalWidth } from "./human.js";
import { setOption } from "./overrides.js";
import { runScenario } from "./run-scenario.js";
import { seedOption } from "./seed-option.js";
import { summaryTable } from "./summary-table.js";
import type { Override } from "../scenario/load.js";

interface Options { readonly set: readonly Override[]; readonly seed?: string; readonly out: string; readonly json?: true; readonly trace?: true; readonly fluid?: true; readonly maxEvents?: number; readonly maxSeconds?: number }

/** What `--fluid` stands for, so that a run is repeated from its scenario. */
const FLUID: Override = { path: "ledger.network.fluid", value: true };

export function addRun(program: Command): void {
  program.command("run")
    .summary("run a scenario and log its results")
    .description("Runs a scenario once and writes results/<scenario>/<run>/.")
    .argument("<scenario>", "scenario file, or the name of one in scenarios/")
    .addOption(setOption("override a parameter; may be given several times"))
    .addOption(seedOption())
    .option("--out <folder>", "where results are written", "results")
    .option("--json", "print summary.json, and nothing else, on standard output")
    .option("--trace", "keep every transaction, as Parquet, instead of a sample")
    .option("--fluid", "compute the fluid level of the tangle beside the run: ledger.network.fluid=true")
    .option("--max-events <n>", "fail after so many events", positive)
    .option("--max-seconds <s>", "fail after so many seconds of wall time", positive)
    .addHelpText("after", `
Exit codes: 0 done, 1 the run failed, 2 the input was wrong, 130 interrupted.

Examples:
  tanglewood run city
  tanglewood run scenarios/intersection.yaml --set ledger.network.delay=10s --seed 7 --json`)
    .action(async (scenario: string, { set, seed, out, json, trace, fluid, maxEvents, maxSeconds }: Options) => {
      const { summary, question, path } = await runScenario({ scenario, overrides: fluid ? [...set, FLUID] : set, seed, out, trace: trace === true, budget: { events: maxEvents, wallSeconds: maxSeconds } });
      if (json) process.stdout.write(`${JSON.stringify(summary, undefined, 2)}\n`);
      else process.stdout.write(summaryTable(summary, question, terminalWidth(process.stdout)));
      console.error(`${json ? "" : "\n"}Results: ${shorter(path)} (${humanNumber(summary.warnings.length)} warning${summary.warnings.length === 1 ? "" : "s"})`);
      if (!json) console.error("Charts:  tanglewood view");
    });
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("It must be a number above 0.");
  return value;
}

/** The path from here, unless it leads upwards. */
function shorter(path: string): string {
  const there = relative(process.cwd(), path);
  return there.startsWith("..") ? path : there;
}
