import { describe, expect, it } from "vitest";
import { marginalCost, priceOf } from "../../../src/agents/drones/price-rule.js";

const rule = { basePrice: 0.2, occupancyFactor: 0.5, scarcityFactor: 1 };
const tariff = { retailPrice: 0.3, feedInPrice: 0.09 };

describe("price rule", () => {
  it("is the base price when nothing is scarce and rises with occupancy and an empty battery", () => {
    expect(priceOf(rule, 0, 0, 1)).toBeCloseTo(0.2, 12);
    expect(priceOf(rule, 0, 1, 1)).toBeCloseTo(0.3, 12);
    expect(priceOf(rule, 0, 0.5, 0.25)).toBeCloseTo(0.2 * 1.25 * 1.75, 12);
  });
  it("never falls below the marginal cost", () => {
    expect(priceOf(rule, 0.7, 1, 0)).toBe(0.7);
    expect(priceOf({ ...rule, basePrice: 0 }, 0.09, 1, 0)).toBe(0.09);
  });
});

describe("marginal cost", () => {
  it("is what the kilowatt hour would have earned, or what it must be bought for", () => {
    expect(marginalCost({ surplus: 0.1, stored: 0 }, tariff, 0.9)).toBe(0.09);
    expect(marginalCost({ surplus: -0.1, stored: 2 }, tariff, 0.9)).toBeCloseTo(0.1, 12);
    expect(marginalCost({ surplus: 0, stored: 0 }, tariff, 0.9)).toBe(0.3);
  });
  it("never makes stored energy dearer than the grid's", () => {
    expect(marginalCost({ surplus: -1, stored: 1 }, { retailPrice: 0.3, feedInPrice: 0.29 }, 0.5)).toBe(0.3);
  });
});
