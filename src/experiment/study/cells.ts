/** The cells of a study, in their order, and their number without making them. */
import type { Cell, Study } from "./study.js";

/** @throws InputErrors where no cell is left, or more combinations than can be looked through */
export function countCells(study: Study): number {
  return cellsOf(study).length;
}

export function cellsOf(study: Study): Cell[] {
  throw new Error(`${study.question}: not yet`);
}

/** The number of the cell that others are compared with. @throws InputErrors for one that does not exist */
export function baselineOf(study: Study, cells: readonly Cell[]): number {
  throw new Error(`${study.question}: ${cells.length}, not yet`);
}
