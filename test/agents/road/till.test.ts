import { describe, expect, it } from "vitest";
import { scriptedRoad } from "./scripted-road.js";

const OUTCOME = 7, REASON = 8;
const total = (balances: readonly number[]): number => balances.reduce((sum, balance) => sum + balance, 0);

describe("till", () => {
  it("keeps a bid that was safe before entry, and lets its vehicle pass first", () => {
    const made = scriptedRoad({ rule: "priority-bid" });
    made.vehicle(0, 0);
    made.kernel.run({ until: 0.5 });
    made.vehicle(1, 0);
    const rich = made.vehicle(2, 300);
    made.kernel.run({ until: 1 });
    made.payments.clear(0);
    made.payments.settle(0);
    const { metrics, deals } = made.finish();
    expect(made.passed).toEqual([{ device: 0, at: 2 }, { device: 2, at: 4 }, { device: 1, at: 6 }]);
    expect(made.payments.balances[rich]).toBe(700);
    expect(made.payments.balances[made.road.account(0)]).toBe(300);
    expect(deals).toEqual([[2, "road", "cars/2", "crossing/0", 1, 0.0003, 0.5, "delivered", ""]]);
    expect(metrics["road.paidInTime.share"]).toMatchObject({ value: 1, count: 1 });
    // 300 micro-tokens over three passages.
    expect(metrics["road.payment.mean"]!.value).toBeCloseTo(0.01, 12);
  });

  it.each([["refund", 1000, 0, 0], ["forfeit", 600, 400, 0.02]] as const)("late payment, %s", (late, inWallet, inTill, mean) => {
    const made = scriptedRoad({ rule: "priority-bid", late });
    made.vehicle(0, 0);
    const slow = made.vehicle(1, 400);
    made.kernel.run({ until: 10 });
    expect(made.passed.map(({ device }) => device)).toEqual([0, 1]);
    made.payments.clear(0);
    made.payments.settle(0);
    const { metrics, deals } = made.finish();
    expect(made.payments.balances[slow]).toBe(inWallet);
    expect(made.payments.balances[made.road.account(0)]).toBe(inTill);
    expect(deals.map((row) => [row[OUTCOME], row[REASON]])).toEqual([["late", "payment-late"]]);
    expect(metrics["road.paidInTime.share"]!.value).toBe(0);
    expect(metrics["deals.paidInTime"]!.value).toBe(0);
    expect(metrics["road.payment.mean"]!.value).toBeCloseTo(mean, 12);
  });

  it("winners pay losers: equal shares, whole micro-tokens, the odd ones to those who came first", () => {
    const made = scriptedRoad({ rule: "winners-pay-losers" });
    made.vehicle(0, 0);
    const losers = [1, 2, 3].map((device) => made.vehicle(device, 0, { valueOfTime: 1 }));
    const winner = made.vehicle(4, 500, { valueOfTime: 19 });
    const before = total(made.payments.balances) + 500;
    made.payments.clear(0);
    made.payments.settle(0);
    const { table } = made.finish();
    expect(losers.map((wallet) => made.payments.balances[wallet])).toEqual([1167, 1167, 1166]);
    expect(made.payments.balances[winner]).toBe(500);
    expect(made.payments.balances[made.road.account(0)]).toBe(0);
    expect(total(made.payments.balances)).toBe(before);
    // Lowest decile received what the highest paid: 500 micro-tokens are 0.05 cent, over three passages and one.
    expect(table[0]![8]).toBeCloseTo(0.05 / 3, 12);
    expect(table[9]![7]).toBeCloseTo(0.05, 12);
  });

  it("winners pay losers: who overtakes nobody is paid back", () => {
    const made = scriptedRoad({ rule: "winners-pay-losers" });
    made.vehicle(0, 0);
    const next = made.vehicle(1, 500);
    made.vehicle(2, 0);
    made.payments.clear(0);
    made.payments.settle(0);
    const { metrics } = made.finish();
    expect(made.payments.balances[next]).toBe(1000);
    expect(metrics["road.payment.mean"]!.value).toBe(0);
    expect(metrics["road.paidInTime.share"]!.value).toBe(1);
  });

  it("pays the overtaken only once the winner's money is final, though they are long gone", () => {
    const made = scriptedRoad({ rule: "winners-pay-losers" });
    made.vehicle(0, 0);
    const loser = made.vehicle(1, 0);
    made.vehicle(2, 500);
    made.payments.clear(0);
    made.kernel.run({ until: 50 });
    expect(made.passed.map(({ device }) => device)).toEqual([0, 2, 1]);
    expect(made.payments.payments.length).toBe(1);
    made.payments.settle(0);
    expect(made.payments.balances[loser]).toBe(1500);
    expect(made.finish().deals.map((row) => row[OUTCOME])).toEqual(["delivered"]);
  });

  it("a bid that was accepted and then lost to a double spend has bought priority for nothing", () => {
    const made = scriptedRoad({ rule: "winners-pay-losers" });
    made.vehicle(0, 0);
    const loser = made.vehicle(1, 0);
    const cheat = made.vehicle(2, 500);
    made.payments.clear(0);
    made.kernel.run({ until: 50 });
    made.payments.fail(0, "conflicting", true);
    const { deals, metrics } = made.finish();
    expect(made.passed.map(({ device }) => device)).toEqual([0, 2, 1]);
    expect(made.payments.balances[loser]).toBe(1000);
    expect(made.payments.balances[cheat]).toBe(1000);
    expect(deals.map((row) => [row[OUTCOME], row[REASON]])).toEqual([["failed", "payment-conflicting"]]);
    expect(metrics["deals.failed"]!.value).toBe(1);
    expect(metrics["road.payment.mean"]!.value).toBe(0);
  });

  it("a bid that fails before entry counts nothing, one that fails after a late entry ends no deal twice", () => {
    const made = scriptedRoad({ rule: "priority-bid" });
    made.vehicle(0, 0);
    made.vehicle(1, 100);
    made.vehicle(2, 500);
    made.payments.clear(1);
    made.payments.fail(1, "orphaned", true);
    made.kernel.run({ until: 50 });
    expect(made.passed.map(({ device }) => device)).toEqual([0, 1, 2]);
    made.payments.clear(0);
    made.payments.fail(0, "conflicting", true);
    expect(made.finish().deals.map((row) => [row[2], row[OUTCOME], row[REASON]])).toEqual([["cars/2", "failed", "payment-orphaned"], ["cars/1", "late", "payment-late"]]);
  });

  it("a vehicle with an empty wallet passes in its turn, without a deal", () => {
    const made = scriptedRoad({ rule: "priority-bid" });
    made.vehicle(0, 0);
    made.vehicle(1, 0);
    made.vehicle(2, 500, { balance: 499 });
    const { metrics, deals } = made.finish();
    expect(made.passed.map(({ device }) => device)).toEqual([0, 1, 2]);
    expect(deals).toEqual([]);
    expect(metrics["deals.offered"]!.value).toBe(1);
    expect(metrics["deals.agreed"]!.value).toBe(0);
    expect(metrics["road.bids.withoutCover"]!.value).toBe(1);
    expect(metrics["road.paidInTime.share"]!.value).toBe(null);
  });

  it("issues a payout again that the ledger left behind, and tells one that cannot be covered", () => {
    const made = scriptedRoad({ rule: "priority-bid" });
    made.payments.holdPayouts = true;
    const late = made.vehicle(0, 400);
    made.kernel.run({ until: 10 });
    made.payments.clear(0);
    made.payments.settle(0);
    made.payments.fail(1, "orphaned", false);
    expect(made.payments.payments.length).toBe(3);
    made.payments.clear(2);
    made.payments.settle(2);
    expect(made.payments.balances[late]).toBe(1000);
    made.vehicle(1, 400);
    made.kernel.run({ until: 20 });
    made.payments.clear(3);
    made.payments.balances[made.road.account(0)] = -400;
    made.payments.settle(3);
    expect(made.finish().warnings.map(({ code }) => code)).toEqual(["road-payout-failed"]);
  });

  it("asks for no bids where nothing is sold", () => {
    const made = scriptedRoad({ rule: "fifo" });
    made.vehicle(0, 0);
    made.vehicle(1, 500);
    expect(made.road.sellsPriority).toBe(false);
    expect(made.finish().metrics["deals.offered"]!.value).toBe(0);
    expect(made.payments.payments).toEqual([]);
  });
});
