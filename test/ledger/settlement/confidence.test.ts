/** Acts that happen once a share of what confirms has come in, by each kind of ledger and rule that has such shares. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/parameter/input-error.js";
import { micro } from "../../../src/ledger/port.js";
import { LEDGERS } from "../sections.js";
import { shop } from "./shop.js";

/** Mean time to the act of twenty payments beside a load of others. */
function clearing(ledger: Record<string, unknown>, threshold: number | undefined, policy = "confidence"): number {
  const world = shop(policy === "confidence" ? { policy, every: "0.05s", ...(threshold === undefined ? {} : { threshold }) } : { policy }, ledger, 260, 0, {}, 4);
  for (let i = 0; i < 20; i++) world.at(10 + 10 * i, () => { world.policy.pay(world.buyer, world.seller, micro(1), world.listener, i); });
  const { figure } = world.finish();
  expect(world.heard.filter((word) => word.startsWith("cleared"))).toHaveLength(20);
  return figure("settlement.clearing.mean");
}

describe.each([
  "blockchain", "blockchain by stake that replaces rivals", "tangle", "tangle with a weighted walk", "tangle with confidence",
  "tangle with a committee in the common view", "tangle with views of peers", "tangle with a committee", "tangle with mana",
])("%s", (name) => {
  const ledger = LEDGERS[name]!;
  it("the more is asked for, the longer it takes, and all of it is what wait asks for", () => {
    const seen = clearing(ledger, undefined, "zero-conf"), [little, half, all] = [0.2, 0.45, 1].map((threshold) => clearing(ledger, threshold)), confirmed = clearing(ledger, undefined, "wait");
    expect(little).toBeGreaterThanOrEqual(seen);
    expect(half).toBeGreaterThanOrEqual(little!);
    expect(all).toBeGreaterThan(half!);
    expect(all).toBeLessThanOrEqual(confirmed + 1e-9);
    expect(all).toBeGreaterThan(0.9 * confirmed);
    expect(little).toBeLessThan(0.95 * confirmed);
  });
});

describe("exactly", () => {
  it("a block of three that confirm is a third: one interval instead of three", () => {
    const chain = { kind: "blockchain", consensus: { kind: "stake", slot: "15s", missed: 0 }, confirmations: 3, propagation: { mean: "0.1s", median: "0.05s" }, relay: 0, fees: { policy: "fixed", fee: 0 } };
    const [one, two, three] = [1 / 3, 2 / 3, 1].map((threshold) => clearing(chain, threshold - 1e-9));
    expect(two! - one!).toBeCloseTo(15, 0);
    expect(three! - two!).toBeCloseTo(15, 0);
  });
});

describe("a ledger that confirms in one step", () => {
  it.each(["ideal with a delay", "tangle with a coordinator", "tangle with a coordinator in the common view"])("%s: acts as wait, and says so; a threshold is refused with its path", (name) => {
    const world = shop({ policy: "confidence" }, LEDGERS[name]!);
    expect(world.finish().warnings).toContain("no-grades");
    expect(clearing(LEDGERS[name]!, undefined)).toBe(clearing(LEDGERS[name]!, undefined, "wait"));
    expect(() => shop({ policy: "confidence", threshold: 0.3 }, LEDGERS[name]!)).toThrow(InputError);
    expect(() => shop({ policy: "confidence", threshold: 0.3 }, LEDGERS[name]!)).toThrow(expect.objectContaining({ path: "settlement.threshold" }) as Error);
  });
});
