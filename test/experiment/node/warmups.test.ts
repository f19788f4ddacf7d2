import { describe, expect, it } from "vitest";
import { judgedSeries, judgement, settledAfter } from "../../../src/experiment/node/warmups.js";

const series = (values: readonly number[], column = "throughput.confirmed [1/s]"): string => `time [s],${column}\n${values.map((value, i) => `${10 * (i + 1)},${value}`).join("\n")}\n`;
const noise = (i: number): number => ((i * 7919) % 13) / 13 - 0.5;
const ramp = (shift = 0): string => series(Array.from({ length: 100 }, (_, i) => (i < 20 ? i : 20) + 0.1 * noise(i + shift)));

describe("how long the beginning of a series lasts", () => {
  it("is the time of the last row that MSER-5 leaves out", () => {
    // Twenty rows of a ramp, then a level: only whole batches of five are left out.
    expect(settledAfter(judgedSeries(ramp())!)).toBe(200);
  });

  it("is nothing for a series that has no beginning", () => {
    expect(settledAfter(judgedSeries(series(Array.from({ length: 100 }, () => 5)))!)).toBe(0);
  });

  it("is unknown of a series that is short, or has no column that settles", () => {
    expect(judgedSeries(series([1, 2, 3]))).toBeUndefined();
    expect(judgedSeries(series(Array.from({ length: 100 }, () => 5), "tangle.tips [1]"))).toBeUndefined();
  });
});

describe("a cell's warm-up", () => {
  const runs = [0, 3, 7, 11].map((shift) => judgedSeries(ramp(shift))!);

  it("is judged by what it leaves in the means", () => {
    // The ramp's mean is 9.5, of the twenty rows; with them the mean of a hundred is 20 − 0.2 · 10.5 = 17.9.
    const { mser5, warmup, bias } = judgement(4, runs, 0);
    expect([mser5, warmup, bias?.series]).toEqual([200, 0, "throughput.confirmed"]);
    expect(bias?.kept).toBeCloseTo(17.9, 1);
    expect(bias?.settled).toBeCloseTo(20, 1);
  });

  it("that is long enough leaves nothing to tell", () => {
    expect(judgement(4, runs, 200)).toEqual({ cell: 4, mser5: 200, warmup: 200 });
  });
});
