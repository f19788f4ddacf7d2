/** The rules of confirmation: what they promise, and that a rule of confidence judges as a naive count of cones does. */
import { describe, expect, it } from "vitest";
import { confidence } from "../../../src/ledger/tangle/confirmation/confidence.js";
import { confirmations } from "../../../src/ledger/tangle/confirmation/registry.js";
import { makeLedger } from "../harness.js";
import { approversOf, futureOf, graphOf } from "./graph.js";

const run = (confirmation: Record<string, unknown>, rate = 10, duration = 200) => {
  const world = makeLedger({ duration, rate, ledger: { kind: "tangle", network: { delay: 1 }, confirmation, drawn: 10_000, orphanAge: 1000 } });
  return { ...world, ...world.finish() };
};

describe.each(confirmations.map(({ name }) => name))("rule %s", (rule) => {
  it("confirms a past cone no later than what stands on it", () => {
    const graph = graphOf(run({ rule }).rows("tangle"));
    const confirmed = new Map(graph.map((site) => [site.id, site.confirmed]));
    expect(graph.filter((site) => site.confirmed > 0).length).toBeGreaterThan(1000);
    for (const site of graph) {
      if (Number.isNaN(site.confirmed)) continue;
      for (const parent of site.parents) if (parent !== 0) expect(confirmed.get(parent)).toBeLessThanOrEqual(site.confirmed);
    }
  });
});

describe("cumulative-weight", () => {
  it("takes longer for a higher threshold", () => {
    const latency = [2, 10, 50, 200].map((threshold) => run({ threshold }).figure("confirmation.latency.mean"));
    expect([...latency].sort((a, b) => a - b)).toEqual(latency);
  });

  it("of 1 confirms what is seen: latency is the delay", () => {
    const { figure } = run({ threshold: 1 });
    expect(figure("confirmation.latency.mean")).toBeCloseTo(1, 9);
  });
});

describe("confidence", () => {
  it("confirms when about that share of the tips approves", () => {
    // With many samples the estimate is the true share, which the drawn graph tells.
    const threshold = 0.7, every = 1;
    const world = run({ rule: "confidence", threshold, samples: 2000, every }, 5, 60);
    const graph = graphOf(world.rows("tangle")), approvers = approversOf(graph);
    const shareAt = (site: (typeof graph)[number], time: number): number => {
      const visible = graph.filter((other) => other.visible <= time);
      const tips = visible.filter((other) => !approvers.get(other.id)!.some((approver) => approver.visible <= time));
      const cone = new Set([site, ...futureOf(site, approvers)].map(({ id }) => id));
      return tips.filter(({ id }) => cone.has(id)).length / tips.length;
    };
    let checked = 0;
    for (const site of graph) {
      if (Number.isNaN(site.confirmed) || site.confirmed < 10) continue;
      checked++;
      expect(shareAt(site, site.confirmed)).toBeGreaterThan(threshold - 0.06);
      if (site.confirmed - every > site.visible) expect(shareAt(site, site.confirmed - every)).toBeLessThan(threshold + 0.06);
    }
    expect(checked).toBeGreaterThan(100);
  });

  it("declares no weight, and judges every so often", () => {
    const rule = confidence.create({ threshold: 0.9, samples: 3, every: 2 });
    expect(rule.weight).toBe(Infinity);
    expect(rule.assessment?.every).toBe(2);
  });
});
