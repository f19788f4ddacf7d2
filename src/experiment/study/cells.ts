/** The cells of a study, in their order, and their number without making them. */
import { InputError, type InputErrorPlace } from "../../parameter/input-error.js";
import { nearest } from "../../parameter/nearest.js";
import type { Override } from "../../scenario/load.js";
import { combinations, gridSize, MOST_LOOKED_THROUGH } from "./combinations.js";
import { labelsOf, namesOf } from "./labels.js";
import type { Cell, Study, StudyValue } from "./study.js";
import { engineValue, shownValue } from "./values.js";

/**
 * How many cells a study has. A grid is not made for that; one with a condition is looked through.
 * @throws InputError where there are more combinations than can be looked through
 */
export function countCells(study: Study): number {
  if (study.method === "grid" && study.where === undefined) return gridSize(study);
  refuseTooMany(study);
  let count = 0;
  for (const combination of combinations(study)) if (combination.length >= 0) count++;
  return count;
}

function refuseTooMany(study: Study): void {
  const size = study.method === "grid" ? gridSize(study) : 0;
  if (size > MOST_LOOKED_THROUGH) throw new InputError(`the grid has ${size} combinations; where can look through at most ${MOST_LOOKED_THROUGH} of them`, { path: "where" });
}

/** Whether any combination is a cell. */
export function hasCells(study: Study): boolean {
  refuseTooMany(study);
  for (const combination of combinations(study)) return combination.length >= 0;
  return false;
}

export function cellsOf(study: Study): Cell[] {
  const all: (readonly StudyValue[])[] = [...combinations(study)];
  const labels = labelsOf(study.parameters, all);
  return all.map((combination, cell) => ({
    cell,
    label: labels[cell]!,
    values: Object.fromEntries(study.parameters.map(({ path }, i) => [path, combination[i]!.value])),
    overrides: [...study.set, ...study.parameters.flatMap(({ path }, i) => overridesOf(path, combination[i]!))],
  }));
}

function overridesOf(path: string, { written, value, sets }: StudyValue): readonly Override[] {
  return sets ?? (value === null ? [] : [{ path, value: written }]);
}

/**
 * The number of the cell that others are compared with: named by its label, by its number, or by values of some of its
 * parameters (`ledger.kind=tangle, delay=5s`, or one value alone: `5s`), of which the first cell that has them all is meant.
 * @throws InputError for one that does not exist, with the nearest label
 */
export function baselineOf(study: Study, cells: readonly Cell[], place: InputErrorPlace = { path: "baseline" }): number {
  const said = study.baseline?.trim();
  if (said === undefined) return 0;
  const byLabel = cells.find(({ label }) => label === said);
  if (byLabel) return byLabel.cell;
  const byValues = cells.find((cell) => said.split(",").every((each) => hasValue(study, cell, each)));
  if (byValues) return byValues.cell;
  if (/^\d+$/.test(said) && Number(said) < cells.length) return Number(said);
  const byValue = cells.find((cell) => Object.keys(cell.values).some((path) => hasValue(study, cell, `${path}=${said}`)));
  if (byValue) return byValue.cell;
  const labels = cells.map(({ label }) => label);
  const near = nearest(said, labels);
  const first = labels.slice(0, 8).map((label) => `"${label}"`).join(", ");
  throw new InputError(`there is no cell "${said}"; ${near === undefined ? "" : `did you mean "${near}"? `}cells: ${first}${labels.length > 8 ? ` and ${labels.length - 8} more` : ""}`, place);
}

function hasValue(study: Study, cell: Cell, written: string): boolean {
  const at = written.indexOf("=");
  if (at < 1) return false;
  const name = written.slice(0, at).trim(), value = written.slice(at + 1).trim();
  const parameter = study.parameters[namesOf(study.parameters).get(name) ?? -1];
  if (!parameter) return false;
  const has = cell.values[parameter.path]!;
  const number = typeof has === "number" ? engineValue(Number.isNaN(Number(value)) ? value : Number(value), parameter.quantity) : value;
  return has === number || shownValue(has) === value;
}
