/** What holds for every rule of tip selection: it ends, and returns known, visible sites, for any number of parents. */
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { tipSelections } from "../../../../src/ledger/tangle/tip-selection/registry.js";
import { RandomStream } from "../../../../src/sim/random.js";
import { InputError } from "../../../../src/parameter/input-error.js";
import { makeLedger } from "../../harness.js";
import { graphOf } from "../graph.js";
import { viewOf } from "./drawn-view.js";

describe.each(tipSelections.map(({ name }) => name))("rule %s", (rule) => {
  const grow = (tipSelection: Record<string, unknown>, rate = 20, duration = 60) => {
    const world = makeLedger({ duration, rate, ledger: { kind: "tangle", network: { delay: 1 }, drawn: 5000, tipSelection: { rule, ...tipSelection } } });
    world.finish();
    return graphOf(world.rows("tangle"));
  };

  it.each([1, 2, 16].filter((parents) => rule !== "hybrid" || parents > 1))("approves known and visible sites with %i parents", (parents) => {
    const graph = grow({ parents, ...(rule === "heaviest-pair" ? { candidates: 60 } : {}) });
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

  it("chooses nothing that stands on a losing side, in whatever graph", () => {
    const definition = tipSelections.find(({ name }) => name === rule)!;
    const random = new RandomStream("1", `test/${rule}`);
    for (let round = 0; round < 60; round++) {
      const parents: number[][] = [[]];
      while (parents.length < 40) parents.push([random.integer(parents.length), Math.max(0, parents.length - 1 - random.integer(6))]);
      const view = viewOf({ parents, shunned: Array.from({ length: random.integer(8) }, () => 1 + random.integer(39)) });
      const selection = definition.create(z.strictObject(definition.params).parse(rule === "lazy" ? { back: 1 + random.integer(50) } : /walk|hybrid/.test(rule) ? { startDepth: 1 + random.integer(50) } : {}), random);
      for (let draw = 0; draw < 20; draw++) expect(view.isAttachable(selection.draw(view, draw % 3))).toBe(true);
    }
  });
});

it.each([
  [{ rule: "hybrid", parents: 1 }, "ledger.tipSelection.parents"],
  [{ rule: "heaviest-pair", repetition: true }, "ledger.tipSelection.repetition"],
  [{ rule: "heaviest-pair", parents: 8 }, "ledger.tipSelection.candidates"],
])("refuses %o: the parameter would have no effect", (tipSelection, path) => {
  const make = () => makeLedger({ duration: 10, ledger: { kind: "tangle", tipSelection } });
  expect(make).toThrow(InputError);
  expect(make).toThrow(expect.objectContaining({ path }) as Error);
});
