/** Small runs against a naive reference: all cones recomputed by brute force from the drawn graph. */
import { describe, expect, it } from "vitest";
import { makeLedger } from "../harness.js";
import { approversOf, futureOf, graphOf } from "./graph.js";

const CASES: Record<string, Record<string, unknown>> = {
  "two parents": { network: { delay: 1 }, confirmation: { threshold: 12 } },
  "threshold 1": { network: { delay: 1 }, confirmation: { threshold: 1 } },
  "three parents, random delays": { network: { delay: 1, delayDistribution: "exponential" }, tipSelection: { parents: 3 }, confirmation: { threshold: 7 } },
  "repetition and work": { network: { delay: 0.5 }, work: { time: 1.5 }, tipSelection: { parents: 2, repetition: true }, confirmation: { threshold: 20 } },
  "weighted walk": { network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.1, startDepth: 30 }, confirmation: { threshold: 12 } },
  "weights never settle": { network: { delay: 1 }, confirmation: { threshold: 100_000 } },
};

describe.each(Object.entries(CASES))("%s", (_, section) => {
  const duration = 120;
  const world = makeLedger({ seed: "5", duration, rate: 4, ledger: { kind: "tangle", orphanAge: 1000, drawn: 5000, ...section } });
  const { figure } = world.finish();
  const graph = graphOf(world.rows("tangle"));
  const approvers = approversOf(graph);
  const threshold = (section.confirmation as { threshold: number }).threshold;

  it("confirms exactly when the visible weight reaches the threshold", () => {
    expect(graph.length).toBeGreaterThan(300);
    for (const site of graph) {
      const seen = [site, ...futureOf(site, approvers)].map(({ visible }) => visible).filter((time) => time <= duration).sort((a, b) => a - b);
      const reached = Number.isNaN(site.visible) ? undefined : seen[threshold - 1];
      if (reached === undefined) expect(site.confirmed).toBeNaN();
      else expect(site.confirmed).toBe(reached);
    }
  });

  it("counts the weight of what is not settled", () => {
    for (const site of graph) {
      if (site.stage !== "seen") continue;
      const visible = futureOf(site, approvers).filter(({ visible }) => visible <= duration).length;
      expect(site.weight).toBe(1 + visible);
    }
  });

  it("averages tips over time", () => {
    const end = (site: (typeof graph)[number]): number => Math.min(duration, ...approvers.get(site.id)!.map(({ attached }) => attached));
    const genesis = Math.min(...graph.filter(({ parents }) => parents.includes(0)).map(({ attached }) => attached));
    const stayed = graph.reduce((sum, site) => sum + end(site) - site.attached, genesis);
    expect(figure("tangle.tips.mean")).toBeCloseTo(stayed / duration, 9);
  });

  it("approves only what is visible at issue", () => {
    const visible = new Map(graph.map((site) => [site.id, site.visible]));
    const work = Number((section.work as { time?: number } | undefined)?.time ?? 0);
    for (const site of graph) {
      for (const parent of site.parents) expect(visible.get(parent) ?? 0).toBeLessThanOrEqual(site.attached - work + 1e-9);
      expect(new Set(site.parents).size).toBe(site.parents.length);
      expect(site.parents.length).toBeGreaterThan(0);
    }
  });
});
