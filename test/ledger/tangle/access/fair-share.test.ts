/** Max-min fair shares against a level that is raised in small steps. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { fairShares } from "../../../../src/ledger/tangle/access/fair-share.js";
import { poured } from "./poured.js";

it("gives the modest what they want and divides the rest by weight", () => {
  expect([...fairShares([10, 100, 100], [1, 1, 2], 100)]).toEqual([10, 30, 60]);
  expect([...fairShares([1, 2, 3], [1, 1, 1], 100)]).toEqual([1, 2, 3]);
});

it("is where a rising level ends", () => {
  const issuer = fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(fc.property(fc.array(issuer, { minLength: 1, maxLength: 8 }), fc.integer({ min: 10, max: 300 }), (issuers, capacity) => {
    const demand = issuers.map(([want]) => want), weight = issuers.map(([, each]) => each);
    const expected = poured(demand, weight, capacity);
    fairShares(demand, weight, capacity).forEach((share, i) => { expect(Math.abs(share - expected[i]!)).toBeLessThan(0.01 * capacity); });
  }), { seed: 1, numRuns: 100 });
});

it("goes by weight however small the smallest is", () => {
  const weight = Array.from({ length: 5000 }, (_, i) => (i + 1) ** -5), total = weight.reduceRight((sum, each) => sum + each, 0);
  fairShares(weight.map(() => 100), weight, 10).forEach((share, i) => { expect(Math.abs(share / (10 * weight[i]! / total) - 1)).toBeLessThan(1e-9); });
});
