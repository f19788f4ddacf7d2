/** What sites were at a moment, against the definition read word by word. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linked, type Graph } from "../../../viz/src/dag/graph.js";
import { ABSENT, countsAt, historyOf, nextChange, stateAt, STATES } from "../../../viz/src/dag/history.js";
import { randomGraph } from "./random-graph.js";

/** A site is what happened to it last; undecided and seen it is approved as long as a living approver is seen, else a tip. */
function naiveState({ attached, approvers, stage, common: { seen, confirmed, died } }: Graph, site: number, time: number): string {
  if (time < attached[site]!) return "absent";
  const isConfirmed = confirmed[site]! <= time, isDead = died[site]! <= time;
  if (isConfirmed && !(isDead && died[site]! >= confirmed[site]!)) return "confirmed";
  if (isDead) return stage[site] === 4 ? "conflicting" : "orphaned";
  if (!(seen[site]! <= time)) return "hidden";
  return linked(approvers, site).some((approver) => seen[approver]! <= time && !(died[approver]! <= time)) ? "approved" : "tip";
}

describe("history of a view", () => {
  it("gives the state at any moment, and how many sites are in each", () => {
    fc.assert(fc.property(randomGraph, fc.double({ min: 0, max: 220, noNaN: true }), (graph, time) => {
      const history = historyOf(graph, graph.common);
      const expected = Array.from({ length: graph.length }, (_, site) => naiveState(graph, site, time));
      expect(expected.map((_, site) => { const state = stateAt(history, site, time); return state === ABSENT ? "absent" : STATES[state]; })).toEqual(expected);
      expect(countsAt(history, time)).toEqual(STATES.map((name) => expected.filter((state) => state === name).length));
    }), { seed: 7, numRuns: 1500 });
  });

  it("steps through every change, forth and back", () => {
    fc.assert(fc.property(randomGraph, (graph) => {
      const history = historyOf(graph, graph.common), moments = [...new Set(history.time)].sort((a, b) => a - b);
      const walk = (from: number, forward: boolean): number[] => {
        const met: number[] = [];
        for (let at = nextChange(history, from, forward); at !== undefined; at = nextChange(history, at, forward)) met.push(at);
        return met;
      };
      expect(walk(-1, true)).toEqual(moments);
      expect(walk(1e9, false)).toEqual(moments.reverse());
    }), { seed: 8, numRuns: 200 });
  });

  it("makes a tip of a site again when the only one that approves it dies", () => {
    const never = Number.NaN, parents = { start: Uint32Array.of(0, 0, 1), sites: Int32Array.of(0) };
    const graph = { ...fc.sample(randomGraph, { seed: 1, numRuns: 1 })[0]!, length: 2, attached: Float64Array.of(0, 2), parents, approvers: { start: Uint32Array.of(0, 1, 1), sites: Int32Array.of(1) }, stage: Uint8Array.of(1, 4) };
    const history = historyOf(graph, { seen: Float64Array.of(1, 3), confirmed: Float64Array.of(never, never), died: Float64Array.of(never, 5) });
    expect([0, 1, 3, 5].map((time) => STATES[stateAt(history, 0, time)])).toEqual(["hidden", "tip", "approved", "tip"]);
    expect(STATES[stateAt(history, 1, 6)]).toBe("conflicting");
  });
});
