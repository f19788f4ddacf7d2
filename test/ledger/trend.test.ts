/** The trend of a quantity that is told by its changes, on shapes whose answer is known. */
import { describe, expect, it } from "vitest";
import { Trend } from "../../src/ledger/trend.js";

/** A trend over 0 to 100 s that is told `of(t)` each `step` seconds, and begins anew at `warmup`. */
function trend(of: (t: number) => number, step: number, warmup = 0): Trend {
  const found = new Trend(0, 100, of(0));
  let warming = warmup > 0;
  for (let t = step; t <= 100; t += step) {
    found.set(t, of(t));
    if (warming && t >= warmup) { warming = false; found.restart(t); }
  }
  return found;
}

describe("a trend", () => {
  it("tells a ramp from noise about a level, whatever the changes", () => {
    for (const step of [0.1, 1, 7]) {
      expect(trend((t) => 100 * t, step).isGrowing(100)).toBe(true);
      expect(trend((t) => 100 + 10 * Math.sin(t), step).isGrowing(100)).toBe(false);
      expect(trend((t) => 1000 - 9 * t, step).isGrowing(100)).toBe(false);
    }
  });

  it("is of time, not of changes: a value that nothing changes any more still holds", () => {
    // 10 for 60 s, then 1000 to the end, told by one change.
    const step = new Trend(0, 100, 10);
    step.set(60, 1000);
    expect(step.isGrowing(100)).toBe(true);
    expect(step.halfway).toBe(10);
    // The mean of the part from 50 s to 53.125 s, with a change in its middle.
    const half = new Trend(0, 100, 10);
    half.set(50 + 100 / 64, 30);
    expect(half.isGrowing(100)).toBe(false);
    expect(half.halfway).toBeCloseTo(20, 12);
  });

  it("is not what piled up for a while and was worked off", () => {
    const outage = (until: number): boolean => trend((t) => (t > 70 && t < until ? 1000 : 10), 1).isGrowing(100);
    expect([outage(90), outage(101)]).toEqual([false, true]);
  });

  it("asks for more than the noise of a Poisson number", () => {
    // Means of 4 and 16: four times as much, and three standard deviations; of 40 and 160: nearly ten.
    const jump = (factor: number): boolean => trend((t) => (t < 60 ? 4 : 16) * factor, 1).isGrowing(100);
    expect([jump(1), jump(10)]).toEqual([false, true]);
  });

  it("leaves the warm-up out", () => {
    const rising = (t: number): number => (t < 60 ? 100 * t : 6000);
    expect([trend(rising, 1).isGrowing(100), trend(rising, 1, 60).isGrowing(100)]).toEqual([true, false]);
  });
});
