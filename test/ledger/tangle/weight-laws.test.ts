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

/** Popov's mean-field constant: c exp(c) = 1/2. */
const MEAN_FIELD = 0.352;

/**
 * The exact rate of growth of a small cone, as a branching process with h = 1: a site is first drawn at the age 1 + Exp(1),
 * and at the rate 1 for as long as its first approver is hidden; the rate s solves Σ exp(−s age of birth) = 1.
 */
function branchingRate(): number {
  let low = 0.1, high = 0.6;
  for (let i = 0; i < 50; i++) {
    const s = (low + high) / 2;
    if (Math.exp(-s) / (1 + s) * (1 + (1 - Math.exp(-s)) / s) > 1) low = s; else high = s;
  }
  return low;
}

describe("W1: in the adaptation period weight grows exponentially", () => {
  it.each([500, 1000])("%i/s: at 0.352 / h within 6 per cent, and at the rate of the branching process within 2.5", (rate) => {
    const shares = approvingShare(drawnGraph(rate, 2, 60 * rate), Math.floor(rate / 15), 12, 1);
    // H and its slope, which is the share times the rate of issue, grow alike.
    const growth = (from: number, to: number): number => Math.log(shares[to]! / shares[from]!) / (to - from);
    expect(relativeError(growth(2, 7), MEAN_FIELD)).toBeLessThan(0.06);
    expect(branchingRate()).toBeCloseTo(0.3305, 3);
    expect(relativeError(growth(4, 10), branchingRate())).toBeLessThan(0.025);
  });
});

describe("W3, W4: afterwards weight grows at the full rate", () => {
  // The formula of W4 is of the mean-field constant; below 150/s it is 2 to 3 % late.
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
