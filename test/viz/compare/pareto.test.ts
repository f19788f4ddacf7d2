import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paretoFront, type Goal } from "../../../viz/src/compare/pareto.js";

/** By definition: nothing is at least as good in both and better in one. */
function naive(points: readonly Goal[], signX: number, signY: number): Set<number> {
  const beats = (a: Goal, b: Goal): boolean => signX * a.x <= signX * b.x && signY * a.y <= signY * b.y && (a.x !== b.x || a.y !== b.y);
  return new Set(points.flatMap((point, i) => (points.some((other) => beats(other, point)) ? [] : [i])));
}

describe("the Pareto front", () => {
  it("keeps of a known set what nothing beats, from left to right", () => {
    const points = [{ x: 3, y: 1 }, { x: 1, y: 3 }, { x: 2, y: 2 }, { x: 2, y: 3 }, { x: 3, y: 3 }, { x: 1, y: 3 }];
    expect(paretoFront(points, "lower", "lower")).toEqual([1, 5, 2, 0]);
    expect(paretoFront(points, "lower", "higher")).toEqual([1, 5]);
    expect(paretoFront([], "lower", "lower")).toEqual([]);
  });

  it("is the one of the definition, in all directions, ties included", () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 6 }), y: fc.integer({ min: 0, max: 6 }) });
    fc.assert(fc.property(fc.array(point, { maxLength: 25 }), fc.boolean(), fc.boolean(), (points, lowX, lowY) => {
      expect(new Set(paretoFront(points, lowX ? "lower" : "higher", lowY ? "lower" : "higher"))).toEqual(naive(points, lowX ? 1 : -1, lowY ? 1 : -1));
    }), { seed: 4, numRuns: 300 });
  });
});
