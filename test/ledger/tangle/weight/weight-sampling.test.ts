/** The sampled weights against a naive count of the same sites in the drawn graph, and the theory beside them. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../../harness.js";
import { approversOf, futureOf, graphOf, type DrawnSite } from "../graph.js";

const CASES: Record<string, Record<string, unknown>> = {
  "no weights kept": { confirmation: { rule: "confidence" } },
  "settled long before": { confirmation: { threshold: 2 } },
  "weighted walk, random delays": { tipSelection: { rule: "weighted-walk", alpha: 0.01, startDepth: 60 }, network: { delay: 1, delayDistribution: "uniform" } },
  "sixteen parents": { tipSelection: { parents: 16 } },
};

describe.each(Object.entries(CASES))("%s", (_, section) => {
  it("reads the weight that a recount finds", () => {
    const warmup = 10, duration = 45;
    const world = makeLedger({ duration, warmup, rate: 25, ledger: { kind: "tangle", network: { delay: 1 }, drawn: 5000, ...section } });
    world.finish();
    const graph = graphOf(world.rows("tangle")), approvers = approversOf(graph), rows = world.rows("weight");
    // The hundredth transaction after the warm-up is tagged, and then the first after each unit, which is the mean delay of the hundred.
    const step = Number(rows[1]!["age"]), unit = 2 * step;
    expect(relativeError(unit, 1)).toBeLessThan(section.network ? 0.2 : 1e-9);
    const tagged: DrawnSite[] = [];
    for (const site of graph.slice(99)) if (tagged.length === 0 || site.attached >= tagged.at(-1)!.attached + unit) tagged.push(site);
    expect(tagged.length).toBeGreaterThan(25);
    for (const row of rows) {
      const age = Number(row["age"]);
      const old = tagged.filter((site) => site.attached + age < duration);
      const weights = old.map((site) => 1 + futureOf(site, approvers).filter(({ visible }) => visible <= site.attached + age).length).sort((a, b) => a - b);
      expect(row["samples"]).toBe(weights.length);
      expect(row["weight.mean"]).toBeCloseTo(weights.reduce((sum, weight) => sum + weight, 0) / weights.length, 9);
      expect(row["weight.p95"]).toBe(weights[Math.floor(0.95 * (weights.length - 1))]);
    }
  });
});

it("grows as the fluid level says, at several loads, parents and works", () => {
  for (const [rate, parents, work] of [[200, 2, 0], [100, 4, 0], [100, 2, 1]] as const) {
    const world = makeLedger({ duration: 500, warmup: 20, rate, ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { parents }, work: { time: work }, confirmation: { threshold: 2 }, drawn: 0 } });
    world.finish();
    for (const row of world.rows("weight").slice(20)) expect(relativeError(Number(row["weight.mean"]), Number(row["theory"]))).toBeLessThan(0.2);
  }
});

it("starts anew with a tag that was used before", () => {
  // 200 samples with 32 tags: each is used six times. A weight that a former site left behind would show at age 0.
  const world = makeLedger({ duration: 300, warmup: 10, rate: 10, ledger: { kind: "tangle", network: { delay: 1 }, confirmation: { threshold: 2 }, drawn: 0 } });
  world.finish();
  const rows = world.rows("weight");
  expect(rows[0]!["samples"]).toBe(200);
  expect([rows[0]!["weight.mean"], rows[1]!["weight.mean"]]).toEqual([1, 1]);
  const last = rows.at(-1)!;
  expect(Number(last["weight.p95"])).toBeLessThan(10 * 32 * 1.3);
  expect(relativeError(Number(last["slope"]), 10)).toBeLessThan(0.05);
});
