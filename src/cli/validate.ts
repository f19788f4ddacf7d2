/** `tanglewood validate`: checks scenario files without running them. */
import type { Command } from "commander";
import { Simulation } from "../experiment/simulation.js";
import { openScenario } from "../scenario/node/open-scenario.js";
import { EXIT } from "./exit-code.js";
import { report } from "./failures.js";
import { findScenario } from "./find-scenario.js";
import { setOption } from "./overrides.js";
import type { Override } from "../scenario/load.js";

export function addValidate(program: Command): void {
  program.command("validate")
    .summary("check scenario files")
    .description("Checks scenario files, and the data files that they name, without running them.")
    .argument("<file...>", "scenario files")
    .addOption(setOption("check with a parameter overridden; may be given several times"))
    .addHelpText("after", `
Exit codes: 0 all are valid, 2 one is not.

Example:
  tanglewood validate scenarios/*.yaml`)
    .action(async (files: string[], { set }: { set: readonly Override[] }) => {
      for (const file of files) {
        try {
          const { scenario, assets } = await openScenario(findScenario(file), set);
          // Some contradictions show only when the parts are put together.
          new Simulation(scenario, scenario.resolved.seed, assets, { open: () => () => {} });
          process.stdout.write(`${file}: valid\n`);
        } catch (error) {
          process.exitCode = Math.max(Number(process.exitCode ?? EXIT.done), report(error));
        }
      }
    });
}
