/** `tanglewood validate`: checks scenario and study files without running them. */
import type { Command } from "commander";
import { cellsOf, countCells } from "../experiment/study/cells.js";
import { checkCells } from "../experiment/study/check.js";
import { isStudy } from "../experiment/study/read.js";
import { Simulation } from "../experiment/simulation.js";
import { InputErrors } from "../parameter/input-errors.js";
import { openScenario, readScenarioText } from "../scenario/node/open-scenario.js";
import { openStudy } from "./compare-study.js";
import { EXIT } from "./exit-code.js";
import { report } from "./failures.js";
import { findScenario } from "./find-scenario.js";
import { setOption } from "./overrides.js";
import type { Override } from "../scenario/load.js";

/** Cells of a study that are tried, each some milliseconds; `compare` tries them all. */
const MOST_CELLS = 1000;

/** What is said of a file that is valid. @throws InputErrors of one that is not */
async function checked(file: string, set: readonly Override[]): Promise<string> {
  const path = findScenario(file);
  if (isStudy({ file: path, text: await readScenarioText(path) })) {
    const { study, source } = await openStudy(path, { set }, []), count = countCells(study);
    if (count > MOST_CELLS) return `valid, ${count} cells, which compare will check`;
    const wrong = checkCells(source, cellsOf(study));
    if (wrong.length > 0) throw new InputErrors(wrong);
    return `valid, ${count} cell${count === 1 ? "" : "s"}`;
  }
  const { scenario, assets } = await openScenario(path, set);
  // Some contradictions show only when the parts are put together.
  new Simulation(scenario, scenario.resolved.seed, assets, { open: () => () => {} });
  return "valid";
}

export function addValidate(program: Command): void {
  program.command("validate")
    .summary("check scenario and study files")
    .description("Checks scenario files and the data files that they name, and study files with all their cells, without running them.")
    .argument("<file...>", "scenario or study files")
    .addOption(setOption("check with a parameter overridden; may be given several times"))
    .addHelpText("after", `
Exit codes: 0 all are valid, 2 one is not.

Example:
  tanglewood validate scenarios/*.yaml scenarios/studies/*.yaml`)
    .action(async (files: string[], { set }: { set: readonly Override[] }) => {
      for (const file of files) {
        try {
          process.stdout.write(`${file}: ${await checked(file, set)}\n`);
        } catch (error) {
          process.exitCode = Math.max(Number(process.exitCode ?? EXIT.done), report(error));
        }
      }
    });
}
