/** What holds for every adversary: money balances, the honest go on, it is measured, it costs, and each of its parameters has an effect. */
import { describe, expect, it } from "vitest";
import { adversaries } from "../../../../src/ledger/tangle/adversaries/registry.js";
import { makeLedger } from "../../harness.js";

const GOSSIP = { kind: "gossip", peers: 12, topology: { kind: "random-regular", degree: 4 } };
const VOTES = { mana: { exponent: 0 }, confirmation: { rule: "approval-weight", voters: "mana", threshold: 0.6 } };
const HEIST = { acceptance: { policy: "weight", threshold: 6 }, pause: 2 };
const WEIGHT = { confirmation: { rule: "cumulative-weight", threshold: 40 } };

/** A section of the ledger for each adversary, and changes of its parameters that must change the run. */
const CASES: Readonly<Record<string, { ledger: Record<string, unknown>; params: Record<string, unknown>; changes: Record<string, unknown> }>> = {
  "tip-inflation": { ledger: WEIGHT, params: { rate: 4 }, changes: { rate: 2 } },
  spam: { ledger: WEIGHT, params: { rate: 4 }, changes: { rate: 2 } },
  "lazy-tips": { ledger: WEIGHT, params: { rate: 4, age: 10 }, changes: { rate: 2, age: 20 } },
  selfish: { ledger: { ...WEIGHT, network: { delay: 1 }, tipSelection: { rule: "weighted-walk", startDepth: 200 } }, params: { rate: 4 }, changes: { rate: 2, greed: 0.5 } },
  "double-spend": { ledger: WEIGHT, params: { acceptance: { policy: "zero-conf" }, pause: 2 }, changes: { pause: 4, secondAfter: 1, amount: 2, wallet: 3, acceptance: { policy: "age", time: 3 } } },
  "parasite-chain": { ledger: WEIGHT, params: { ...HEIST, rate: 4, headStart: 2 }, changes: { rate: 2, headStart: 5, acceptance: { policy: "weight", threshold: 9 } } },
  "large-weight": { ledger: WEIGHT, params: { ...HEIST, rate: 6 }, changes: { rate: 2, look: 1, acceptance: { policy: "confidence", threshold: 0.5 } } },
  splitting: { ledger: { network: GOSSIP, ...VOTES }, params: { peers: 3, rate: 10, hold: 20, pause: 2 }, changes: { peers: 5, rate: 5, hold: 0.5, pause: 4 } },
  "bait-and-switch": { ledger: { network: GOSSIP, ...VOTES }, params: { peers: 3, rate: 10, hold: 20, pause: 2 }, changes: { peers: 5, rate: 5, hold: 0.5, pause: 4 } },
  sybil: { ledger: { network: GOSSIP, ...VOTES }, params: { peers: 3, rate: 10, hold: 20, pause: 2 }, changes: { peers: 5, rate: 5, secondAfter: 2 } },
  withholding: { ledger: { network: GOSSIP, ...WEIGHT }, params: { peers: 2, patience: 5 }, changes: { peers: 4, patience: 1, probeRate: 3 } },
  eclipse: { ledger: { network: GOSSIP, ...WEIGHT }, params: { ...HEIST, rate: 4 }, changes: { rate: 2, pause: 4, acceptance: { policy: "weight", threshold: 9 } } },
  partition: {
    ledger: { network: { ...GOSSIP, plan: [{ at: 60, until: 120, partition: [["0-5"], ["6-11"]].flat() }] }, ...WEIGHT },
    params: { here: 0, there: 8, rate: 0.5, from: 60, until: 100 }, changes: { here: 3, there: 9, rate: 1, from: 70, until: 80, patience: 1 },
  },
};

function attack(name: string, ledger: Record<string, unknown>, params: Record<string, unknown>) {
  const world = makeLedger({ duration: 200, warmup: 20, rate: 8, ledger: { kind: "tangle", drawn: 0, ...ledger, adversary: { kind: name, ...params } } });
  const minted = world.ledger.total();
  const result = world.finish();
  return { ...result, world, minted, fingerprint: world.kernel.fingerprint };
}

it("there is a case for every adversary", () => {
  expect(Object.keys(CASES).sort()).toEqual(adversaries.map(({ name }) => name).filter((name) => name !== "none").sort());
});

it("without one there are no figures of an attack", () => {
  expect(() => makeLedger({ duration: 10, rate: 5, ledger: { kind: "tangle" } }).finish().figure("attack.attempted")).toThrow(/no metric/);
});

it.each(["spam", "lazy-tips", "tip-inflation"])("of a flood like %s, what is not confirmed by the end has failed", (name) => {
  // Nothing weighs a million: all is open when the run ends.
  const { figure, world } = attack(name, { confirmation: { rule: "cumulative-weight", threshold: 1_000_000 } }, CASES[name]!.params);
  expect([figure("attack.succeeded"), figure("attack.success.share")]).toEqual([0, 0]);
  expect(figure("attack.attempted")).toBeGreaterThan(200);
  expect(world.rows("attack").find(({ quantity }) => quantity === "success probability [1]")?.["trials"] ?? figure("attack.attempted")).toBe(figure("attack.attempted"));
});

describe.each(Object.entries(CASES))("%s", (name, { ledger, params, changes }) => {
  const { world, minted, figure, fingerprint } = attack(name, ledger, params);

  it("neither makes nor loses money", () => {
    expect(world.ledger.total()).toBe(minted);
    expect(() => { world.ledger.audit(); }).not.toThrow();
  });

  it("does not keep honest transactions from being confirmed", () => {
    expect(figure("throughput.confirmed")).toBeGreaterThan(4);
  });

  it("is measured: attempts, successes within their interval, cost, a row of its curve", () => {
    expect(figure("attack.attempted")).toBeGreaterThan(0);
    expect(figure("attack.succeeded")).toBeLessThanOrEqual(figure("attack.attempted"));
    expect(figure("attack.success.low")).toBeLessThanOrEqual(figure("attack.success.share"));
    expect(figure("attack.success.high")).toBeGreaterThanOrEqual(figure("attack.success.share"));
    // Silence is the one attack that is free.
    if (name !== "withholding") expect(figure("attack.cost.transactions")).toBeGreaterThan(0);
    // Handling a transaction takes 1.18 mJ where nobody works for it.
    expect(figure("attack.cost.energy")).toBeCloseTo(1.18e-3 * figure("attack.cost.transactions"), 9);
    expect(world.rows("attack").some(({ measured }) => Number.isFinite(measured))).toBe(true);
  });

  it("is the same again with the same seed", () => {
    expect(attack(name, ledger, params).fingerprint).toBe(fingerprint);
  });

  it.each(Object.entries(changes))("%s has an effect", (parameter, value) => {
    const changed = attack(name, ledger, { ...params, [parameter]: value });
    // What is at stake shows in the money, a choice of tips in the gain, everything else in the events.
    const stake = (run: { figure: (name: string) => number; world: typeof world }): unknown[] => [run.world.ledger.total(), "double-spend" === name ? run.figure("attack.loss") : 0, "selfish" === name ? run.figure("attack.gain") : 0];
    expect([changed.fingerprint, ...stake(changed)]).not.toEqual([fingerprint, ...stake({ figure, world })]);
  });
});

describe("what makes no sense is refused with its path", () => {
  const refuse = (ledger: Record<string, unknown>): (() => unknown) => () => makeLedger({ duration: 10, rate: 5, ledger: { kind: "tangle", ...ledger } });
  it.each(["sybil", "withholding", "eclipse", "partition"])("%s without peers", (kind) => {
    expect(refuse({ adversary: { kind } })).toThrow(/ledger\.adversary\.kind: .*needs ledger\.network\.kind gossip, found global/);
  });
  it("peers of its own where all share one view", () => {
    expect(refuse({ adversary: { kind: "splitting", peers: 3 } })).toThrow(/ledger\.adversary\.peers: has no effect/);
  });
  it("selfish where nobody walks, or where walkers race", () => {
    expect(refuse({ adversary: { kind: "selfish" } })).toThrow(/ledger\.tipSelection\.rule: must be weighted-walk/);
    expect(refuse({ tipSelection: { rule: "weighted-walk", walkers: 3 }, adversary: { kind: "selfish" } })).toThrow(/one walker/);
  });
  it("more peers than there are", () => {
    expect(refuse({ network: GOSSIP, ...VOTES, adversary: { kind: "sybil", peers: 12 } })).toThrow(/ledger\.adversary\.peers: must leave honest peers/);
  });
  it("a victim that waits for weight where no weights are kept", () => {
    expect(refuse({ confirmation: { rule: "confidence" }, adversary: { kind: "large-weight" } })).toThrow(/ledger\.adversary\.acceptance\.policy: /);
  });
});
