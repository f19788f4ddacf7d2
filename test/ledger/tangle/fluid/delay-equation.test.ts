/** The integrator against equations whose solution is known. */
import { describe, expect, it } from "vitest";
import { DelayEquation } from "../../../../src/ledger/tangle/fluid/delay-equation.js";

function solve(equation: DelayEquation, until: number): number {
  while (equation.time < until - 1e-9) equation.step();
  return equation.y[0]!;
}

/** y' = −2 y(t − 1) with y = exp(rt) is solved by r = −2 exp(−r) where that has a root; with + it always has one. */
function exponential(steps: number): number {
  let r = 1;
  for (let i = 0; i < 100; i++) r -= (r - 2 * Math.exp(-r)) / (1 + 2 * Math.exp(-r));
  const equation = new DelayEquation({
    delay: 1, steps, initial: [1], before: (t, out) => { out[0] = Math.exp(r * t); }, slope: (_, _y, past, out) => { out[0] = 2 * past[0]!; },
  });
  return Math.abs(solve(equation, 3) - Math.exp(3 * r));
}

describe("a delay equation", () => {
  it("y' = −y(t − 1) from 1: 1 − t, then 1 − t + (t − 1)²/2, then less (t − 2)³/6", () => {
    const equation = new DelayEquation({ delay: 1, steps: 10, initial: [1], before: (_, out) => { out[0] = 1; }, slope: (_, _y, past, out) => { out[0] = -past[0]!; } });
    expect(solve(equation, 0.7)).toBeCloseTo(0.3, 12);
    expect(solve(equation, 1.5)).toBeCloseTo(1 - 1.5 + 0.125, 12);
    expect(solve(equation, 2.5)).toBeCloseTo(1 - 2.5 + 1.5 ** 2 / 2 - 0.5 ** 3 / 6, 12);
  });

  it("converges with the fourth power of the step", () => {
    const [coarse, middle, fine] = [exponential(4), exponential(8), exponential(16)];
    expect(coarse / middle).toBeGreaterThan(13);
    expect(coarse / middle).toBeLessThan(19);
    expect(middle / fine).toBeGreaterThan(13);
    expect(middle / fine).toBeLessThan(19);
  });

  it("keeps a jump at the start between two steps: y = 0 before 0 and 1 at 0, y' = y(t − 1)", () => {
    const equation = new DelayEquation({ delay: 1, steps: 5, initial: [1], slope: (_, _y, past, out) => { out[0] = past[0]!; } });
    expect(solve(equation, 1)).toBeCloseTo(1, 12);
    expect(solve(equation, 2)).toBeCloseTo(2, 12);
    expect(solve(equation, 3)).toBeCloseTo(3.5, 12);
    expect(equation.ago(0, 5)).toBeCloseTo(2, 12);
  });
});
