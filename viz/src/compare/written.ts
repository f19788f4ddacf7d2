/** The files of a sweep as the viewer reads them: their shapes are the engine's own types. */
import type { SweepFailure, SweepPlan, VariedParameter } from "../../../src/results/sweep-plan.js";

export type { ListedSweep } from "../../../src/results/listed-sweep.js";
export type { SweepFailure, SweepPlan, VariedParameter };

/** Reads a plan; undefined for anything that is not one. */
export function parsePlan(text: string): SweepPlan | undefined {
  try {
    const data = JSON.parse(text) as Partial<SweepPlan>;
    return data.format === 1 && Array.isArray(data.cells) && Array.isArray(data.parameters) && typeof data.replications === "number" ? data as SweepPlan : undefined;
  } catch { return undefined; }
}

/** Reads failures.json; none where it is missing or was being written. */
export function parseFailures(text: string | undefined): readonly SweepFailure[] {
  try {
    const data: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(data) ? data as SweepFailure[] : [];
  } catch { return []; }
}
