/** The clock that runs fast where the tangle is busy, beside arrivals computed by hand. */
import { describe, expect, it } from "vitest";
import { OperationalClock } from "../../../../src/ledger/tangle/fluid/operational-clock.js";
import { Kernel } from "../../../../src/sim/kernel.js";

/** A clock whose speed is set at stated times, and when those that were started arrive. */
function run(speeds: readonly (readonly [at: number, speed: number])[], starts: readonly (readonly [at: number, ways: number])[], until: number) {
  const kernel = new Kernel({ seed: "1" }), arrivals: number[] = [];
  const clock = new OperationalClock(kernel, "test/arrive", 1, (transaction) => { arrivals[transaction] = kernel.now; });
  const set = kernel.eventType("test/speed", (index) => { clock.speed = speeds[index]![1]; });
  const start = kernel.eventType("test/start", (index) => { clock.start(index, starts[index]![1]); });
  speeds.forEach(([at], index) => { kernel.at(at, set, index); });
  starts.forEach(([at], index) => { kernel.at(at, start, index); });
  const end = kernel.run({ until, maxEvents: 100_000 });
  return { arrivals, end };
}

describe("the operational clock", () => {
  it("takes as long as the ways need at a constant speed", () => {
    const { arrivals } = run([[0, 0.25]], [[3, 1], [3, 2.5], [10, 0]], 100);
    expect(arrivals).toEqual([7, 13, 10].map((time) => expect.closeTo(time, 9)));
  });

  it("does part of the way at each speed, and none while it stands", () => {
    // 1 way by 10 s at 0.1/s, then a pause, then 2 more at 0.5/s from 60 s on.
    const { arrivals } = run([[0, 0.1], [10, 0], [60, 0.5]], [[0, 3]], 200);
    expect(arrivals[0]).toBeCloseTo(64, 9);
  });

  it("ends in a long run, where the rest of a way is less than a step of the clock", () => {
    const day = 86_400, starts = Array.from({ length: 300 }, (_, i) => [30 * day + i / 7, 1 + i / 11] as const);
    const { arrivals, end } = run([[0, 1 / 3], [30 * day, 900]], starts, 30 * day + 100);
    expect(end).toBe("done");
    for (const [index, [at, ways]] of starts.entries()) expect(arrivals[index]).toBeCloseTo(at + ways / 900, 6);
  });
});
