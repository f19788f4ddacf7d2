/** What the page of findings makes of them: their order, their digits, and their place in the tolerance. */
import { describe, expect, it } from "vitest";
import { relative } from "../../../viz/src/charts/interval-plot.js";
import type { ValidationRow } from "../../../viz/src/data/files.js";
import { byVerdict, measuredText } from "../../../viz/src/pages/validation-page.js";

describe("the page of what verify found", () => {
  const row = (id: string, verdict: ValidationRow["verdict"]): ValidationRow => ({ id, verdict, quantity: "", unit: "1", target: 1, tolerance: 0.1, source: "", mean: 1, halfWidth: 0, replications: 2 });

  it("puts what does not hold first, and keeps the order otherwise", () => {
    expect(byVerdict([row("a", "holds"), row("b", "unclear"), row("c", "holds"), row("d", "fails"), row("e", "unclear")]).map(({ id }) => id)).toEqual(["d", "b", "e", "a", "c"]);
  });

  it.each([
    [200.351, 0.4912, 200, "200.35 ± 0.49"], [-3.96921, 0.0661, -4, "−3.969 ± 0.066"], [1001.13, 12.3, 1000, "1001 ± 12"], [40, 0, 40, "40"],
    [1.1353e-5, 0, 1.135e-5, "1.135e−5"], [5.8e-4, 4e-5, 9e-4, "5.80e−4 ± 4.0e−5"], [null, null, 3, "nothing"], [5.2, null, 5, "5.2"],
  ])("writes %j ± %j as %3$j", (mean, halfWidth, target, text) => { expect(measuredText({ mean, halfWidth, target })).toBe(text); });

  it("places a mean by what is tolerated", () => {
    expect(relative({ target: 200, tolerance: 0.02, mean: 198, halfWidth: 1 })).toEqual({ off: -0.5, half: 0.25 });
    expect(relative({ target: 0.001, tolerance: 0, mean: 0.0004, halfWidth: 0.0003 })).toEqual({ off: -1, half: expect.closeTo(0.5, 9) });
    expect(relative({ target: 3, tolerance: 0.1, mean: null, halfWidth: null }).off).toBeNaN();
  });
});
