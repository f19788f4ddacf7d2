import { describe, expect, it } from "vitest";
import { settledAfter } from "../../../src/experiment/node/warmups.js";

const series = (values: readonly number[], column = "throughput.confirmed [1/s]"): string => `time [s],${column}\n${values.map((value, i) => `${10 * (i + 1)},${value}`).join("\n")}\n`;
const noise = (i: number): number => ((i * 7919) % 13) / 13 - 0.5;

describe("how long the beginning of a series lasts", () => {
  it("is the time of the last row that MSER-5 leaves out", () => {
    // Twenty rows of a ramp, then a level: only whole batches of five are left out.
    const after = settledAfter(series(Array.from({ length: 100 }, (_, i) => (i < 20 ? i : 20) + 0.1 * noise(i))));
    expect(after).toBe(200);
  });
  it("is nothing for a series that has no beginning, and unknown without a column that settles", () => {
    expect(settledAfter(series(Array.from({ length: 100 }, () => 5)))).toBe(0);
    expect(settledAfter(series([1, 2, 3], "tangle.tips [1]"))).toBeUndefined();
  });
});
