/** Whether each cell is a scenario: contradictions between its values show here, before anything is computed. */
import type { InputError } from "../../parameter/input-error.js";
import { loadScenario, type LoadedScenario, type Source } from "../../scenario/load.js";
import type { Cell } from "./study.js";

/** The scenario of a cell. @throws InputErrors that name the cell */
export function scenarioOf(scenario: Source, cell: Cell): LoadedScenario {
  return loadScenario(scenario, cell.overrides);
}

/** What is wrong with the cells; the same mistake of many cells is told once, with their number. */
export function checkCells(scenario: Source, cells: readonly Cell[]): InputError[] {
  throw new Error(`${scenario.file}: ${cells.length}, not yet`);
}
