import { describe, expect, it } from "vitest";
import { logTicks } from "../../../viz/src/charts/ridge-chart.js";

describe("ticks of a log axis", () => {
  it("are 1, 2 and 5 times powers of ten where there is room", () => {
    expect(logTicks(0.5, 60, 10)).toEqual([0.5, 1, 2, 5, 10, 20, 50]);
  });

  it("are powers of ten where there is not", () => {
    expect(logTicks(0.5, 6000, 6)).toEqual([1, 10, 100, 1000]);
  });
});
