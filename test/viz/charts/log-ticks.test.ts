import { describe, expect, it } from "vitest";
import { logTicks } from "../../../viz/src/charts/log-ticks.js";

describe("ticks of a log axis", () => {
  it("are 1, 2 and 5 times powers of ten where there is room", () => {
    expect(logTicks(0.5, 60, 10)).toEqual([0.5, 1, 2, 5, 10, 20, 50]);
  });

  it("are powers of ten where there is not", () => {
    expect(logTicks(0.5, 6000, 6)).toEqual([1, 10, 100, 1000]);
  });

  it("leave powers out where even they are too many, keeping the greatest", () => {
    expect(logTicks(1e-9, 1, 5)).toEqual([1e-8, 1e-6, 1e-4, 0.01, 1]);
  });
});
