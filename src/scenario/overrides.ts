/**
 * Overrides (`--set path=value`): they may set any described path and nothing else. Choosing another variant
 * (`ledger.kind=ideal`) drops the parameters that only the old variant knew, or knew as something else, so that one file
 * serves many ledgers.
 */
import { InputError } from "../parameter/input-error.js";
import { InputErrors } from "../parameter/input-errors.js";
import { nearest } from "../parameter/nearest.js";
import { describedAt, DISCRIMINATORS, namesAt, variantsOf, variantsThatKnow } from "./described.js";
import { isRecord } from "../parameter/record.js";

export interface Override { readonly path: string; readonly value: unknown }

/** What may differ between two descriptions of the same thing. */
const APPEARANCE: ReadonlySet<string> = new Set(["description", "default", "minimum", "maximum", "when"]);

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9-]*$/;

/** A copy of `data` with the overrides in it. @throws InputErrors that name each path that is not described */
export function applyOverrides(data: Record<string, unknown>, overrides: readonly Override[]): Record<string, unknown> {
  const copy = structuredCopy(data) as Record<string, unknown>;
  const errors: InputError[] = [];
  // Variants first, the outermost before what lies within, whatever the order given: the other paths are described only once they are chosen.
  const ordered = [...overrides].sort((a, b) => Number(choosesVariant(b)) - Number(choosesVariant(a)) || (choosesVariant(a) ? depth(a) - depth(b) : 0));
  for (const override of ordered) {
    const error = unknownFleet(copy, override) ?? applyOne(copy, override);
    if (error) errors.push(error);
  }
  if (errors.length > 0) throw new InputErrors(errors);
  return copy;
}

function choosesVariant({ path }: Override): boolean {
  return (DISCRIMINATORS as readonly string[]).includes(path.slice(path.lastIndexOf(".") + 1));
}

function depth({ path }: Override): number {
  return path.split(".").length;
}

/** Any name may be a fleet's, but a parameter of one that is not there is a mistyped name: a new fleet begins with its device. */
function unknownFleet({ fleets }: Record<string, unknown>, override: Override): InputError | undefined {
  const [section, name = "", parameter] = override.path.split(".");
  if (section !== "fleets" || parameter === undefined || parameter === "device" || !SEGMENT.test(name)) return undefined;
  const names = isRecord(fleets) ? Object.keys(fleets) : [];
  if (names.includes(name)) return undefined;
  const near = nearest(name, names);
  const hint = near === undefined ? "" : ` did you mean "${near}"?`;
  return new InputError(`there is no fleet "${name}";${hint} fleets here: ${names.length === 0 ? "none" : names.join(", ")}`, { file: asTyped(override) });
}

function applyOne(data: Record<string, unknown>, override: Override): InputError | undefined {
  const { path, value } = override;
  const where = { file: asTyped(override) };
  const keys = path.split(".");
  for (const [depth, key] of keys.entries()) {
    const parent = keys.slice(0, depth);
    if (!SEGMENT.test(key) || !describedAt([...parent, key], data)) return new InputError(notDescribed(parent, key, data), where);
  }
  const last = keys.pop()!;
  let here = data;
  for (const key of keys) {
    if (!Object.hasOwn(here, key) || !isRecord(here[key])) here[key] = {};
    here = here[key] as Record<string, unknown>;
  }
  if ((DISCRIMINATORS as readonly string[]).includes(last)) dropForeign(here, keys, last, value, data);
  here[last] = value;
  return undefined;
}

/** The override about as it was typed: `--set load.rate=10/s`. */
export function asTyped({ path, value }: Override): string {
  const written = typeof value === "string" || typeof value === "number" ? String(value) : value === null || value === undefined ? "" : JSON.stringify(value);
  return `--set ${path}=${written}`;
}

/** A sentence for a path that the schema does not know. */
export function notDescribed(parent: readonly PropertyKey[], key: string, data: unknown): string {
  const names = namesAt(parent, data);
  const elsewhere = variantsThatKnow(parent, key, data);
  const place = parent.length > 0 ? ` of ${parent.join(".")}` : "";
  const chosen = elsewhere[0];
  if (chosen) return `"${key}" is a parameter${place} only with ${elsewhere.map((variant) => `${chosen.key}: ${String(variant.value)}`).join(" or ")}; here are allowed: ${names.join(", ")}`;
  const others = variantsOf(describedAt(parent, data) ?? {}).flatMap((variant) => Object.keys(variant.schema.properties ?? {}).map((name) => ({ name, variant })));
  const near = nearest(key, names);
  const foreign = near === undefined ? nearest(key, others.map(({ name }) => name)) : undefined;
  const owner = others.find(({ name }) => name === foreign)?.variant;
  const hint = near !== undefined ? `did you mean "${near}"? ` : foreign !== undefined && owner ? `did you mean "${foreign}" (a parameter with ${owner.key}: ${String(owner.value)})? ` : "";
  return `"${key}" is not a parameter${place}; ${hint}${names.length > 0 ? `allowed: ${names.join(", ")}` : "nothing is allowed below this path"}`;
}

/** Whether two variants mean different things by one name, as the fees of a chain and those of a card. */
function isAnother(before: unknown, after: unknown): boolean {
  const kind = (schema: unknown): string => JSON.stringify(schema, (key, value: unknown) => (APPEARANCE.has(key) ? undefined : value));
  return before !== undefined && kind(before) !== kind(after);
}

function dropForeign(here: Record<string, unknown>, path: readonly string[], key: string, value: unknown, data: unknown): void {
  const schema = describedAt(path, data);
  const all = schema ? variantsOf(schema).filter((variant) => variant.key === key) : [];
  const known = all.find((variant) => variant.value === value)?.schema.properties;
  if (!known) return;
  const before = (all.find((variant) => variant.value === here[key]) ?? all.find((variant) => variant.schema.required?.includes(key) !== true))?.schema.properties ?? {};
  for (const name of Object.keys(here)) if (!Object.hasOwn(known, name) || isAnother(before[name], known[name])) delete here[name];
}

function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [key, child] of Object.entries(value)) copy[key] = structuredCopy(child);
  return copy;
}
