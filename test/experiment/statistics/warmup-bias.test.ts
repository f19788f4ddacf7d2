import { describe, expect, it } from "vitest";
import { mser5 } from "../../../src/experiment/statistics/mser.js";
import { warmupBias } from "../../../src/experiment/statistics/warmup-bias.js";
import { RandomStream } from "../../../src/sim/random.js";

/** A level of 10 with noise of each value 0.8 of the one before, after a beginning that starts at `start` and fades with the time constant `fades`. */
function series(seed: string, length: number, start = 10, fades = 1): number[] {
  const chance = new RandomStream(1, seed);
  let noise = 0;
  return Array.from({ length }, (_, i) => {
    noise = 0.8 * noise + (chance.next() + chance.next() + chance.next() + chance.next() - 2) * Math.sqrt(3);
    return 10 + (start - 10) * Math.exp(-i / fades) + noise;
  });
}

const replicated = (name: string, replications: number, ...shape: [length: number, start?: number, fades?: number]): number[][] =>
  Array.from({ length: replications }, (_, r) => series(`${name}/${r}`, ...shape));

describe("a warm-up that is too short", () => {
  it("is told of where the beginning moves the mean by more than its interval", () => {
    const runs = replicated("fading", 5, 400, 60, 30);
    const bias = warmupBias(runs, 0)!;
    // The beginning adds 50·30/400 = 3.75 to the mean of 10.
    expect(bias.kept).toBeGreaterThan(13);
    expect(bias.settled).toBeLessThan(11.2);
    expect(bias.kept - bias.settled).toBeGreaterThan(bias.halfWidth);
    expect(warmupBias(runs, 200)).toBeUndefined();
  });

  it("is not told of for series that have settled, though MSER-5 would leave something out of every third", () => {
    let asked = 0, warned = 0;
    for (let i = 0; i < 200; i++) {
      const runs = replicated(`level ${i}`, 5, 150);
      asked += runs.filter((run) => mser5(run).observations > 0).length;
      if (warmupBias(runs, 0)) warned++;
    }
    expect(asked).toBeGreaterThan(300);
    expect(warned).toBeLessThan(10);
  });

  it("is not judged by few replications or short series", () => {
    expect(warmupBias(replicated("fading", 2, 400, 60, 30), 0)).toBeUndefined();
    expect(warmupBias(replicated("fading", 5, 99, 60, 30), 0)).toBeUndefined();
  });
});
