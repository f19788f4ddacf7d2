/** Cones against the transitive closure, and conflicts against a search of all pairs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conflictsOf } from "../../../viz/src/dag/conflict-list.js";
import { Cones, countBelow, isIn } from "../../../viz/src/dag/cones.js";
import { linked } from "../../../viz/src/dag/graph.js";
import { randomGraph } from "./random-graph.js";

describe("cones", () => {
  it("are the transitive closure of approval, in either direction", () => {
    fc.assert(fc.property(randomGraph, (graph) => {
      const cones = new Cones(graph), all = Array.from({ length: graph.length }, (_, site) => site);
      // Parents come first, so one pass closes the relation.
      const past: Set<number>[] = [];
      for (const site of all) past.push(new Set([...linked(graph.parents, site)].flatMap((parent) => [parent, ...past[parent]!])));
      for (const site of all) {
        expect([...cones.past(site)]).toEqual(all.filter((other) => past[site]!.has(other)));
        expect([...cones.future(site)]).toEqual(all.filter((other) => past[other]!.has(site)));
      }
      const both = cones.future(0, graph.length - 1);
      expect([...both]).toEqual(all.filter((other) => other !== 0 && other !== graph.length - 1 && (past[other]!.has(0) || past[other]!.has(graph.length - 1))));
    }), { seed: 3, numRuns: 300 });
  });

  it("are searched by index", () => {
    const cone = Int32Array.of(2, 5, 9);
    expect([0, 2, 3, 9, 10].map((site) => countBelow(cone, site))).toEqual([0, 0, 1, 2, 3]);
    expect([2, 3, 9, 10].map((site) => isIn(cone, site))).toEqual([true, false, true, false]);
  });
});

describe("conflicts of a window", () => {
  it("hold every site of a set once, by transaction, in the order of their beginning", () => {
    fc.assert(fc.property(randomGraph, (graph) => {
      const found = conflictsOf(graph);
      expect(found.flatMap(({ sides }) => sides.flatMap(({ sites }) => sites)).sort((a, b) => a - b))
        .toEqual(Array.from(graph.conflict.keys()).filter((site) => graph.conflict[site]! >= 0));
      for (const { number, sides } of found) for (const { transaction, sites } of sides) for (const site of sites) expect([graph.conflict[site], graph.transaction[site]]).toEqual([number, transaction]);
      expect(found.map(({ since }) => since)).toEqual(found.map(({ since }) => since).sort((a, b) => a - b));
    }), { seed: 4, numRuns: 200 });
  });
});
