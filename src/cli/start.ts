/** `tanglewood start`, behind `npm start`: the flagship scenario and then its charts. */
import { resolve } from "node:path";
import type { Command } from "commander";
import { terminalWidth } from "./human.js";
import { portOption } from "./port-option.js";
import { runScenario } from "./run-scenario.js";
import { serveViewer } from "./serve-viewer.js";
import { seedOption } from "./seed-option.js";
import { summaryTable } from "./summary-table.js";

interface Options { readonly view: boolean; readonly port: number; readonly out: string; readonly seed?: string }

export function addStart(program: Command): void {
  program.command("start")
    .summary("run the flagship scenario and show its charts")
    .description("Runs scenarios/city.yaml, prints its figures and serves its charts.")
    .argument("[scenario]", "another scenario", "city")
    .option("--no-view", "end after the figures are printed")
    .addOption(seedOption())
    .option("--out <folder>", "where results are written", "results")
    .addOption(portOption())
    .addHelpText("after", `
Examples:
  npm start
  npm start -- --no-view
  tanglewood start energy --port 9000`)
    .action(async (scenario: string, { view, port, out, seed }: Options) => {
      const { summary, question, path, run } = await runScenario({ scenario, overrides: [], seed, out, trace: false });
      process.stdout.write(summaryTable(summary, question, terminalWidth(process.stdout)));
      console.error(`\nResults: ${path}`);
      if (view) await serveViewer({ results: resolve(out), port, at: `#/run/${encodeURIComponent(summary.scenario)}/${run}`, browser: true });
    });
}
