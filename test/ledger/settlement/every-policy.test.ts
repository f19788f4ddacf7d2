/** What holds for every settlement policy, and what each promises. */
import { describe, expect, it } from "vitest";
import { micro } from "../../../src/ledger/port.js";
import { settlements } from "../../../src/ledger/settlement/registry.js";
import { shop } from "./shop.js";

describe.each(settlements.map(({ name }) => name))("policy %s", (policy) => {
  it("clears, then settles, each once, whatever the order of payments", () => {
    const world = shop({ policy }, { kind: "ideal", delay: "10s", delayDistribution: "exponential" });
    for (let i = 0; i < 50; i++) world.policy.pay(world.buyer, world.seller, micro(i / 10), world.listener, i);
    world.finish();
    for (let i = 0; i < 50; i++) {
      expect(world.heard.filter((word) => word.endsWith(` ${i}`))).toEqual([`cleared ${i}`, `settled ${i}`]);
    }
  });

  it("fails at once without cover, before pay returns", () => {
    const world = shop({ policy }, {});
    world.policy.pay(world.seller, world.buyer, 1, world.listener, 7);
    expect(world.heard).toEqual(["failed 7 rejected false"]);
  });

  it("lets the listener pay again from what it hears", () => {
    const world = shop({ policy }, { kind: "ideal" });
    let left = 5;
    const again = world.policy.register({
      name: "test/again", device: "buyer",
      cleared: () => {}, failed: () => {},
      settled: (reference) => { if (left-- > 0) world.policy.pay(world.buyer, world.seller, 1, again, reference + 1); },
    });
    world.policy.pay(world.buyer, world.seller, 1, again, 0);
    world.finish();
    expect(world.ledger.balance(world.seller)).toBe(6);
  });
});

describe("clearing time", () => {
  it("is that of payments issued after the warm-up, as the confirmation latency is", () => {
    const world = shop({}, { kind: "ideal", delay: "600s" }, 1000, 500);
    world.policy.pay(world.buyer, world.seller, 1, world.listener, 0);
    const { figure } = world.finish();
    expect(world.heard).toEqual(["cleared 0", "settled 0"]);
    expect(figure("settlement.clearing.mean")).toBeNaN();
  });
});

describe("wait", () => {
  it("clears at confirmation: P(cleared within t) = 1 − exp(−t / mean)", () => {
    const world = shop({}, { kind: "ideal", delay: "10s", delayDistribution: "exponential" });
    for (let i = 0; i < 20_000; i++) world.policy.pay(world.buyer, world.seller, 1, world.listener, i);
    const { figure } = world.finish();
    expect(world.times.filter((time) => time <= 14.4).length / 20_000).toBeCloseTo(0.763, 2);
    expect(figure("settlement.clearing.mean")).toBeCloseTo(10, 0);
    expect(figure("settlement.loss")).toBe(0);
  });
});

describe("zero-conf", () => {
  it("clears up to its limit as soon as the payment is seen, and larger ones at confirmation", () => {
    const world = shop({ policy: "zero-conf", limit: "2 tokens" }, { kind: "tangle", network: { delay: "3s" }, confirmation: { threshold: 1 }, work: { time: "1s" } });
    world.policy.pay(world.buyer, world.seller, micro(2), world.listener, 0);
    world.policy.pay(world.buyer, world.seller, micro(2) + 1, world.listener, 1);
    world.finish();
    // The buyer's device works for one after the other.
    expect(world.times).toEqual([4, 5]);
    const ideal = shop({ policy: "zero-conf", limit: "2 tokens" }, { kind: "ideal", delay: "10s" });
    ideal.policy.pay(ideal.buyer, ideal.seller, micro(2), ideal.listener, 0);
    ideal.policy.pay(ideal.buyer, ideal.seller, micro(2) + 1, ideal.listener, 1);
    ideal.finish();
    expect(ideal.times).toEqual([0, 10]);
  });

  it("counts what a double spend takes after the act", () => {
    const world = shop({ policy: "zero-conf", limit: "5 tokens" }, { kind: "ideal", delay: "10s", delayDistribution: "uniform", delaySpread: 1 });
    const { ledger } = world;
    const quiet = ledger.registerPurpose({ name: "test/steal", device: "thief", hear: () => {} });
    for (let i = 0; i < 40; i++) {
      world.policy.pay(world.buyer, world.seller, micro(5), world.listener, i);
      ledger.doubleSpend(world.issued.at(-1)!, world.buyer, quiet, 0);
    }
    const { figure } = world.finish();
    const stolen = world.heard.filter((word) => word.endsWith("conflicting true")).length;
    expect(stolen).toBeGreaterThan(5);
    expect(figure("settlement.loss")).toBe(5 * stolen);
    expect(ledger.balance(world.seller)).toBe(micro(5) * (40 - stolen));
  });
});
