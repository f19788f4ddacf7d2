/**
 * Every described parameter of the tangle has an effect: in some combination where it is allowed, changing it changes the
 * results. The parameters are those of the schema, so that a new one is looked at without being named here.
 */
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/experiment/fingerprint.js";
import { InputErrors } from "../../src/parameter/input-errors.js";
import { variantsOf } from "../../src/scenario/described.js";
import { scenarioJsonSchema, type JsonSchema } from "../../src/scenario/json-schema.js";
import { WORLD_LATENCY, WORLD_REGIONS } from "../../src/ledger/tangle/network/gossip/topologies/world-regions.js";
import type { Override } from "../../src/scenario/load.js";

interface Parameter { readonly path: string; readonly schema: JsonSchema; readonly needs: readonly Override[] }

/** All leaves below a path, each with the choices of variants that it stands below and those that its condition asks for. */
function leaves(path: string, schema: JsonSchema, needs: readonly Override[]): Parameter[] {
  const variants = variantsOf(schema);
  const [first] = variants;
  if (first) return variants.flatMap(({ key, value, schema: variant }) => below(path, variant, [...needs, { path: `${path}.${key}`, value }], key));
  return schema.properties ? below(path, schema, needs) : [{ path, schema, needs }];
}

function below(path: string, { properties = {} }: JsonSchema, needs: readonly Override[], discriminator?: string): Parameter[] {
  return Object.entries(properties).filter(([name]) => name !== discriminator).flatMap(([name, property]) => {
    const conditions = Object.entries(property.when ?? {}).map(([other, values]) => ({ path: `${path}.${other}`, value: values[0] }));
    return leaves(`${path}.${name}`, property, [...needs, ...conditions.filter((each) => !needs.some((need) => need.path === each.path))]);
  });
}

const tangle = variantsOf(scenarioJsonSchema().properties!["ledger"]!).find(({ value }) => value === "tangle")!.schema;
const parameters = below("ledger", tangle, [], "kind");

/** Values to try, the likeliest to show an effect first. */
function others({ path, schema }: Parameter): readonly unknown[] {
  const written = SPECIAL[path.split(".").at(-1)!];
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

/** Lists and texts have no numbers to vary. */
const SPECIAL: Readonly<Record<string, readonly unknown[]>> = {
  regions: [WORLD_REGIONS.map((region, index) => ({ ...region, weight: index + 1 }))],
  latency: [WORLD_LATENCY.map((row) => row.map(() => "50ms"))],
  plan: [[{ at: 5, until: 15, crash: "0-2" }]],
};

const BASE = { duration: 20, interval: 5, seed: "1", load: { rate: 15 } };
const of = (values: Record<string, unknown>): Override[] => Object.entries(values).map(([path, value]) => ({ path, value }));
const GOSSIP = { "ledger.network.kind": "gossip", "ledger.network.peers": 8 };
const CROWDED = { ...GOSSIP, "ledger.congestion.kind": "scheduler", "ledger.congestion.rate": "5/s", "ledger.congestion.backoff": 5, "ledger.congestion.increase": 5 };

/** Worlds in which different parts of the tangle are at work, the simplest first. */
const WORLDS: readonly (readonly Override[])[] = [
  {},
  GOSSIP,
  { "ledger.work.time": "500 ms" },
  { "ledger.network.delay": 3, "load.rate": 2, "ledger.tipSelection.parents": 4 },
  { "fleets.sensors.device": "sensor", "fleets.sensors.count": 20, "fleets.sensors.period": "3s" },
  { "fleets.thieves.device": "double-spender", "fleets.thieves.count": 20, "fleets.thieves.attemptRate": "600/h" },
  { ...GOSSIP, "ledger.network.transport": "hops", "ledger.network.loss": 0.3 },
  { ...GOSSIP, "ledger.network.bandwidth": 20_000 },
  { ...GOSSIP, "ledger.network.churn.meanUp": 10, "ledger.network.churn.meanDown": 4 },
  { ...GOSSIP, "ledger.network.peers": 24, "ledger.confirmation.rule": "approval-weight", "ledger.confirmation.voters": "mana" },
  CROWDED,
  { "ledger.adversary.acceptance.rule": "weight" },
].map(of);

const known = new Map<string, string | undefined>();

/** Digest of a run; undefined where the combination is refused. */
function digestOf(overrides: readonly Override[]): string | undefined {
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

/** Whether changing it changes the results in some world, or is refused in all of them. */
function hasEffect(parameter: Parameter): boolean {
  const { path, needs } = parameter;
  let isAllowed = false;
  for (const world of WORLDS) {
    const before = [...needs, ...world.filter((each) => !needs.some((need) => need.path === each.path))];
    const plain = digestOf(before);
    if (plain === undefined) continue;
    for (const value of others(parameter)) {
      const changed = digestOf([...before.filter((each) => each.path !== path), { path, value }]);
      if (changed !== undefined && changed !== plain) return true;
      isAllowed ||= changed !== undefined && value !== parameter.schema.default;
    }
  }
  return !isAllowed;
}

/** Not seen here, with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "ledger.network.attachment": "the devices of these worlds stand nowhere: test/scenario/nearest-peer.test.ts",
  "ledger.congestion.drop": "needs a full buffer: test/ledger/tangle/access",
  "ledger.congestion.blacklist": "needs a flood: test/ledger/tangle/access",
  "ledger.congestion.blacklistFor": "needs a flood: test/ledger/tangle/access",
};

describe("every parameter of the tangle has an effect somewhere, or is refused everywhere", () => {
  it("finds them all", () => { expect(parameters.length).toBeGreaterThan(100); });

  const looked = parameters.filter(({ path }) => ELSEWHERE[path] === undefined);
  it.each(looked.map((parameter) => [[parameter.path, ...parameter.needs.map(({ path, value }) => `${path.split(".").at(-2)!} ${String(value)}`)].join(", "), parameter] as const))("%s", (_, parameter) => {
    expect(hasEffect(parameter)).toBe(true);
  });
});

it("is itself checked: a value that is the same says that nothing has changed", () => {
  const still: Parameter = { path: "ledger.drawn", schema: { enum: [2000] }, needs: [] };
  expect(hasEffect({ ...still, schema: { enum: [2000], default: 1 } })).toBe(false);
});
