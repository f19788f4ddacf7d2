/**
 * What `tanglewood verify` found, as the viewer's validation page reads it: `validation.json` in the results folder, the
 * reader's own findings, or the one that travels with the viewer. Infinite and missing figures are null, as JSON has none.
 */
import { isRecord } from "../parameter/record.js";

export interface ValidationRow {
  readonly id: string;
  readonly quantity: string;
  readonly unit: string;
  readonly target: number;
  /** Relative to the target; of a bound, how far beyond it a value may lie. */
  readonly tolerance: number;
  readonly bound?: "at most" | "at least";
  readonly source: string;
  readonly mean: number | null;
  /** Half the width of the 95 % confidence interval; 0 for a law that is computed, null for one observation. */
  readonly halfWidth: number | null;
  readonly replications: number;
  readonly verdict: "holds" | "fails" | "unclear";
}

export interface Validation {
  readonly format: 1;
  readonly engine: string;
  /** The command that found this. */
  readonly command: string;
  readonly findings: readonly ValidationRow[];
}

/** Reads validation.json; undefined for anything that is not one (empty, cut off, of another format). */
export function parseValidation(text: string): Validation | undefined {
  let data: unknown;
  try { data = JSON.parse(text); } catch { return undefined; }
  const whole = isRecord(data) && data["format"] === 1 && Array.isArray(data["findings"]) && data["findings"].every((row) => isRecord(row) && typeof row["id"] === "string" && typeof row["target"] === "number");
  return whole ? data as unknown as Validation : undefined;
}
