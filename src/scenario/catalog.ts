/** Everything that a scenario can name, with its parameters: for `list`, `describe`, the manual and forms. */
import { variantsOf } from "./described.js";
import { scenarioJsonSchema, type JsonSchema } from "./json-schema.js";

export interface DescribedParameter {
  /** Path below the thing described, e.g. `tipSelection.alpha`. */
  readonly path: string;
  /** number, whole number, text, yes or no, one of …, series, or a quantity such as time. */
  readonly type: string;
  readonly default: unknown;
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly allowed?: readonly unknown[];
  readonly doc: string;
  /** Of a parameter that chooses a variant: what each one is, and the parameters that come with it. */
  readonly variants?: readonly DescribedVariant[];
}

export interface DescribedVariant {
  readonly name: string;
  readonly doc: string;
  /** Their paths are below the thing described, as that of the parameter that chooses. */
  readonly parameters: readonly DescribedParameter[];
}

export interface CatalogEntry extends DescribedVariant {
  /** Path in a scenario file under which it stands, e.g. `fleets.<name>`, `ledger`. */
  readonly path: string;
  /** What chooses it there, e.g. `kind: tangle`, where it is one of several. */
  readonly chosenBy?: string;
}

export interface Catalog {
  readonly scenario: readonly DescribedParameter[];
  readonly devices: readonly CatalogEntry[];
  readonly markets: readonly CatalogEntry[];
  /** By which a market orders its devices, e.g. who passes a crossing first. */
  readonly disciplines: readonly CatalogEntry[];
  readonly environment: readonly CatalogEntry[];
  readonly ledgers: readonly CatalogEntry[];
  readonly networks: readonly CatalogEntry[];
  readonly tipSelectionRules: readonly CatalogEntry[];
  readonly confirmationRules: readonly CatalogEntry[];
  readonly adversaries: readonly CatalogEntry[];
  readonly settlementPolicies: readonly CatalogEntry[];
}

export function catalog(): Catalog {
  const top = scenarioJsonSchema().properties ?? {};
  const ledgers = variantsOf(top["ledger"] ?? {});
  const tangle = ledgers.find(({ value }) => value === "tangle")?.schema.properties ?? {};
  const plain = ["duration", "warmup", "interval", "seed", "start", "place", "load"];
  return {
    scenario: plain.flatMap((name) => parametersOf({ properties: { [name]: top[name] ?? {} } })),
    devices: entries(top["fleets"]?.additionalProperties as JsonSchema | undefined, "fleets.<name>"),
    markets: named(top["markets"], "markets"),
    disciplines: Object.entries(top["markets"]?.properties ?? {}).flatMap(([market, { properties = {} }]) =>
      Object.entries(properties).flatMap(([name, property]) => entries(property, `markets.${market}.${name}`))),
    environment: named(top["environment"], "environment"),
    ledgers: entries(top["ledger"], "ledger"),
    networks: entries(tangle["network"], "ledger.network"),
    tipSelectionRules: entries(tangle["tipSelection"], "ledger.tipSelection"),
    confirmationRules: entries(tangle["confirmation"], "ledger.confirmation"),
    adversaries: entries(tangle["adversary"], "ledger.adversary"),
    settlementPolicies: entries(top["settlement"], "settlement"),
  };
}

function entries(schema: JsonSchema | undefined, path: string): CatalogEntry[] {
  return variantsOf(schema ?? {}).map(({ key, value, schema: variant }) => ({
    name: String(value), doc: variant.description ?? "", path, chosenBy: `${key}: ${String(value)}`, parameters: parametersOf(variant, key),
  }));
}

function named(schema: JsonSchema | undefined, section: string): CatalogEntry[] {
  return Object.entries(schema?.properties ?? {}).map(([name, part]) => ({ name, doc: part.description ?? "", path: `${section}.${name}`, parameters: parametersOf(part) }));
}

/** Parameters of a mapping, nested ones with their path; below one that chooses a variant stand the parameters of each. */
function parametersOf(schema: JsonSchema, discriminator?: string, above = ""): DescribedParameter[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    if (name === discriminator) return [];
    const path = `${above}${name}`;
    const variants = variantsOf(property);
    const key = variants[0]?.key;
    if (key !== undefined) return [choosing(`${path}.${key}`, property.description ?? "", variants.map(({ value, schema: variant }) => ({
      name: String(value), doc: variant.description ?? "", parameters: parametersOf(variant, key, `${path}.`),
    })))];
    if (property.properties) return parametersOf(property, undefined, `${path}.`);
    return [described(path, property), ...parametersOf(property.items ?? {}, undefined, `${path}[].`)];
  });
}

function choosing(path: string, doc: string, variants: readonly DescribedVariant[]): DescribedParameter {
  return { path, type: "one of", default: variants[0]!.name, allowed: variants.map(({ name }) => name), doc, variants };
}

function described(path: string, schema: JsonSchema): DescribedParameter {
  const allowed = schema.enum ?? schema.anyOf?.flatMap((each) => each.enum ?? []);
  const unit = schema.unit === undefined || schema.unit === "1" ? undefined : schema.unit;
  return {
    path, type: typeOf(schema, allowed ?? []), default: schema.default, doc: schema.description ?? "",
    ...(unit === undefined ? {} : { unit }),
    ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
    ...(allowed && allowed.length > 0 ? { allowed } : {}),
  };
}

function typeOf(schema: JsonSchema, allowed: readonly unknown[]): string {
  if (schema.quantity) return schema.quantity;
  if (schema.anyOf?.some((each) => each.properties?.["file"])) return "series";
  if (allowed.length > 0) return "one of";
  return { integer: "whole number", number: "number", boolean: "yes or no", string: "text", array: "list" }[schema.type ?? ""] ?? "text";
}
