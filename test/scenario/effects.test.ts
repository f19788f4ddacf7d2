/** Every described parameter of the tangle has an effect in some world; those of the other ledgers are in effects-rivals.test.ts. */
import { describe, expect, it } from "vitest";
import { variantsOf } from "../../src/scenario/described.js";
import { scenarioJsonSchema } from "../../src/scenario/json-schema.js";
import type { Override } from "../../src/scenario/load.js";
import { below, effectOf, of, titleOf, type Parameter } from "./effects.js";

const tangle = variantsOf(scenarioJsonSchema().properties!["ledger"]!).find(({ value }) => value === "tangle")!.schema;
const parameters = below("ledger", tangle, [], "kind");

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
  { "ledger.confirmation.outages.mtbf": 3, "ledger.confirmation.outages.mttr": 2 },
  { "ledger.confirmation.rule": "milestones", "ledger.confirmation.outages.kind": "stated", "ledger.confirmation.outages.plan": [{ at: 8, until: 12 }] },
].map(of);

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
  it.each(looked.map((parameter) => [titleOf(parameter), parameter] as const))("%s", (_, parameter) => {
    expect(effectOf(parameter, WORLDS)).not.toBe("none");
  });
});

it("is itself checked: a value that is the same says that nothing has changed", () => {
  const still: Parameter = { path: "ledger.drawn", schema: { enum: [2000] }, needs: [] };
  expect(effectOf({ ...still, schema: { enum: [2000], default: 1 } }, WORLDS)).toBe("none");
});
