/** The tip pool of the fluid level: its steady state, its way there, and the order of the integration. */
import { describe, expect, it } from "vitest";
import { steadyTips } from "../../../../src/ledger/tangle/fluid/choosing.js";
import { FluidPath } from "../../../../src/ledger/tangle/fluid/fluid-path.js";
import { FluidPool } from "../../../../src/ledger/tangle/fluid/fluid-pool.js";

const TWO = { parents: 2, repetition: false };

/** The same equations by Euler's rule with a tiny step, from one tip: P and F directly, as King writes them. */
function naive(parents: number, rate: (t: number) => number, until: number, n: number) {
  const dt = 1 / n, chosen: number[] = [];
  let free = 1, visible = 1;
  for (let i = 0; i < until * n; i++) {
    const arriving = i >= n ? rate((i - n) * dt) : 0, leaving = i >= n ? chosen[i - n]! : 0;
    const now = rate(i * dt) * Math.min(1, parents / Math.max(1, visible)) * free;
    chosen.push(now);
    free += dt * (arriving - now);
    visible += dt * (arriving - leaving);
  }
  return visible;
}

describe("the steady state", () => {
  it.each([[2, 100, 200], [3, 100, 150], [8, 700, 800]])("%i parents, λh = %i: k λh/(k − 1) = %i tips", (parents, load, tips) => {
    expect(steadyTips({ parents, repetition: false }, load)).toBeCloseTo(tips, 6);
  });

  it("with few tips: each arrival approves them all, and 1 + λh are there", () => {
    expect(steadyTips({ parents: 4, repetition: false }, 0.5)).toBeCloseTo(1.5, 9);
  });

  it("with repetition: P (1 − (1 − 1/P)²) = 1 + ... solved by the golden ratio at λh = 1", () => {
    // P = 1/(2/P − 1/P²) + 1: P² − 3P + 1 = 0.
    expect(steadyTips({ parents: 2, repetition: true }, 1)).toBeCloseTo((3 + Math.sqrt(5)) / 2, 9);
  });

  it("is where a pool that starts in it stays, and where one from a single tip goes", () => {
    const still = new FluidPool({ ...TWO, delay: 2, rate: 50 }), cold = new FluidPath({ ...TWO, delay: 2 });
    for (let i = 0; i < 200; i++) still.step(50);
    expect(still.tips).toBeCloseTo(200, 8);
    expect(still.visible).toBeCloseTo(200, 8);
    expect(1 / still.waiting(50)).toBeCloseTo(0.5, 9);
    cold.advance(1000, 50);
    expect(cold.pool.tips).toBeCloseTo(200, 6);
  });
});

describe("the way there", () => {
  it.each([2, 4])("from one tip, %i parents, agrees with Euler's rule at a thousandth of the delay", (parents) => {
    const pool = new FluidPool({ parents, repetition: false, delay: 1, steps: 100 });
    for (const until of [1.5, 2.5, 4, 8]) {
      while (pool.time < until - 1e-9) pool.step(60);
      expect(pool.visible / naive(parents, () => 60, until, 2000)).toBeCloseTo(1, 2);
    }
  });

  it("under a rate that steps, agrees with Euler's rule", () => {
    const rate = (t: number): number => t < 3 ? 40 : 160, pool = new FluidPool({ ...TWO, delay: 1 });
    while (pool.time < 6 - 1e-9) pool.step(rate(pool.time + 1e-9));
    expect(pool.visible / naive(2, rate, 6, 2000)).toBeCloseTo(1, 2);
  });

  it("converges with the fourth power of the step after a step of the rate", () => {
    const at = (steps: number): number => {
      const pool = new FluidPool({ ...TWO, delay: 1, rate: 100, steps });
      while (pool.time < 3 - 1e-9) pool.step(300);
      return pool.tips;
    };
    const exact = at(256), errors = [8, 16].map((steps) => Math.abs(at(steps) - exact));
    expect(errors[0]! / errors[1]!).toBeGreaterThan(12);
    expect(errors[1]! / exact).toBeLessThan(1e-4);
  });

  it("an interval of any length, in one piece or many, ends at the same place", () => {
    const whole = new FluidPath({ ...TWO, delay: 1 }), pieces = new FluidPath({ ...TWO, delay: 1 });
    const mean = whole.advance(5, 100);
    let sum = 0;
    for (let i = 0; i < 50; i++) sum += pieces.advance(0.1, 100) / 50;
    expect(pieces.pool.tips).toBeCloseTo(whole.pool.tips, 9);
    expect(sum).toBeCloseTo(mean, 6);
    expect(new FluidPath({ ...TWO, delay: 1e-3 }).advance(86_400, 1e5)).toBeCloseTo(200, 1);
  });
});
