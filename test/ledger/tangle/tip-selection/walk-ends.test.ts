/** Where walks end: exact probabilities against those of Popov's equation 13 by hand, and against many walks. */
import { describe, expect, it } from "vitest";
import { walk } from "../../../../src/ledger/tangle/tip-selection/walk.js";
import { WalkEnds } from "../../../../src/ledger/tangle/tip-selection/walk-ends.js";
import { RandomStream } from "../../../../src/sim/random.js";
import { viewOf } from "./drawn-view.js";

function endsOf(view: ReturnType<typeof viewOf>, alpha: number): Map<number, number> {
  const ends = new Map<number, number>();
  new WalkEnds().visit(view, 0, alpha, (site, chance) => ends.set(site, chance));
  return ends;
}

it.each([0, 0.1, 1])("with α = %s a heavy and a light approver are reached as equation 13 says", (alpha) => {
  // Site 1 has three that stand on it in a row, site 5 nobody.
  const view = viewOf({ parents: [[], [0], [1], [2], [3], [0]] });
  const light = Math.exp(-alpha * (6 - 1)) / (Math.exp(-alpha * (6 - 1)) + Math.exp(-alpha * (6 - 4)));
  const ends = endsOf(view, alpha);
  expect([...ends.keys()].sort()).toEqual([4, 5]);
  expect(ends.get(5)).toBeCloseTo(light, 12);
  expect(ends.get(4)).toBeCloseTo(1 - light, 12);
});

it("nobody walks to what is shunned: a site whose approvers all are is an end", () => {
  expect([...endsOf(viewOf({ parents: [[], [0], [0], [1], [2]], shunned: [3] }), 0.1)].map(([site]) => site)).toEqual([1, 4]);
});

describe("a random tangle", () => {
  const random = new RandomStream("1", "graph");
  const parents: number[][] = [[]];
  for (let site = 1; site < 60; site++) parents.push([...new Set([0, 1].map(() => Math.max(0, site - 1 - random.integer(8))))]);
  const view = viewOf({ parents }), alpha = 0.05, ends = endsOf(view, alpha);

  it("ends somewhere", () => {
    expect([...ends.values()].reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
    expect(ends.size).toBe(view.tipCount);
  });

  it("as often as walks do", () => {
    const walks = 40_000, met = new Map<number, number>();
    for (let i = 0; i < walks; i++) {
      const tip = walk(view, 1000, alpha, random);
      met.set(tip, (met.get(tip) ?? 0) + 1);
    }
    for (const [site, chance] of ends) expect(Math.abs((met.get(site) ?? 0) / walks - chance)).toBeLessThan(4 * Math.sqrt(chance * (1 - chance) / walks));
  });

  it("and the likeliest are the largest of these, in order", () => {
    const sorted = [...ends].sort(([, a], [, b]) => b - a).map(([site]) => site);
    for (const count of [1, 2, 3]) expect(new WalkEnds().likeliest(view, 1000, alpha, count)).toEqual(sorted.slice(0, count));
  });
});
