import { describe, expect, it } from "vitest";
import { stack } from "../../../viz/src/charts/time-chart.js";

describe("stacked layers", () => {
  it("lie on the sum of those below; a missing value adds nothing", () => {
    const layer = (values: number[]) => ({ label: "", values: Float64Array.from(values), hue: "road", strength: 1 });
    expect(stack([layer([1, 2]), layer([10, Number.NaN])], 2).map((sum) => [...sum])).toEqual([[0, 0], [1, 2], [11, 2]]);
  });
});
