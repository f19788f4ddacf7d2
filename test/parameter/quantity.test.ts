import { describe, expect, it } from "vitest";
import { engineUnit, parseQuantity, UNITS, type Quantity } from "../../src/parameter/quantity.js";

describe("parseQuantity", () => {
  it.each<[string | number, Quantity, number]>([
    ["90s", "time", 90], ["15min", "time", 900], ["1.5 h", "time", 5400], ["250ms", "time", 0.25], [7, "time", 7], ["7", "time", 7], ["1e3 s", "time", 1000],
    ["2 kWp", "power", 2], ["300 W", "power", 0.3], ["3.6 MJ", "energy", 1], ["36 km/h", "speed", 10], ["70 %", "share", 0.7], ["6/min", "rate", 0.1],
    ["60 1/h", "rate", 1 / 60], ["5 cents", "money", 0.05], ["30 cent/kWh", "energyPrice", 0.3], ["-5 s", "time", -5], [".5 km", "length", 500],
  ])("reads %s as %s", (written, quantity, value) => {
    expect(parseQuantity(written, quantity)).toBeCloseTo(value, 12);
  });

  it("keeps few digits few", () => {
    expect(parseQuantity("70 %", "share")).toBe(0.7);
    expect(parseQuantity("29 %", "share")).toBe(0.29);
  });

  it.each<[string, Quantity, RegExp]>([
    ["3 parsecs", "time", /"parsecs" is not a unit of time; allowed: s, ms/],
    ["soon", "time", /"soon" is not a number with a unit/],
    ["", "time", /is not a number/],
    ["1,5 h", "time", /",5 h" is not a unit|not a number/],
    ["5 toString", "time", /not a unit/],
    ["5 constructor", "time", /not a unit/],
  ])("refuses %s", (written, quantity, sentence) => {
    expect(parseQuantity(written, quantity)).toEqual({ error: expect.stringMatching(sentence) as string });
  });

  it("has an engine unit of factor 1 for each quantity", () => {
    for (const quantity of Object.keys(UNITS) as Quantity[]) expect((UNITS[quantity] as Record<string, number>)[engineUnit(quantity)]).toBe(1);
  });
});
