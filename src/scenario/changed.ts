/** Which parameters of a scenario differ from their defaults: the same scenario, parsed with nothing but its variants and fleets, tells. */
import { describedAt, DISCRIMINATORS } from "./described.js";
import { isRecord } from "../parameter/record.js";
import { scenarioSchema, type Scenario } from "./schema.js";

export interface ChangedParameter {
  readonly path: string;
  readonly value: unknown;
  readonly default: unknown;
  readonly unit?: string;
}

/** Texts, and what every scenario has of its own, are no parameters that "differ". */
const NOT_COMPARED = new Set(["question", "lookFor", "seed"]);

export function parametersChanged(data: Record<string, unknown>, resolved: Scenario): ChangedParameter[] {
  const plain = scenarioSchema.parse(skeleton(data)) as Record<string, unknown>;
  const out: ChangedParameter[] = [];
  compare([], resolved, plain, data, out);
  return out;
}

/** The mapping with only what chooses a variant left in it. */
function skeleton(data: Record<string, unknown>): Record<string, unknown> {
  const bones: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(data)) {
    if (isRecord(value)) { if (!("file" in value)) bones[key] = skeleton(value); }
    else if ((DISCRIMINATORS as readonly string[]).includes(key)) bones[key] = value;
  }
  return bones;
}

function compare(path: readonly string[], value: unknown, plain: unknown, data: unknown, out: ChangedParameter[]): void {
  if (isRecord(value) && isRecord(plain)) {
    for (const key of Object.keys(value)) if (path.length > 0 || !NOT_COMPARED.has(key)) compare([...path, key], value[key], plain[key], data, out);
    return;
  }
  if (JSON.stringify(value) === JSON.stringify(plain)) return;
  const unit = describedAt(path, data)?.unit;
  out.push({ path: path.join("."), value, default: plain ?? null, ...(unit === undefined || unit === "1" ? {} : { unit }) });
}
