/** Every described parameter of the tangle's rivals and of settlement has an effect in some world, as those of the tangle in effects.test.ts. */
import { describe, expect, it } from "vitest";
import { variantsOf } from "../../src/scenario/described.js";
import { scenarioJsonSchema, type JsonSchema } from "../../src/scenario/json-schema.js";
import { below, digestOf, effectOf, of, titleOf, type Parameter } from "./effects.js";

const sections = scenarioJsonSchema().properties!;
const ledgers = new Map(variantsOf(sections["ledger"]!).map(({ value, schema }) => [String(value), schema]));

/** Of a ledger; a ledger that lies below another is looked at as itself. */
function parametersOf(kind: string): Parameter[] {
  const { base: _, ...properties } = ledgers.get(kind)!.properties!;
  return below("ledger", { properties } as JsonSchema, [{ path: "ledger.kind", value: kind }], "kind");
}

const THIEVES = { "fleets.thieves.device": "double-spender", "fleets.thieves.count": 20, "fleets.thieves.attemptRate": "600/h", "fleets.thieves.secondAfter": "1s" };
const STATED = { "ledger.outages.kind": "stated", "ledger.outages.plan": [{ at: 8, until: 12 }] };
const QUICK = { "ledger.consensus.kind": "work", "ledger.consensus.interval": 1, "ledger.propagation.mean": 0.3, "ledger.propagation.median": 0.2, "ledger.confirmations": 2 };
const STAKE = { "ledger.consensus.kind": "stake", "ledger.consensus.slot": 1, "ledger.propagation.mean": 0.3, "ledger.propagation.median": 0.2, "ledger.confirmations": 2 };
const CHANNELS = { ...THIEVES, "ledger.base.kind": "ideal", "ledger.base.delay": 0.5 };
const SHOP = { "ledger.kind": "ideal", "ledger.delay": 2, ...THIEVES };

/** Worlds in which different parts of each ledger are at work, the simplest first. */
const WORLDS: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
  ideal: [{}, { "ledger.delay": 2 }],
  milestones: [{ "ledger.interval": 1 }, { "ledger.interval": 1, "ledger.outages.kind": "random", "ledger.outages.mtbf": 3, "ledger.outages.mttr": 2 }, { "ledger.interval": 1, ...STATED }],
  cloud: [
    {}, STATED, THIEVES, { "ledger.servers": 2, "ledger.service.mean": "500ms" },
    { "ledger.outages.kind": "random", "ledger.outages.mtbf": 3, "ledger.outages.mttr": 2 },
    { ...THIEVES, "ledger.fees.policy": "card", "ledger.fees.fixed": 20 }, { "ledger.regions": 2, "ledger.outages.kind": "random", "ledger.outages.mtbf": 3, "ledger.outages.mttr": 2 },
  ],
  blockchain: [
    QUICK, { ...QUICK, ...THIEVES }, { ...QUICK, ...THIEVES, "ledger.blockSize": 1000 }, { ...QUICK, ...THIEVES, "ledger.fees.policy": "fixed", "ledger.fees.fee": 20 }, { ...QUICK, "ledger.fees.most": 0.001, "ledger.blockSize": 1000 },
    { ...QUICK, "ledger.consensus.interval": 0.1, "ledger.attacker.kind": "private-chain", "ledger.attacker.share": 0.45 }, STAKE, { ...STAKE, "ledger.propagation.mean": 3, "ledger.propagation.median": 2 },
  ],
  committee: [{}, THIEVES, { "ledger.faults.kind": "crash", "ledger.faults.count": 3 }],
  channel: [
    CHANNELS, { ...CHANNELS, "ledger.capacity": 2, "ledger.unilateral": 1, "ledger.window": 3, "ledger.idle": 2 },
    { ...CHANNELS, "ledger.topology.outages.kind": "random", "ledger.topology.outages.mtbf": 3, "ledger.topology.outages.mttr": 2 }, { ...CHANNELS, "ledger.topology.outages.kind": "stated", "ledger.topology.outages.plan": [{ at: 8, until: 12 }] },
    { ...CHANNELS, "fleets.sensors.device": "sensor", "fleets.sensors.count": 20, "fleets.sensors.period": "3s" },
  ],
  settlement: [
    SHOP, { ...SHOP, "markets.shop.service": "5s" }, { ...SHOP, "markets.shop.service": "5s", "settlement.policy": "stream", "settlement.interval": 1, "ledger.delay": 4 },
    { ...SHOP, "settlement.policy": "channel", "settlement.fraud.kind": "old-states", "settlement.unilateral": 1, "settlement.fraud.cheaters": 1, "settlement.idle": 2, "settlement.window": 3 },
    { ...SHOP, "settlement.policy": "channel", "settlement.unilateral": 1, "settlement.idle": 2, "settlement.window": 3 },
    { ...THIEVES, "ledger.kind": "blockchain", ...QUICK },
    { "ledger.kind": "ideal", "ledger.delay": 20, duration: 240, "markets.road.crossings": 3, "markets.road.discipline.rule": "winners-pay-losers", "fleets.cars.device": "vehicle", "fleets.cars.count": 60 },
  ],
};

/** What the milestones' ledger has of the tangle is the tangle's code, and looked at there. */
const own = (kind: string, { path }: Parameter): boolean => kind !== "milestones" || /^ledger\.(?:interval|outages)\b/.test(path);

const looked = [
  ...[...ledgers.keys()].filter((kind) => kind !== "tangle").map((kind) => [kind, parametersOf(kind)] as const),
  ["settlement", variantsOf(sections["settlement"]!).flatMap(({ key, value, schema }) => below("settlement", schema, [{ path: `settlement.${key}`, value }], key))] as const,
].flatMap(([kind, parameters]) => parameters.filter((parameter) => own(kind, parameter)).map((parameter) => [titleOf(parameter), kind, parameter] as const));

describe("every parameter of the rivals and of settlement has an effect somewhere", () => {
  it("looks at every ledger", () => { expect(new Set(looked.map(([, kind]) => kind))).toEqual(new Set(Object.keys(WORLDS))); });

  it.each(Object.entries(WORLDS).flatMap(([kind, worlds]) => worlds.map((world) => [kind, world] as const)))("has a world that runs: %s %j", (kind, world) => {
    expect(digestOf(of(kind === "settlement" ? world : { "ledger.kind": kind, ...world }))).toMatch(/^[\da-f]{64}$/);
  });

  it.each(looked)("%s", (_, kind, parameter) => {
    expect(effectOf(parameter, WORLDS[kind]!.map(of))).toBe("shown");
  });
});
