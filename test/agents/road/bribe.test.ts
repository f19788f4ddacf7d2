import { describe, expect, it } from "vitest";
import { BribeCurve } from "../../../src/agents/road/bribe.js";
import { lognormal, mixtureCdf, quantile, uniform } from "../../../src/agents/road/value-of-time.js";

describe("equilibrium bribe", () => {
  it.each([0.3, 0.5, 0.8, 0.95])("has the closed form of a uniform value of time at load %d", (load) => {
    const serviceTime = 2, residual = load * serviceTime / 2;
    const curve = new BribeCurve(uniform(0.5).cdf, load, serviceTime);
    for (const v of [0.001, 0.1, 0.25, 0.5, 0.777, 0.95, 1]) {
      // W0 ρ v² / ((1−ρ)(1−ρ+ρv)²), in token for token/h and seconds.
      const closed = residual * load * v * v / ((1 - load) * (1 - load + load * v) ** 2);
      expect(Math.abs(3600 * curve.bribe(v) - closed)).toBeLessThan(1e-6);
    }
  });

  it("agrees with a plain sum of x·(−W′(x)) for the lognormal default", () => {
    const { cdf } = lognormal(20, 0.6), curve = new BribeCurve(cdf, 0.8, 2);
    const v = 25, steps = 200_000;
    let sum = 0;
    for (let i = 0; i < steps; i++) {
      const low = v * i / steps, high = v * (i + 1) / steps;
      const wait = (x: number): number => 0.8 / (1 - 0.8 * (1 - cdf(x))) ** 2;
      sum += (low + high) / 2 * (wait(low) - wait(high));
    }
    expect(3600 * curve.bribe(v)).toBeCloseTo(sum, 6);
  });

  it("asks 3.5 cent on average and 4.8 cent of the upper twentieth at load 0.8", () => {
    const { cdf } = lognormal(20, 0.6), curve = new BribeCurve(cdf, 0.8, 2), trips = 2000;
    let sum = 0;
    for (let i = 0; i < trips; i++) sum += curve.bribe(quantile(cdf, (i + 0.5) / trips));
    expect(100 * sum / trips).toBeCloseTo(3.5, 1);
    expect(100 * curve.bribe(quantile(cdf, 0.95))).toBeCloseTo(4.8, 1);
  });

  it("is the best answer to itself: no other bid costs a traveller less", () => {
    const curve = new BribeCurve(lognormal(20, 0.6).cdf, 0.8, 2);
    for (const own of [5, 15, 40]) {
      const cost = (as: number): number => own / 3600 * curve.wait(as) + curve.bribe(as);
      for (const other of [1, 4, 10, 20, 60, 200]) expect(cost(other)).toBeGreaterThanOrEqual(cost(own) - 1e-12);
    }
  });

  it("rises with the value of time, ends flat, and stays finite where the load does not", () => {
    const cdf = mixtureCdf([{ weight: 1, of: uniform(10) }, { weight: 1, of: lognormal(40, 1) }]);
    const curve = new BribeCurve(cdf, 1.2, 2);
    let before = 0;
    for (let v = 0.5; v < 100; v += 0.5) { expect(curve.bribe(v)).toBeGreaterThan(before); before = curve.bribe(v); }
    expect(curve.bribe(1e9)).toBe(curve.bribe(1e8));
    expect(Number.isFinite(curve.bribe(1e9))).toBe(true);
    expect(curve.bribe(0)).toBe(0);
  });
});
