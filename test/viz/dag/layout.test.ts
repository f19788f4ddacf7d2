/** Where sites stand, what the strip and the cells count, and which part of the time is seen. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { densityOf } from "../../../viz/src/dag/density.js";
import { timeTicks } from "../../../viz/src/dag/geometry.js";
import { ABSENT, historyOf, stateAt, STATES } from "../../../viz/src/dag/history.js";
import { layOut } from "../../../viz/src/dag/lanes.js";
import { bucketsFor, overviewOf, settledBy } from "../../../viz/src/dag/overview.js";
import { GraphReader } from "../../../viz/src/dag/read-graph.js";
import { clampSpan, firstSpan, follow, sitesIn, wholeOf } from "../../../viz/src/dag/window-of-time.js";
import { makeTangle } from "./made-tangle.js";
import { randomGraph } from "./random-graph.js";

const reader = new GraphReader();
reader.tangle.push(new TextEncoder().encode(makeTangle({ sites: 3000, peers: 5 }).tangle));
const graph = reader.finish(), sites = Array.from({ length: graph.length }, (_, site) => site);

describe("lanes", () => {
  it("keep sites in the band of their group, bands one below the other from top to bottom", () => {
    for (const [choice, group] of [["kind", (site: number) => graph.kinds[graph.kind[site]!]!], ["peer", (site: number) => `peer ${graph.issuer[site]!}`], ["packed", () => ""]] as const) {
      const { bands, y } = layOut(graph, choice), bandOf = new Map(bands.map((band) => [band.name, band]));
      expect([bands[0]!.top, bands.at(-1)!.bottom]).toEqual([0, 1]);
      bands.slice(1).forEach((band, i) => { expect(band.top).toBe(bands[i]!.bottom); });
      for (const site of sites) {
        const band = bandOf.get(group(site))!;
        expect(y[site]! > band.top && y[site]! < band.bottom).toBe(true);
      }
    }
  });

  it("let at least 70 % of a fair turn pass between two sites of one lane, where sites come evenly", () => {
    const even = { ...graph, attached: Float64Array.from(sites) }, { y, lanes } = layOut(even, "packed"), last = new Map<number, number>();
    let least = Infinity;
    for (const site of sites) {
      const lane = Math.floor(y[site]! * lanes);
      if (last.has(lane)) least = Math.min(least, site - last.get(lane)!);
      last.set(lane, site);
    }
    expect(least).toBeGreaterThanOrEqual(Math.floor(0.7 * lanes));
    expect(last.size).toBe(lanes);
  });
});

describe("the strip of the whole window", () => {
  it("counts every site once, and how many were settled by a moment", () => {
    fc.assert(fc.property(randomGraph, fc.double({ min: 0, max: 220, noNaN: true }), fc.integer({ min: 1, max: 9 }), (drawn, time, buckets) => {
      const overview = overviewOf(drawn, drawn.common, buckets), all = { confirmed: 0, died: 0 };
      for (let k = 0; k < buckets; k++) {
        const settled = settledBy(overview, k, time);
        all.confirmed += settled.confirmed;
        all.died += settled.died;
        for (let site = overview.start[k]!; site < overview.start[k + 1]!; site++) expect(drawn.attached[site]! <= overview.from + (k + 1) * overview.step + 1e-9).toBe(true);
      }
      expect([overview.start[0], overview.start[buckets]]).toEqual([0, drawn.length]);
      const until = (times: Float64Array): number => times.filter((each) => each <= time).length;
      expect(all).toEqual({ confirmed: until(drawn.common.confirmed), died: until(drawn.common.died) });
    }), { seed: 5, numRuns: 300 });
    expect([10, 1200, 1e6].map(bucketsFor)).toEqual([24, 100, 480]);
  });
});

describe("cells of density", () => {
  it("hold the commonest state of their sites and their share of the fullest cell", () => {
    const history = historyOf(graph, graph.common), layout = layOut(graph, "packed"), time = graph.attached[2500]!, span = { from: graph.attached[0]!, to: graph.attached[2999]! };
    const { state, share } = densityOf(graph, layout, history, time, span, 0, 2500, 30, 12), cells = Array.from({ length: 360 }, (): number[] => []);
    for (const site of sites.slice(0, 2500)) {
      const column = Math.min(29, Math.floor((30 * (graph.attached[site]! - span.from)) / (span.to - span.from)));
      cells[Math.floor(12 * layout.y[site]!) * 30 + column]!.push(stateAt(history, site, time));
    }
    const fullest = Math.max(...cells.map((cell) => cell.length));
    cells.forEach((cell, i) => {
      expect(share[i]).toBeCloseTo(cell.length / fullest, 6);
      if (cell.length === 0) { expect(state[i]).toBe(ABSENT); return; }
      const counts = STATES.map((_, kind) => cell.filter((each) => each === kind).length);
      expect(counts[state[i]!]).toBe(Math.max(...counts));
    });
  });
});

describe("the time that is seen", () => {
  const whole = wholeOf(graph, true);

  it("ends with the last attachment where the window was full, else with the last that happened", () => {
    expect(whole).toEqual({ from: graph.attached[0], to: graph.attached[2999] });
    expect(wholeOf(graph, false).to).toBe(Math.max(...[...graph.common.seen, ...graph.common.confirmed, ...graph.common.died].filter((time) => !Number.isNaN(time))));
  });

  it("stays within the window and in order, whatever is asked for", () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.double({ min: -1e6, max: 1e6, noNaN: true }), (from, to) => {
      const span = clampSpan({ from, to }, whole, graph), width = span.to - span.from;
      expect(width).toBeGreaterThan(0);
      expect(width).toBeLessThanOrEqual(1.0801 * (whole.to - whole.from));
      expect(span.from).toBeGreaterThanOrEqual(whole.from - 0.0401 * width - 1e-6);
      expect(span.to).toBeLessThanOrEqual(whole.to + 0.0401 * width + 1e-6);
    }), { seed: 6, numRuns: 500 });
    expect(sitesIn(graph, clampSpan({ from: -Infinity, to: Infinity }, whole, graph))).toBe(3000);
  });

  it("follows the moment and keeps its width", () => {
    const span = clampSpan({ from: 110, to: 120 }, whole, graph);
    for (const time of [whole.from, 105, 119.9, 140, whole.to]) {
      const seen = follow(span, time, whole, graph);
      expect(seen.from <= time && time <= seen.to).toBe(true);
      expect(seen.to - seen.from).toBeCloseTo(10, 9);
    }
    expect(follow(span, 115, whole, graph)).toBe(span);
  });

  it("holds at first as many sites as there is room for", () => {
    const few = firstSpan(graph, whole, 390), many = firstSpan(graph, whole, 1280);
    expect(sitesIn(graph, few)).toBeGreaterThan(100);
    expect(sitesIn(graph, few)).toBeLessThanOrEqual(391);
    expect(sitesIn(graph, many)).toBeGreaterThanOrEqual(sitesIn(graph, few));
  });

  it("has ticks on round moments, told apart", () => {
    expect(timeTicks({ from: 60.49, to: 62.51 }, 4).map(({ label }) => label)).toEqual(["60.5", "61.0", "61.5", "62.0", "62.5"]);
    expect(timeTicks({ from: 0, to: 4000 }, 4).map(({ label }) => label)).toEqual(["0", "1,000", "2,000", "3,000", "4,000"]);
  });
});
