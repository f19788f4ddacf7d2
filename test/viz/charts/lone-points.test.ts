import { describe, expect, it } from "vitest";
import { barsPath, dotsPath, loneOf } from "../../../viz/src/charts/lone-points.js";

describe("points without a neighbour", () => {
  it("are those known between two that are not, at the ends too", () => {
    const lone = (text: string): number[] => loneOf([...text].map((letter, at) => ({ letter, at })), ({ letter }) => letter === "x").map(({ at }) => at);
    expect([lone("x.x.xx.x"), lone("xx"), lone("x"), lone("..."), lone(".x")]).toEqual([[0, 2, 7], [], [0], [], [1]]);
  });

  it("become dots around their place, and bars from low to high", () => {
    expect(dotsPath([{ x: 10, y: 20 }], 2)).toBe("M8,20a2,2 0 1 0 4,0a2,2 0 1 0 -4,0");
    expect(barsPath([{ x: 10, low: 30, high: 5 }], 4)).toBe("M8,30H12V5H8Z");
  });
});
