/**
 * What the schema says at a path, given the data so far: a variant (`kind: tangle`, `device: vehicle`) is chosen by its
 * discriminator. Errors, overrides and the manual all ask here, so they cannot disagree.
 */
import { isRecord } from "../parameter/record.js";
import { scenarioJsonSchema, type JsonSchema } from "./json-schema.js";

/** Keys that choose a variant. */
export const DISCRIMINATORS = ["kind", "rule", "policy", "device", "response"] as const;

function discriminator(variant: JsonSchema): [string, JsonSchema] | undefined {
  const properties = variant.properties ?? {};
  for (const key of DISCRIMINATORS) {
    const found = properties[key];
    if (found && (found.const !== undefined)) return [key, found];
  }
  return undefined;
}

/** The variants of a schema that has any, with the key and value that choose each. */
export function variantsOf(schema: JsonSchema): { key: string; value: unknown; schema: JsonSchema }[] {
  const out: { key: string; value: unknown; schema: JsonSchema }[] = [];
  for (const variant of [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])]) {
    const found = discriminator(variant);
    if (found) out.push({ key: found[0], value: found[1].const, schema: variant });
    else out.push(...variantsOf(variant));
  }
  return out;
}

/** The variant that holds for `data`; without a discriminator in it, the default one. */
export function chosenVariant(schema: JsonSchema, data: unknown): JsonSchema {
  const variants = variantsOf(schema);
  const first = variants[0];
  if (!first) return schema;
  const said = isRecord(data) ? data[first.key] : undefined;
  const standard = variants.find(({ key, schema: variant }) => variant.required?.includes(key) !== true) ?? first;
  return (variants.find(({ value }) => value === said) ?? standard).schema;
}

/** The schema at a path, or undefined where nothing is described. */
export function describedAt(path: readonly PropertyKey[], data: unknown): JsonSchema | undefined {
  let schema: JsonSchema | undefined = scenarioJsonSchema();
  let here = data;
  for (const key of path) {
    if (!schema) return undefined;
    const variant = chosenVariant(schema, here);
    const properties = variant.properties;
    if (typeof key === "number") schema = variant.items;
    else if (properties && Object.hasOwn(properties, key)) schema = properties[key as string];
    else schema = typeof variant.additionalProperties === "object" ? variant.additionalProperties : undefined;
    here = childOf(here, key);
  }
  return schema;
}

/** What the data hold at a path, or undefined. */
export function valueAt(path: readonly PropertyKey[], data: unknown): unknown {
  let here = data;
  for (const key of path) here = childOf(here, key);
  return here;
}

function childOf(data: unknown, key: PropertyKey): unknown {
  if (Array.isArray(data) && typeof key === "number") return data[key];
  return isRecord(data) && typeof key === "string" && Object.hasOwn(data, key) ? data[key] : undefined;
}

/** Names that may stand below a path. */
export function namesAt(path: readonly PropertyKey[], data: unknown): string[] {
  const schema = describedAt(path, data);
  return schema ? Object.keys(chosenVariant(schema, valueAt(path, data)).properties ?? {}) : [];
}

/** Variants other than the chosen one that know a key: "alpha is a parameter of weighted-walk". */
export function variantsThatKnow(path: readonly PropertyKey[], key: string, data: unknown): { key: string; value: unknown }[] {
  const schema = describedAt(path, data);
  return schema ? variantsOf(schema).filter((variant) => variant.schema.properties && Object.hasOwn(variant.schema.properties, key)) : [];
}
