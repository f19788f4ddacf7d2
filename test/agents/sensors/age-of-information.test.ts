/** The integral over all at once, against one that is kept for each sensor and added up. */
import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { AgeOfInformation } from "../../../src/agents/sensors/age-of-information.js";

describe("AgeOfInformation", () => {
  it("is half an interval for one reading taken at its start, and nothing while nothing is known", () => {
    let now = 0;
    const age = new AgeOfInformation(() => now), start = age.mark;
    now = 100;
    expect(age.meanSince(start)).toBeNaN();
    age.learn(100, Number.NaN);
    now = 160;
    expect(age.meanSince(start)).toBe(30);
    age.forget(100);
    now = 900;
    expect(age.meanSince(start)).toBe(30);
  });

  it("equals the sum of the ages kept one by one, in each interval", () => {
    const random = seedrandom.alea("ages");
    let now = 0;
    const age = new AgeOfInformation(() => now);
    const taken = new Array<number>(20).fill(Number.NaN);
    for (let interval = 0; interval < 50; interval++) {
      const mark = age.mark;
      let area = 0, time = 0;
      for (let step = 0; step < 40; step++) {
        const pause = random();
        for (const each of taken) if (!Number.isNaN(each)) { time += pause; area += pause * (now - each + pause / 2); }
        now += pause;
        const i = Math.floor(random() * 20);
        if (random() < 0.2 && !Number.isNaN(taken[i]!)) { age.forget(taken[i]!); taken[i] = Number.NaN; }
        else { const fresh = now - random() * 5; age.learn(fresh, taken[i]!); taken[i] = fresh; }
      }
      expect(age.meanSince(mark)).toBeCloseTo(area / time, 9);
    }
  });
});
