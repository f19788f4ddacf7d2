/** RURTS: nothing old is approved, what is left behind is the share that theory says, and an old tangle starts again. */
import { describe, expect, it } from "vitest";
import { makeLedger } from "../../harness.js";
import { graphOf } from "../graph.js";

const grow = (maxAge: number, rate: number, duration: number) => {
  const world = makeLedger({
    duration, warmup: duration / 10, rate,
    ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { rule: "restricted-uniform", maxAge }, orphanAge: 3 * maxAge, drawn: 20_000 },
  });
  const figures = world.finish();
  return { ...figures, graph: graphOf(world.rows("tangle")) };
};

/**
 * Tips stay in sight from the age h = 1 on and are drawn at the rate μ each; a drawn one goes h later, and none is drawn
 * beyond the age A. Two draws a transaction mean μ × mean stay among the young = 2: μ + 1 − exp(−μ (A − 2)) = 2.
 * @returns share that is never drawn, exp(−μ (A − 1))
 */
function neverDrawn(maxAge: number): number {
  let low = 0.5, high = 2;
  for (let i = 0; i < 60; i++) {
    const mu = (low + high) / 2;
    if (mu - Math.exp(-mu * (maxAge - 2)) > 1) high = mu; else low = mu;
  }
  return Math.exp(-low * (maxAge - 1));
}

describe("restricted-uniform", () => {
  it("approves nothing older than the limit", () => {
    const { graph } = grow(5, 50, 200);
    const attached = new Map(graph.map((site) => [site.id, site.attached]));
    expect(graph.length).toBeGreaterThan(5000);
    for (const site of graph) for (const parent of site.parents) expect(site.attached - (attached.get(parent) ?? site.attached)).toBeLessThanOrEqual(5);
  });

  it.each([3, 4, 5])("leaves the derived share behind with a limit of %i h", (maxAge) => {
    const { figure } = grow(maxAge, 100, 600);
    expect(figure("tangle.permanentTips.share") / neverDrawn(maxAge)).toBeGreaterThan(0.9);
    expect(figure("tangle.permanentTips.share") / neverDrawn(maxAge)).toBeLessThan(1.1);
  });

  it("approves the youngest tip where all are older", () => {
    const { graph } = grow(2, 0.02, 20_000);
    expect(graph.length).toBeGreaterThan(200);
    const tips = new Set<number>();
    for (const site of graph) {
      if (site.parents.length === 1 && tips.size > 0 && site.attached - graph.find(({ id }) => id === Math.max(...tips))!.attached > 2) {
        expect(site.parents).toContain(Math.max(...tips));
      }
      for (const parent of site.parents) tips.delete(parent);
      tips.add(site.id);
    }
  });
});
