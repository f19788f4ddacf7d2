/** Closed forms of settlement, against draws and against the figures that they are known by. */
import { describe, expect, it } from "vitest";
import { capitalCost, givesUp, paidInTime, streamExposure, trustedLimit, YEAR } from "../../../src/ledger/settlement/theory.js";
import { RandomStream } from "../../../src/sim/random.js";

describe("closed forms", () => {
  it("a payment confirmed after 10 s on average is in time for a window of 14.4 s with 76.3 %, of 30 s with 95.0 %", () => {
    expect(paidInTime(14.4, 10)).toBeCloseTo(0.763, 3);
    expect(paidInTime(30, 10)).toBeCloseTo(0.950, 3);
  });

  it("an impatient user gives up with probability τ/(τ + θ)", () => {
    const chance = new RandomStream("1", "impatience"), draws = 100_000;
    let given = 0;
    for (let i = 0; i < draws; i++) if (chance.exponential(30) < chance.exponential(10)) given++;
    expect(givesUp(10, 30)).toBe(0.25);
    expect(given / draws).toBeCloseTo(givesUp(10, 30), 2);
  });

  it("Golem's debit notes put six minutes of service at risk, and no more than all of it", () => {
    expect(streamExposure(3600, 3600, 120, 240)).toBe(360);
    expect(streamExposure(5, 300, 120, 240)).toBe(5);
  });

  it("locked money costs next to nothing: a token for a minute at 5 % a year is a ten-millionth", () => {
    expect(capitalCost(1, 0.05, 60)).toBeCloseTo(9.5e-8, 9);
    expect(capitalCost(100, 0.05, YEAR)).toBeCloseTo(5, 12);
  });

  it("what is trusted unconfirmed costs in double spends just what waiting would", () => {
    // A station that loses 1 token an hour while a pad is held, 20 s until confirmation, one payment in a thousand spent twice.
    const limit = trustedLimit(0.001, 1 / 3600, 20);
    expect(limit).toBeCloseTo(5.56, 2);
    expect(0.99 * limit * 0.001).toBeLessThan(20 / 3600);
    expect(1.01 * limit * 0.001).toBeGreaterThan(20 / 3600);
  });
});
