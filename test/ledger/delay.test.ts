import { describe, expect, it } from "vitest";
import { DELAY_DISTRIBUTIONS, delaySampler } from "../../src/ledger/delay.js";
import { RandomStream } from "../../src/sim/random.js";

/** Coefficient of variation that each distribution has at a spread of 0.5. */
const VARIATION = { constant: 0, exponential: 1, uniform: 0.5 / Math.sqrt(3), lognormal: 0.5 };

describe.each(DELAY_DISTRIBUTIONS)("%s delay", (delayDistribution) => {
  it("has its mean and its spread, and is never negative", () => {
    const draw = delaySampler({ delay: 3, delayDistribution, delaySpread: 0.5 }, new RandomStream("1", "test"));
    const drawn = Array.from({ length: 200_000 }, draw);
    const mean = drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const deviation = Math.sqrt(drawn.reduce((sum, x) => sum + (x - mean) ** 2, 0) / drawn.length);
    expect(Math.min(...drawn.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(Math.abs(mean / 3 - 1)).toBeLessThan(0.01);
    expect(Math.abs(deviation / 3 - VARIATION[delayDistribution])).toBeLessThan(0.01);
  });

  it("of 0 is 0", () => {
    expect(delaySampler({ delay: 0, delayDistribution, delaySpread: 0.5 }, new RandomStream("1", "test"))()).toBe(0);
  });
});
