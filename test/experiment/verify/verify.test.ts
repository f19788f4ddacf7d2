/** The checker is itself checked: each law holds, and fails with its planted fault. */
import { beforeAll, describe, expect, it } from "vitest";
import { confidenceInterval } from "../../../src/experiment/verify/interval.js";
import { laws } from "../../../src/experiment/verify/registry.js";
import { check, judge } from "../../../src/experiment/verify/verify.js";
import { markets } from "../../../src/agents/registry.js";
import { readBuiltIns } from "../../../src/scenario/node/open-scenario.js";

let assets: ReadonlyMap<string, string>;
beforeAll(async () => { assets = await readBuiltIns(markets.flatMap((market) => market.assets ?? [])); });

describe.each(laws.map((law) => [law.id, law.quantity, law] as const))("%s %s", (_, __, law) => {
  it("holds, and the planted fault is found", { timeout: 60_000 }, () => {
    const found = check(law, { replications: 2, assets });
    expect(found.verdict, `${found.measured.mean} ± ${found.measured.halfWidth}, target ${law.target}`).not.toBe("fails");
    expect(check(law, { replications: 2, assets, withFault: true }).verdict).not.toBe("holds");
  });
});

describe("the verdict", () => {
  const law = { ...laws[0]!, target: 100, tolerance: 0.02 };
  it.each([[101, 5, "holds"], [103, 0.5, "fails"], [103, 2, "unclear"], [97, 0.5, "fails"], [Number.NaN, Number.NaN, "fails"]] as const)("of %f ± %f is %s", (mean, halfWidth, verdict) => {
    expect(judge(law, { mean, halfWidth })).toBe(verdict);
  });
});

describe("the confidence interval", () => {
  it("is Student's: 1, 2, 3 give 2 ± 4.303/√3", () => {
    expect(confidenceInterval([1, 2, 3])).toEqual({ mean: 2, halfWidth: expect.closeTo(4.303 / Math.sqrt(3), 9) as number });
  });

  it("of one value is infinite", () => {
    expect(confidenceInterval([5])).toEqual({ mean: 5, halfWidth: Number.POSITIVE_INFINITY });
  });
});
