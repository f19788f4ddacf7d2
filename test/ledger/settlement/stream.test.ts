/** Services paid bill by bill: what is billed when, when they are broken off, and what that costs the seller at most. */
import { describe, expect, it } from "vitest";
import { Stage, micro } from "../../../src/ledger/port.js";
import { streamExposure } from "../../../src/ledger/settlement/theory.js";
import { shop } from "./shop.js";

const INSTANT = { kind: "ideal" };
const STREAM = { policy: "stream", interval: "2min", timeout: "4min" };
/** Tokens a second. */
const RATE = 0.5;

describe("stream", () => {
  it("begins at once and bills what was delivered every two minutes and at the end", () => {
    const world = shop(STREAM, INSTANT);
    world.policy.pay(world.buyer, world.seller, micro(RATE * 300), world.listener, 3, 300);
    const paid: number[] = [];
    for (const time of [119, 121, 241, 301]) world.at(time, () => { paid.push(world.ledger.balance(world.seller) / micro(1)); });
    const { figure } = world.finish();
    expect(paid).toEqual([0, 60, 120, 150]);
    expect(world.heard).toEqual(["cleared 3", "settled 3"]);
    expect(world.times).toEqual([0]);
    expect([figure("settlement.loss"), figure("settlement.clearing.mean")]).toEqual([0, 0]);
    expect(figure("settlement.exposure.max")).toBe(60);
  });

  it("who never pays is served for interval and timeout, 360 s, and the seller loses that much", () => {
    const world = shop(STREAM, INSTANT, 3600);
    const elsewhere = world.ledger.openAccount({ kind: "hoard" }), spend = world.ledger.registerPurpose({ name: "test/spend", device: "buyer", hear: () => {} });
    world.policy.pay(world.buyer, world.seller, micro(RATE * 1800), world.listener, 1, 1800);
    // The wallet is shown full, and then emptied.
    world.ledger.pay(world.buyer, elsewhere, micro(1000), spend, 0);
    const { figure } = world.finish();
    expect(world.heard).toEqual(["cleared 1", "stopped 1", "failed 1 rejected true"]);
    expect(world.times).toEqual([0, 360]);
    expect(figure("settlement.loss")).toBe(RATE * 360);
    expect(figure("settlement.exposure.max")).toBe(streamExposure(RATE * 1800, 1800, 120, 240));
  });

  it("the worst loss of each default is rate × (interval + timeout), whatever they are", () => {
    for (const [interval, timeout] of [[10, 5], [60, 60], [30, 300]] as const) {
      const world = shop({ policy: "stream", interval, timeout }, INSTANT, 3600);
      const spend = world.ledger.registerPurpose({ name: "test/spend", device: "buyer", hear: () => {} });
      world.policy.pay(world.buyer, world.seller, micro(RATE * 1800), world.listener, 1, 1800);
      const hoard = world.ledger.openAccount({ kind: "hoard" });
      world.at(5 * interval + 1, () => { world.ledger.pay(world.buyer, hoard, world.ledger.available(world.buyer), spend, 0); });
      const { figure } = world.finish();
      expect(world.times).toEqual([0, 6 * interval + timeout]);
      expect(figure("settlement.loss")).toBeCloseTo(RATE * (interval + timeout), 5);
    }
  });

  it("a slow ledger breaks off who would have paid, and the last bill is paid all the same", () => {
    const world = shop(STREAM, { kind: "ideal", delay: "5min" }, 3600);
    world.policy.pay(world.buyer, world.seller, micro(RATE * 1800), world.listener, 1, 1800);
    const { figure } = world.finish();
    expect(world.heard).toEqual(["cleared 1", "stopped 1", "settled 1"]);
    expect(world.times).toEqual([0, 360]);
    expect(world.ledger.balance(world.seller)).toBe(micro(RATE * 360));
    expect(figure("settlement.loss")).toBe(0);
  });

  it("a bill that is lost is part of the next one", () => {
    const world = shop(STREAM, { kind: "ideal", delay: "10s", delayDistribution: "uniform", delaySpread: 1 }, 3600);
    const quiet = world.ledger.registerPurpose({ name: "test/steal", device: "thief", hear: () => {} });
    world.policy.pay(world.buyer, world.seller, micro(RATE * 600), world.listener, 1, 600);
    // Many rivals of the first bill, so that one of them is confirmed before it.
    world.at(120.001, () => { for (let i = 0; i < 20; i++) world.ledger.doubleSpend(world.issued[0]!, world.buyer, quiet, 0); });
    world.finish();
    expect(world.ledger.stage(world.issued[0]!)).toBe(Stage.conflicting);
    expect(world.heard).toEqual(["cleared 1", "settled 1"]);
    expect(world.ledger.balance(world.seller)).toBe(micro(RATE * 600));
  });

  it("an act of one instant is trusted when its payment is seen", () => {
    const world = shop(STREAM, { kind: "ideal", delay: "10s" });
    world.policy.pay(world.buyer, world.seller, micro(2), world.listener, 0);
    const { figure } = world.finish();
    expect(world.times).toEqual([0]);
    expect(figure("settlement.exposure.max")).toBe(2);
  });

  it("nobody serves a wallet that cannot pay the first bill", () => {
    const world = shop(STREAM, INSTANT);
    world.policy.pay(world.seller, world.buyer, micro(1), world.listener, 0, 600);
    expect(world.heard).toEqual(["failed 0 rejected false"]);
  });
});
