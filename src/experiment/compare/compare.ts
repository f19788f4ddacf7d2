/** From the rows of an index to a comparison. */
import type { CellWarmup, ComparedPlan, Comparison, IndexTable } from "./comparison.js";

/** @param baseline number of the cell against which differences are taken */
export function compare(index: IndexTable, plan: ComparedPlan, baseline: number, warmup: readonly CellWarmup[] = []): Comparison {
  throw new Error(`${index.rows.length} ${plan.cells.length} ${baseline} ${warmup.length}: not yet`);
}
