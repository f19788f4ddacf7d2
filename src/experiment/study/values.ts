/** The values of one parameter: those written one by one, and those at steps or places of a range. */
import { engineUnit, parseQuantity, UNITS, type Quantity } from "../../parameter/quantity.js";
import { exp, log } from "../../sim/portable-math.js";
import type { CellValue, StudyRange, StudyValue, Written } from "./study.js";

/** What of a parameter decides how its values are read. */
export interface ValueKind { readonly quantity?: Quantity; readonly whole: boolean }

const WRITTEN = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(\S.*?)?\s*$/;

/** A value in the engine's unit; a quantity that cannot be read stays as it was written. */
export function engineValue(written: Written, quantity: Quantity | undefined): CellValue {
  if (written === null || written === undefined) return null;
  if (quantity !== undefined && (typeof written === "string" || typeof written === "number")) {
    const value = parseQuantity(written, quantity);
    if (typeof value === "number") return value;
  }
  return typeof written === "number" || typeof written === "string" || typeof written === "boolean" ? written : JSON.stringify(written);
}

/** A value as it is shown in labels. */
export function shownValue(written: Written): string {
  return typeof written === "string" ? written : JSON.stringify(written) ?? "null";
}

/** Both bounds in one unit: the one in which both were written, else the engine's. Undefined where one is no number. */
export function rangeOf(min: string | number, max: string | number, scale: "linear" | "log", quantity: Quantity | undefined): StudyRange | undefined {
  const [low, high] = [numberAndUnit(min), numberAndUnit(max)];
  if (low && high && low.unit === high.unit && (low.unit === "" || (quantity !== undefined && Object.hasOwn(UNITS[quantity], low.unit)))) {
    return { min: low.value, max: high.value, scale, writtenUnit: low.unit };
  }
  if (quantity === undefined) return undefined;
  const [first, last] = [parseQuantity(min, quantity), parseQuantity(max, quantity)];
  const unit = engineUnit(quantity);
  return typeof first === "number" && typeof last === "number" ? { min: first, max: last, scale, writtenUnit: unit === "1" ? "" : unit } : undefined;
}

function numberAndUnit(written: string | number): { value: number; unit: string } | undefined {
  if (typeof written === "number") return { value: written, unit: "" };
  const match = WRITTEN.exec(written);
  return match ? { value: Number(match[1]), unit: match[2] ?? "" } : undefined;
}

/** `steps` values from the least to the largest, even in the value or in its logarithm; of whole numbers those that differ. */
export function stepsOf(range: StudyRange, steps: number, kind: ValueKind): StudyValue[] {
  const values = Array.from({ length: steps }, (_, i) => placeIn(range, i / (steps - 1), steps, kind));
  return values.filter(({ value }, i) => i === 0 || value !== values[i - 1]!.value);
}

/**
 * The value at a share of the way from the least to the largest, written with as few digits as keep it within a thousandth of
 * the distance to its neighbours.
 * @param share from 0 to 1 @param places how many there are in all
 */
export function placeIn({ min, max, scale, writtenUnit }: StudyRange, share: number, places: number, { quantity, whole }: ValueKind): StudyValue {
  const at = scale === "linear" ? min + (max - min) * share : min * exp(log(max / min) * share);
  const spacing = (scale === "linear" ? max - min : at * log(max / min)) / places;
  const exact = share === 0 ? min : share === 1 ? max : Math.min(max, Math.max(min, whole ? Math.round(at) : fewestDigits(at, spacing / 1000)));
  const written = writtenUnit === "" ? exact : `${exact}${/^\d/.test(writtenUnit) ? " " : ""}${writtenUnit}`;
  return { written, value: engineValue(written, quantity) };
}

function fewestDigits(value: number, tolerance: number): number {
  for (let digits = 3; digits < 17; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.abs(rounded - value) <= tolerance) return rounded;
  }
  return value;
}
