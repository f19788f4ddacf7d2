/** What holds for every rule of tip selection: it ends, and returns known, visible sites, for any number of parents. */
import { describe, expect, it } from "vitest";
import { tipSelections } from "../../../../src/ledger/tangle/tip-selection/registry.js";
import { makeLedger } from "../../harness.js";
import { graphOf } from "../graph.js";

describe.each(tipSelections.map(({ name }) => name))("rule %s", (rule) => {
  const grow = (tipSelection: Record<string, unknown>, rate = 20, duration = 60) => {
    const world = makeLedger({ duration, rate, ledger: { kind: "tangle", network: { delay: 1 }, drawn: 5000, tipSelection: { rule, ...tipSelection } } });
    world.finish();
    return graphOf(world.rows("tangle"));
  };

  it.each([1, 2, 16])("approves known and visible sites with %i parents", (parents) => {
    const graph = grow({ parents });
    const visible = new Map(graph.map((site) => [site.id, site.visible]));
    visible.set(0, 0);
    expect(graph.length).toBeGreaterThan(1000);
    for (const site of graph) {
      expect(site.parents.length).toBeGreaterThan(0);
      expect(site.parents.length).toBeLessThanOrEqual(parents);
      expect(new Set(site.parents).size).toBe(site.parents.length);
      for (const parent of site.parents) expect(visible.get(parent)).toBeLessThanOrEqual(site.attached);
    }
    const full = graph.slice(200).filter((site) => site.parents.length === parents).length;
    // With 16 parents there are about 21 tips, and now and then fewer than 16; walks find the far ones less often.
    expect(full / (graph.length - 200)).toBeGreaterThan(/uniform/.test(rule) ? 0.8 : 0.5);
  });

  it("starts at the genesis", () => {
    const graph = grow({ parents: 4 }, 0.01, 1000);
    expect(graph[0]!.parents).toEqual([0]);
  });

  // A tip adds nothing to itself, so the heaviest pair has two as long as there are two.
  it.skipIf(rule === "heaviest-pair")("is drawn twice only with repetition", () => {
    const twice = grow({ parents: 2, repetition: true }, 2, 400);
    const once = grow({ parents: 2 }, 2, 400);
    const single = (graph: typeof once): number => graph.slice(20).filter(({ parents }) => parents.length === 1).length;
    expect(single(twice)).toBeGreaterThan(single(once));
  });
});

describe("weighted walk", () => {
  it("chooses the heavier of two approvers with the probability of Popov's equation 13", async () => {
    const { weightedWalk } = await import("../../../../src/ledger/tangle/tip-selection/weighted-walk.js");
    const { RandomStream } = await import("../../../../src/sim/random.js");
    // Site 0 is approved by 1 (weight 30) and 2 (weight 10), which are tips.
    const weights = [41, 30, 10];
    const view = {
      now: 0, tipCount: 2, tip: (index: number) => index + 1, newest: 2, oldest: 0, windowSize: 8,
      isAttachable: () => true, isConfirmed: () => false, weight: (site: number) => weights[site]!,
      hasVisibleApprover: (site: number) => site === 0,
      lastApprover: (site: number) => site === 0 ? 2 : -1,
      approverBefore: (approver: number) => approver === 2 ? 1 : -1,
      retreat: (site: number) => site, visitUnconfirmedPast: () => {},
    };
    for (const alpha of [0, 0.05, 0.2, 10]) {
      const walk = weightedWalk.create({ alpha, startDepth: 2 }, new RandomStream("1", `test/${alpha}`));
      let heavy = 0;
      for (let i = 0; i < 40_000; i++) if (walk.draw(view, 0) === 1) heavy++;
      const expected = Math.exp(-alpha * 11) / (Math.exp(-alpha * 11) + Math.exp(-alpha * 31));
      expect(Math.abs(heavy / 40_000 - expected)).toBeLessThan(0.01);
    }
  });
});
