import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payAsClear } from "../../../src/agents/grid/clearing/pay-as-clear.js";
import { OrderState, Slot } from "../../../src/agents/grid/slot.js";

const outside = { retail: 0.3, feedIn: 0.08 };

describe("slot", () => {
  it("moves the same money from buyers as to sellers, to the micro-token, and never more than a deposit", () => {
    const order = fc.record({ quantity: fc.double({ min: 0.001, max: 3, noNaN: true }), limit: fc.double({ min: 0.08, max: 0.3, noNaN: true }), buys: fc.boolean() });
    fc.assert(fc.property(fc.array(order, { maxLength: 40 }), (orders) => {
      const slot = new Slot(0, 0, 900, outside, 0);
      for (const { quantity, limit, buys } of orders) slot.order("homes", 0, 0, buys ? quantity : -quantity, limit);
      for (const one of slot.orders) one.state = OrderState.booked;
      const { money, traded } = slot.clear(payAsClear);
      let paid = 0, earned = 0, bought = 0;
      for (const one of slot.orders) {
        expect(one.money).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(one.money)).toBe(true);
        if (one.buys) { paid += one.money; bought += one.filled; expect(one.money).toBeLessThanOrEqual(one.deposit); } else earned += one.money;
      }
      expect(earned).toBe(paid);
      expect(money).toBe(paid);
      expect(bought).toBeCloseTo(traded, 9);
    }), { seed: 3, numRuns: 500 });
  });

  it("leaves out what is not booked, and knows what was missed by it", () => {
    const slot = new Slot(0, 0, 900, outside, 0);
    slot.order("homes", 0, 0, 2, 0.3);
    slot.order("homes", 1, 1, -1, 0.08);
    slot.order("homes", 2, 2, -0.5, 0.08);
    for (const order of slot.orders) order.state = OrderState.booked;
    slot.orders[2]!.state = OrderState.issued;
    expect(slot.clear(payAsClear)).toMatchObject({ traded: 1, missed: 0.5, demand: 2, supply: 1.5, issued: 3, late: 1, price: 0.3, money: 300_000 });
    expect(slot.orders.map((order) => order.state)).toEqual([OrderState.booked, OrderState.booked, OrderState.late]);
  });
});
