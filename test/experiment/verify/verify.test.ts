/** The checker is itself checked: a law of each kind holds, and fails with its planted fault. The campaign does so for all. */
import { beforeAll, describe, expect, it } from "vitest";
import type { ComputedLaw } from "../../../src/experiment/verify/law.js";
import { laws } from "../../../src/experiment/verify/registry.js";
import { check, judge } from "../../../src/experiment/verify/verify.js";
import { markets } from "../../../src/agents/registry.js";
import { readBuiltIns } from "../../../src/scenario/node/open-scenario.js";

let assets: ReadonlyMap<string, string>;
beforeAll(async () => { assets = await readBuiltIns(markets.flatMap((market) => market.assets ?? [])); });

/** The first law of each letter. */
const few = laws.filter(({ id }, index) => laws.findIndex((law) => law.id[0] === id[0]) === index);

describe.each(few.map((law) => [law.id, law.quantity, law] as const))("%s %s", (_, __, law) => {
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

describe("a bound", () => {
  const law = { ...laws[0]!, target: 100, tolerance: 0.02 };
  it.each([["at most", 5, "holds"], ["at most", 101, "holds"], ["at most", 104, "fails"], ["at least", 500, "holds"], ["at least", 97, "fails"], ["at most", Number.NaN, "fails"]] as const)("%s 100: %f %s", (bound, mean, verdict) => {
    expect(judge({ ...law, bound }, { mean, halfWidth: 0.5 })).toBe(verdict);
  });
});

describe("a law that is computed", () => {
  const law: ComputedLaw = { id: "X1", quantity: "two and two", unit: "1", target: 4, tolerance: 0, source: "arithmetic", compute: () => 2 + 2, plantedFault: () => 5 };
  it("has one value without an interval, and its fault is found", () => {
    expect(check(law, { replications: 3, assets })).toMatchObject({ measured: { mean: 4, halfWidth: 0 }, replications: 1, verdict: "holds" });
    expect(check(law, { replications: 3, assets, withFault: true }).verdict).toBe("fails");
  });
});
