import { describe, expect, it } from "vitest";
import type { TimeChart } from "../../../viz/src/charts/time-chart.js";
import { chartWithin, clampRange, formatRange, parseRange } from "../../../viz/src/charts/time-range.js";

describe("time range", () => {
  it("is written and read alike, and what is no range reads as none", () => {
    expect(parseRange(formatRange({ from: 0.5, to: 1200 }))).toEqual({ from: 0.5, to: 1200 });
    expect(["", "5", "9-3", "a-b", "-1-3", undefined].map((text) => parseRange(text))).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(formatRange(undefined)).toBe("");
  });

  it("keeps two ends in either order within the run, and takes all of it for none", () => {
    expect(clampRange(900, 300, 3600)).toEqual({ from: 300, to: 900 });
    expect(clampRange(-50, 900, 3600)).toEqual({ from: 0, to: 900 });
    expect(clampRange(0, 9999, 3600)).toBeUndefined();
    expect(clampRange(5000, 9000, 3600)).toBeUndefined();
    expect(clampRange(Number.NaN, 9, 3600)).toBeUndefined();
  });

  it("cuts a chart to what lies inside, and one value beyond each end", () => {
    const times = Float64Array.from({ length: 10 }, (_, i) => 10 * (i + 1));
    const chart = { times, lines: [{ label: "x", values: times.map((time) => -time), hue: "road" }] } as unknown as TimeChart;
    const part = chartWithin(chart, { from: 35, to: 60 });
    expect([...part.times]).toEqual([30, 40, 50, 60, 70]);
    expect([...part.lines![0]!.values]).toEqual([-30, -40, -50, -60, -70]);
    expect([...chartWithin(chart, { from: 0, to: 15 }).times]).toEqual([10, 20]);
  });
});
