/**
 * Whether a parameter of the schema has an effect: in some world where it is allowed, changing it changes the results. The
 * parameters are those of the schema, so that a new one is looked at without being named in a test.
 */
import { fingerprint } from "../../src/experiment/fingerprint.js";
import { WORLD_LATENCY, WORLD_REGIONS } from "../../src/ledger/tangle/network/gossip/topologies/world-regions.js";
import { InputErrors } from "../../src/parameter/input-errors.js";
import { variantsOf } from "../../src/scenario/described.js";
import type { JsonSchema } from "../../src/scenario/json-schema.js";
import type { Override } from "../../src/scenario/load.js";

export interface Parameter { readonly path: string; readonly schema: JsonSchema; readonly needs: readonly Override[] }

/** All leaves below a path, each with the choices of variants that it stands below and those that its condition asks for. */
function leaves(path: string, schema: JsonSchema, needs: readonly Override[]): Parameter[] {
  const variants = variantsOf(schema);
  const [first] = variants;
  if (first) return variants.flatMap(({ key, value, schema: variant }) => below(path, variant, [...needs, { path: `${path}.${key}`, value }], key));
  return schema.properties ? below(path, schema, needs) : [{ path, schema, needs }];
}

/** All leaves of one variant of a section. */
export function below(path: string, { properties = {} }: JsonSchema, needs: readonly Override[], discriminator?: string): Parameter[] {
  return Object.entries(properties).filter(([name]) => name !== discriminator).flatMap(([name, property]) => {
    const conditions = Object.entries(property.when ?? {}).map(([other, values]) => ({ path: `${path}.${other}`, value: values[0] }));
    return leaves(`${path}.${name}`, property, [...needs, ...conditions.filter((each) => !needs.some((need) => need.path === each.path))]);
  });
}

/** A parameter and its choices, as the title of a test. */
export const titleOf = ({ path, needs }: Parameter): string => [path, ...needs.map(({ path: need, value }) => `${need.split(".").at(-2)!} ${String(value)}`)].join(", ");

/** Values to try, the likeliest to show an effect first. */
function others({ path, schema }: Parameter): readonly unknown[] {
  const written = SPECIAL[path.split(".").slice(-2).join(".")];
  if (written) return written;
  const names = schema.enum ?? schema.anyOf?.flatMap((each) => each.enum ?? []) ?? [];
  if (names.length > 0) return names;
  if (typeof schema.default === "boolean") return [true, false];
  const match = /^([\d.]+)(.*)$/.exec(String(schema.default));
  const [number, unit] = match ? [Number(match[1]), match[2]!] : [0, ""];
  const scaled = [2, 0.5, 0.1, 0].map((factor) => factor * number), near = [number + 1, 0.3, schema.maximum, schema.minimum];
  const fits = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value) && value !== number;
  return [...scaled.filter(fits).map((value) => unit === "" ? value : `${value}${unit}`), ...near.filter(fits)];
}

/** Lists and texts have no numbers to vary: what to try, by the last two names of the path. */
const SPECIAL: Readonly<Record<string, readonly unknown[]>> = {
  "topology.regions": [WORLD_REGIONS.map((region, index) => ({ ...region, weight: index + 1 }))],
  "topology.latency": [WORLD_LATENCY.map((row) => row.map(() => "50ms"))],
  "network.plan": [[{ at: 5, until: 15, crash: "0-2" }]],
  "outages.plan": [[{ at: 5, until: 15 }]],
  "miners.shares": [[1, 2, 3]],
};

const BASE = { duration: 20, interval: 5, seed: "1", load: { rate: 15 } };
/** A world: what it sets, by path. */
export const of = (values: Record<string, unknown>): Override[] => Object.entries(values).map(([path, value]) => ({ path, value }));

const known = new Map<string, string | undefined>();

/** Digest of a run; undefined where the combination is refused. */
export function digestOf(overrides: readonly Override[]): string | undefined {
  const key = JSON.stringify(overrides);
  if (!known.has(key)) known.set(key, run(overrides));
  return known.get(key);
}

function run(overrides: readonly Override[]): string | undefined {
  try { return fingerprint({ file: "effects.yaml", text: JSON.stringify(BASE) }, overrides, new Map()).results; } catch (error) {
    if (error instanceof InputErrors) return undefined;
    throw error;
  }
}

/** What changing it does: to the results of some world, in which it is not refused. */
export function effectOf(parameter: Parameter, worlds: readonly (readonly Override[])[]): "shown" | "none" | "refused" {
  const { path, needs } = parameter;
  let isAllowed = false;
  for (const world of worlds) {
    const before = [...needs, ...world.filter((each) => !needs.some((need) => need.path === each.path))];
    const plain = digestOf(before);
    if (plain === undefined) continue;
    for (const value of others(parameter)) {
      const changed = digestOf([...before.filter((each) => each.path !== path), { path, value }]);
      if (changed !== undefined && changed !== plain) return "shown";
      isAllowed ||= changed !== undefined && value !== parameter.schema.default;
    }
  }
  return isAllowed ? "none" : "refused";
}
