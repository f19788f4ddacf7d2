/** Time averages against integrals known in closed form. */
import { describe, expect, it } from "vitest";
import { TimeAverage } from "../../src/sim/time-average.js";

describe("time average", () => {
  it("weights each value by how long it held: a staircase 0, 1, …, 9 of equal steps has mean 4.5", () => {
    let now = 0;
    const average = new TimeAverage(() => now);
    for (now = 0; now < 10; now++) average.set(now);
    expect([average.mean, average.max, average.value]).toEqual([4.5, 9, 9]);
  });

  it("weights unequal steps: 3 for 1 s and 0 for 9 s is 0.3, then 5 for 10 s is 2.65", () => {
    let now = 100;
    const average = new TimeAverage(() => now, 3);
    expect(average.mean).toBe(3);
    now = 101;
    average.add(-3);
    now = 110;
    expect(average.mean).toBeCloseTo(0.3, 12);
    average.add(5);
    now = 120;
    expect(average.mean).toBeCloseTo(2.65, 12);
  });

  it("forgets the past and keeps the value", () => {
    let now = 0;
    const average = new TimeAverage(() => now, 8);
    now = 5;
    average.set(2);
    average.reset();
    now = 7;
    expect([average.mean, average.max, average.value]).toEqual([2, 2, 2]);
  });
});
