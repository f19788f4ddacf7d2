/** Laws of the growth of cumulative weight, measured on the graph that a run draws: the future cone of many sites by age. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../harness.js";
import { approversOf, futureOf, graphOf } from "./graph.js";

function drawnGraph(rate: number, parents: number, sites: number) {
  const world = makeLedger({
    duration: sites / rate + 30, warmup: 30, rate,
    ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { parents }, confirmation: { threshold: 2 }, drawn: sites },
  });
  world.finish();
  return graphOf(world.rows("tangle"));
}

/** Share of the sites attached at an age (bins of `bin` seconds) that approve a site, averaged over many sites. */
function approvingShare(graph: ReturnType<typeof graphOf>, every: number, ages: number, bin: number): number[] {
  const approvers = approversOf(graph);
  const approving = new Array<number>(Math.ceil(ages / bin)).fill(0), all = [...approving];
  const end = graph.at(-1)!.attached;
  for (let i = 0; i < graph.length && graph[i]!.attached + ages < end; i += every) {
    const site = graph[i]!, until = site.attached + ages;
    for (const other of futureOf(site, approvers, until)) approving[Math.floor((other.attached - site.attached) / bin)]!++;
    for (let j = i + 1; graph[j]!.attached < until; j++) all[Math.floor((graph[j]!.attached - site.attached) / bin)]!++;
  }
  return approving.map((count, index) => count / all[index]!);
}

/** Where a falling function is 0. */
function root(f: (x: number) => number): number {
  let low = 0.01, high = 5;
  for (let i = 0; i < 60; i++) if (f((low + high) / 2) > 0) low = (low + high) / 2; else high = (low + high) / 2;
  return low;
}

/**
 * Popov's mean-field constant, h = 1: 0.352 for two parents (equations 6 to 8). With k parents a tip that is chosen is
 * still one with probability 1/k, so that dK/dt = K(t − h) (k − 1)² / (k h) and c exp(c) = (k − 1)² / k.
 */
const meanField = (k: number): number => root((c) => (k - 1) ** 2 / k - c * Math.exp(c));

/**
 * The exact rate of growth of a small cone, as a branching process with h = 1: a site is first drawn at the age
 * 1 + Exp(mean 1/μ), μ = k − 1, and at the rate μ for as long as its first approver is hidden; the rate s solves
 * Σ E exp(−s age of birth) = 1. It is 4 to 7 % below the mean field's, since the tips of a growing cone are younger
 * than others, and more of those chosen are still tips.
 */
const branchingRate = (k: number): number => root((s) => Math.exp(-s) * (k - 1) / (k - 1 + s) * (1 + (k - 1) * (1 - Math.exp(-s)) / s) - 1);

describe("W1: in the adaptation period weight grows exponentially", () => {
  it("the constants are the published one and the derived one", () => {
    expect(meanField(2)).toBeCloseTo(0.352, 3);
    expect(branchingRate(2)).toBeCloseTo(0.3305, 3);
  });

  it.each([500, 1000])("two parents, %i/s: at 0.352 / h within 6 per cent, and at the rate of the branching process within 2.5", (rate) => {
    const shares = approvingShare(drawnGraph(rate, 2, 60 * rate), Math.floor(rate / 15), 12, 1);
    // H and its slope, which is the share times the rate of issue, grow alike.
    const growth = (from: number, to: number): number => Math.log(shares[to]! / shares[from]!) / (to - from);
    expect(relativeError(growth(2, 7), meanField(2))).toBeLessThan(0.06);
    expect(relativeError(growth(4, 10), branchingRate(2))).toBeLessThan(0.025);
  });

  it("four parents, 1000/s: two and a half times as fast, within 6 per cent of the mean field", () => {
    const shares = approvingShare(drawnGraph(1000, 4, 30_000), 40, 5, 0.25);
    expect(relativeError(Math.log(shares[14]! / shares[7]!) / (7 * 0.25), meanField(4))).toBeLessThan(0.06);
  });
});

describe("W3, W4: afterwards weight grows at the full rate", () => {
  // A law of many tips: at 100/s the half comes 2.1 to 3.2 % early (15.6 h, three seeds), at 200/s 0.9 %, at 500/s 0.4 %.
  it.each([[100, 0.03], [200, 0.02], [400, 0.02]])("%i/s: slope 1 in the end, and half of it at the age h (1 + 2.843 ln L)", (rate, tolerance) => {
    const bin = 0.25;
    const shares = approvingShare(drawnGraph(rate, 2, 50_000), Math.floor(rate / 2), 40, bin);
    expect(relativeError(shares.at(-1)!, 1)).toBeLessThan(0.02);
    const above = shares.findIndex((share) => share >= 0.5);
    const before = shares[above - 1]!, after = shares[above]!;
    const half = (above - 0.5 + (0.5 - before) / (after - before)) * bin;
    expect(relativeError(half, 1 + 2.843 * Math.log(2 * rate))).toBeLessThan(tolerance);
  });
});
