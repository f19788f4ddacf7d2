import { describe, expect, it } from "vitest";
import { ageAt, halfSlopeAge } from "../../../viz/src/cards/tangle-cards.js";

describe("cards of the tangle", () => {
  const age = Float64Array.from({ length: 41 }, (_, i) => i);

  it("find the age at which a growth reaches half of what it ends at", () => {
    // Flat until 10, then with slope 3 until 20, then 8: between 19.5 and 20.5 the slope rises from 3 by 5, and 4 is a fifth of the way.
    expect(halfSlopeAge(age, age.map((t) => (t <= 10 ? 1 : t <= 20 ? 1 + 3 * (t - 10) : 31 + 8 * (t - 20))), 8)).toBeCloseTo(19.7, 12);
    expect(halfSlopeAge(age, age, 4)).toBeNaN();
    // A logistic slope is at its half in its middle.
    expect(halfSlopeAge(age, age.map((t) => Math.log(1 + Math.exp(t - 16))), 1)).toBeCloseTo(16, 3);
  });

  it("find the age of a share between two rows, and say that it is never reached", () => {
    const share = age.map((t) => Math.min(0.9, t / 10));
    expect([ageAt(age, share, 0), ageAt(age, share, 0.25), ageAt(age, share, 0.9)]).toEqual([0, 2.5, expect.closeTo(9, 9)]);
    expect(ageAt(age, share, 0.95)).toBeNaN();
  });
});
