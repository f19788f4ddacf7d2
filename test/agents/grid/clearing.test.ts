/** Every clearing rule under the same laws, and the merit order against an independent optimum. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClearingRule, Side } from "../../../src/agents/grid/clearing/clearing-rule.js";
import { CLEARING_NAMES, clearingRules } from "../../../src/agents/grid/clearing/registry.js";

const outside = { retail: 0.3, feedIn: 0.08 };
/** Whole units of 1/4 kWh and limits on a coarse grid, so that ties are the normal case. */
const side = fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 8, max: 30 })), { maxLength: 8 })
  .map((orders): Side => ({ quantity: Float64Array.from(orders, ([units]) => units / 4), limit: Float64Array.from(orders, ([, cents]) => cents / 100) }));
const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
const runs = { seed: 7, numRuns: 500 };

/** Each order cut into units, the pairs of the assignment of most worth: dynamic programming over how many units trade. */
function optimum(bids: Side, asks: Side): { worth: number; units: number } {
  const best = (one: Side, sign: number): Float64Array => {
    // most[k] is the greatest sum of sign · limit over any k units, found by trying each unit in or out.
    const total = Math.round(sum(one.quantity) * 4);
    const most = new Float64Array(total + 1).fill(Number.NEGATIVE_INFINITY);
    most[0] = 0;
    one.quantity.forEach((quantity, order) => {
      for (let unit = 0; unit < Math.round(quantity * 4); unit++) {
        for (let k = total; k > 0; k--) most[k] = Math.max(most[k]!, most[k - 1]! + sign * one.limit[order]!);
      }
    });
    return most;
  };
  const value = best(bids, 1), cost = best(asks, -1);
  let worth = 0, units = 0;
  for (let k = 0; k < Math.min(value.length, cost.length); k++) if (value[k]! + cost[k]! >= worth - 1e-12) { worth = Math.max(worth, value[k]! + cost[k]!); units = k; }
  return { worth: worth / 4, units };
}

describe.each(CLEARING_NAMES)("clearing %s", (name) => {
  const rule: ClearingRule = clearingRules[name];

  it("conserves energy, fills nobody beyond the order, and nobody at a price worse than the limit", () => {
    fc.assert(fc.property(side, side, (bids, asks) => {
      const { price, traded, bought, sold } = rule.clear(bids, asks, outside);
      expect(sum(bought)).toBeCloseTo(traded, 9);
      expect(sum(sold)).toBeCloseTo(traded, 9);
      expect(Number.isNaN(price)).toBe(traded === 0);
      bought.forEach((filled, order) => {
        expect(filled).toBeLessThanOrEqual(bids.quantity[order]! + 1e-12);
        if (filled > 0) expect(price).toBeLessThanOrEqual(bids.limit[order]! + 1e-12);
      });
      sold.forEach((filled, order) => {
        expect(filled).toBeLessThanOrEqual(asks.quantity[order]! + 1e-12);
        if (filled > 0) expect(price).toBeGreaterThanOrEqual(asks.limit[order]! - 1e-12);
      });
    }), runs);
  });

  it("does not depend on the order of entry", () => {
    fc.assert(fc.property(side, side, (bids, asks) => {
      const reversed = ({ quantity, limit }: Side): Side => ({ quantity: quantity.toReversed(), limit: limit.toReversed() });
      const one = rule.clear(bids, asks, outside), other = rule.clear(reversed(bids), reversed(asks), outside);
      expect(other.traded).toBeCloseTo(one.traded, 9);
      if (one.traded > 0) expect(other.price).toBeCloseTo(one.price, 9);
      other.bought.toReversed().forEach((filled, order) => { expect(filled).toBeCloseTo(one.bought[order]!, 9); });
    }), runs);
  });
});

describe("pay-as-clear", () => {
  it("trades as much worth, and as much energy, as the best of all assignments", () => {
    fc.assert(fc.property(side, side, (bids, asks) => {
      const { traded, bought, sold } = clearingRules["pay-as-clear"].clear(bids, asks, outside);
      let worth = 0;
      bought.forEach((filled, order) => { worth += filled * bids.limit[order]!; });
      sold.forEach((filled, order) => { worth -= filled * asks.limit[order]!; });
      const best = optimum(bids, asks);
      expect(worth).toBeCloseTo(best.worth, 9);
      expect(traded * 4).toBeCloseTo(best.units, 9);
    }), runs);
  });

  it("leaves nobody out who would trade at its price", () => {
    fc.assert(fc.property(side, side, (bids, asks) => {
      const { price, traded, bought, sold } = clearingRules["pay-as-clear"].clear(bids, asks, outside);
      if (traded === 0) return;
      bought.forEach((filled, order) => { if (filled < bids.quantity[order]! - 1e-9) expect(bids.limit[order]!).toBeLessThanOrEqual(price + 1e-12); });
      sold.forEach((filled, order) => { if (filled < asks.quantity[order]! - 1e-9) expect(asks.limit[order]!).toBeGreaterThanOrEqual(price - 1e-12); });
    }), runs);
  });

  it("prices scarcity: the keen side pays where the other is short, the middle where they meet", () => {
    const { clear } = clearingRules["pay-as-clear"];
    const one = (quantity: number, limit: number): Side => ({ quantity: Float64Array.of(quantity), limit: Float64Array.of(limit) });
    expect(clear(one(2, 0.3), one(1, 0.08), outside).price).toBe(0.3);
    expect(clear(one(1, 0.3), one(2, 0.08), outside).price).toBe(0.08);
    expect(clear(one(1, 0.3), one(1, 0.08), outside).price).toBeCloseTo(0.19, 12);
    expect(clear(one(1, 0.1), one(1, 0.2), outside).price).toBeNaN();
  });

  it("serves equal limits at the margin in proportion", () => {
    const { bought } = clearingRules["pay-as-clear"].clear(
      { quantity: Float64Array.of(1, 3, 2), limit: Float64Array.of(0.2, 0.2, 0.3) }, { quantity: Float64Array.of(4), limit: Float64Array.of(0.1) }, outside);
    expect([...bought]).toEqual([0.5, 1.5, 2]);
  });
});

describe("mid-market-rate", () => {
  it("takes the middle and asks nobody beyond the limit", () => {
    const { price, bought, sold } = clearingRules["mid-market-rate"].clear(
      { quantity: Float64Array.of(1, 3), limit: Float64Array.of(0.3, 0.1) }, { quantity: Float64Array.of(1, 1), limit: Float64Array.of(0.08, 0.1) }, outside);
    expect(price).toBeCloseTo(0.19, 12);
    expect([...bought]).toEqual([1, 0]);
    expect([...sold]).toEqual([0.5, 0.5]);
  });
});
