import { describe, expect, it } from "vitest";
import { decileEdges, decileOf, lognormal, mixtureCdf, normalCdf, quantile, uniform } from "../../../src/agents/road/value-of-time.js";
import { RandomStream } from "../../../src/sim/random.js";

describe("value of time", () => {
  it("has the tabulated values of the normal distribution function", () => {
    expect(normalCdf(0)).toBeCloseTo(0.5, 15);
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
    expect(normalCdf(-1)).toBeCloseTo(0.15865525393145707, 14);
    expect(normalCdf(-8) / 6.22096057427178e-16).toBeCloseTo(1, 7);
    expect(normalCdf(-40)).toBe(0);
    expect(normalCdf(40)).toBe(1);
  });

  it("puts the quantiles of a lognormal where its normal ones say", () => {
    // Median exp(mu); the 90 % quantile of the standard normal is 1.2815515655446004.
    const { cdf } = lognormal(20, 0.6), mu = Math.log(20) - 0.18;
    expect(quantile(cdf, 0.5)).toBeCloseTo(16.7054, 3);
    expect(quantile(cdf, 0.9)).toBeCloseTo(Math.exp(mu + 0.6 * 1.2815515655446004), 9);
    expect(cdf(0)).toBe(0);
  });

  it.each([["lognormal", lognormal(20, 0.6), 0.6549], ["uniform", uniform(20), 1 / Math.sqrt(3)]] as const)("draws a %s of the stated mean and spread", (_, of, variation) => {
    // Coefficient of variation of a lognormal: sqrt(exp(sigma²) − 1).
    const draw = of.draw(new RandomStream("7", "trips").source), count = 200_000;
    let sum = 0, squares = 0;
    for (let i = 0; i < count; i++) { const value = draw(); sum += value; squares += value * value; }
    const mean = sum / count;
    expect(mean).toBeCloseTo(20, 0);
    expect(Math.sqrt(squares / count - mean * mean) / mean / variation).toBeCloseTo(1, 1);
  });

  it("draws what its distribution function says: a tenth of the trips in each decile", () => {
    const of = lognormal(20, 0.6), edges = decileEdges(of.cdf), draw = of.draw(new RandomStream("7", "trips").source);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[decileOf(edges, draw())]!++;
    // Binomial standard deviation 95; four of them.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(380);
  });

  it("mixes fleets by their trips", () => {
    const cdf = mixtureCdf([{ weight: 3, of: uniform(10) }, { weight: 1, of: uniform(50) }]);
    // Below 20: 3/4 · v/20 + 1/4 · v/100.
    expect(cdf(10)).toBeCloseTo(0.375 + 0.025, 12);
    expect(quantile(cdf, 0.8)).toBeCloseTo(20, 9);
    expect(decileOf(decileEdges(cdf), 1000)).toBe(9);
  });
});
