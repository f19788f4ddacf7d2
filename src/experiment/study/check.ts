/** Whether each cell is a scenario: contradictions between its values show here, before anything is computed. */
import { InputError } from "../../parameter/input-error.js";
import { InputErrors } from "../../parameter/input-errors.js";
import { asTyped } from "../../scenario/overrides.js";
import { loadScenario, type LoadedScenario, type Source } from "../../scenario/load.js";
import type { Cell, CellValue } from "./study.js";

/** The scenario of a cell. @throws InputErrors that name the cell */
export function scenarioOf(scenario: Source, cell: Pick<Cell, "label" | "overrides">): LoadedScenario {
  try { return loadScenario(scenario, cell.overrides); } catch (error) {
    if (!(error instanceof InputErrors)) throw error;
    throw new InputErrors(error.errors.map((each) => new InputError(withPlace(each), { file: `cell "${cell.label}"` })));
  }
}

interface Fault { readonly sentence: string; readonly path: string | undefined; readonly cells: Cell[] }

/** What is wrong with the cells; the same mistake of many cells is told once, with their number and how to leave them out. */
export function checkCells(scenario: Source, cells: readonly Cell[]): InputError[] {
  const faults = new Map<string, Fault>();
  for (const cell of cells) {
    try { loadScenario(scenario, cell.overrides); } catch (error) {
      if (!(error instanceof InputErrors)) throw error;
      for (const each of error.errors) {
        const sentence = withPlace(each), key = `${pathOf(each, cell) ?? ""}\n${each.sentence}`;
        if (!faults.has(key)) faults.set(key, { sentence, path: pathOf(each, cell), cells: [] });
        faults.get(key)!.cells.push(cell);
      }
    }
  }
  const wrong = new Set([...faults.values()].flatMap((fault) => fault.cells));
  return [...faults.values()].map((fault) => {
    const others = fault.cells.length - 1;
    const label = `cell "${fault.cells[0]!.label}"${others === 0 ? "" : ` and ${others} other${others === 1 ? "" : "s"}`}`;
    return new InputError(`${fault.sentence}${wrong.size === cells.length ? "" : remedy(fault, cells)}`, { file: label });
  });
}

/** The varied parameter whose value is at fault. */
function pathOf({ file, path }: InputError, { values, overrides }: Cell): string | undefined {
  return Object.keys(values).find((each) => each === path || path?.startsWith(`${each}.`)) ?? overrides.find((each) => asTyped(each) === file)?.path;
}

/** `--set` is how an override is typed by itself; within a cell it is the value alone that is meant. */
function withPlace({ message }: InputError): string {
  return message.replace(/^--set /, "");
}

/** A condition that keeps the cells in which the fault is not: values of another varied parameter with which it never occurs. */
function remedy({ path, cells: faulty }: Fault, cells: readonly Cell[]): string {
  const at = new Set(faulty);
  const given = path === undefined ? cells : cells.filter((cell) => cell.values[path] !== null);
  for (const other of Object.keys(cells[0]!.values)) {
    if (other === path || typeof cells[0]!.values[other] === "number") continue;
    const bad = new Set(given.filter((cell) => at.has(cell)).map((cell) => cell.values[other]!));
    const good = [...new Set(given.map((cell) => cell.values[other]!))].filter((value) => !bad.has(value));
    if (good.length === 0) continue;
    const condition = good.map((value) => `${other} == ${quoted(value)}`).join(" || ");
    const instead = path === undefined || !(path in cells[0]!.values) ? "" : `, or give it the value null there: where: "(${condition}) == (${path} != null)"`;
    return `; leave such cells out with where: "${condition}"${instead}`;
  }
  return "; leave such cells out with where";
}

function quoted(value: CellValue): string {
  return typeof value === "string" ? `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'` : String(value);
}
