/** Deposits: when the act may happen, who gets what of them, and what they cost meanwhile. */
import { describe, expect, it } from "vitest";
import { micro } from "../../../src/ledger/port.js";
import { shop } from "./shop.js";

const IDEAL = { kind: "ideal", delay: "10s" };

describe("escrow", () => {
  it("locks the deposit, lets the act happen at its confirmation, then pays the price and gives back the rest", () => {
    const world = shop({ policy: "escrow", deposit: 1.5 }, IDEAL);
    world.policy.pay(world.buyer, world.seller, micro(4), world.listener, 7, 60);
    expect(world.ledger.available(world.buyer)).toBe(micro(1000 - 6));
    world.at(69, () => {
      expect(world.heard).toEqual(["cleared 7"]);
      expect(world.times).toEqual([10]);
      expect([world.ledger.balance(world.buyer), world.ledger.balance(world.seller)]).toEqual([micro(994), 0]);
    });
    const { figure } = world.finish();
    expect(world.heard).toEqual(["cleared 7", "settled 7"]);
    expect([world.ledger.balance(world.buyer), world.ledger.balance(world.seller)]).toEqual([micro(996), micro(4)]);
    // Locked for 10 s until the lock is confirmed, a minute of service and 10 s until the claim is, of the 1000 s of the run.
    expect(figure("settlement.locked.mean")).toBeCloseTo(6 * 80 / 1000, 9);
    expect(figure("settlement.capitalCost")).toBeCloseTo(6 * 0.05 * 80 / (365 * 86_400), 12);
    expect([figure("settlement.loss"), figure("settlement.exposure.max")]).toEqual([0, 0]);
  });

  it("gives the whole deposit back after the timeout when the act is not wanted any more", () => {
    const world = shop({ policy: "escrow", deposit: 2, timeout: "5min" }, IDEAL, 1000, 0, { isWanted: () => false });
    world.policy.pay(world.buyer, world.seller, micro(4), world.listener, 1);
    world.at(315, () => {
      expect(world.heard).toEqual([]);
      expect(world.ledger.balance(world.buyer)).toBe(micro(992));
    });
    world.finish();
    expect(world.heard).toEqual(["failed 1 refunded false"]);
    expect([world.ledger.balance(world.buyer), world.ledger.balance(world.seller)]).toEqual([micro(1000), 0]);
  });

  it("asks for no deposit where money is owed, and none without cover", () => {
    const owed = shop({ policy: "escrow", deposit: 500 }, IDEAL, 1000, 0, { isOwed: true });
    owed.policy.pay(owed.buyer, owed.seller, micro(4), owed.listener, 1);
    expect(owed.finish().figure("settlement.locked.mean")).toBe(0);
    expect(owed.ledger.balance(owed.seller)).toBe(micro(4));
    const poor = shop({ policy: "escrow", deposit: 500 }, IDEAL);
    poor.policy.pay(poor.buyer, poor.seller, micro(4), poor.listener, 1);
    expect(poor.heard).toEqual(["failed 1 rejected false"]);
    expect(poor.finish().figure("settlement.locked.mean")).toBe(0);
  });

  it("loses nothing to double spends: what is spent twice is the deposit, before the act", () => {
    const world = shop({ policy: "escrow" }, { kind: "ideal", delay: "10s", delayDistribution: "uniform", delaySpread: 1 });
    const quiet = world.ledger.registerPurpose({ name: "test/steal", device: "thief", hear: () => {} });
    for (let i = 0; i < 40; i++) {
      world.policy.pay(world.buyer, world.seller, micro(5), world.listener, i);
      world.ledger.doubleSpend(world.issued.at(-1)!, world.buyer, quiet, 0);
    }
    const { figure } = world.finish();
    const stolen = world.heard.filter((word) => word.endsWith("conflicting false")).length;
    expect(stolen).toBeGreaterThan(5);
    expect(figure("settlement.loss")).toBe(0);
    expect(world.ledger.balance(world.seller)).toBe(micro(5) * (40 - stolen));
  });

  it("what the ledger refuses to pay out stays in the escrow, is told and is lost", () => {
    const world = shop({ policy: "escrow", deposit: 3 }, { kind: "tangle", dust: "2 tokens", network: { delay: "1s" }, confirmation: { threshold: 1 } });
    world.policy.pay(world.buyer, world.seller, micro(1), world.listener, 0);
    const { figure, warnings } = world.finish();
    expect(world.heard).toEqual(["cleared 0", "failed 0 rejected true"]);
    expect(figure("settlement.loss")).toBe(1);
    expect(warnings).toContain("escrow-stuck");
    expect(world.ledger.balance(world.buyer)).toBe(micro(999));
  });
});
