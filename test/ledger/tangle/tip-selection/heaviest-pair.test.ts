/** The heaviest pair against all pairs counted naively, where the candidates are all the tips. */
import { expect, it } from "vitest";
import { heaviestPair } from "../../../../src/ledger/tangle/tip-selection/heaviest-pair.js";
import { RandomStream } from "../../../../src/sim/random.js";
import { pastOf, viewOf } from "./drawn-view.js";

it("takes the tip with the largest unconfirmed past, then the one that adds most", () => {
  const random = new RandomStream("1", "test");
  for (let round = 0; round < 50; round++) {
    const parents: number[][] = [[]];
    while (parents.length < 60) parents.push([random.integer(parents.length), Math.max(0, parents.length - 1 - random.integer(20))]);
    const confirmed = parents.map((_, site) => site).filter((site) => site < 15);
    const view = viewOf({ parents, confirmed });
    // So many draws that every tip is among the candidates.
    const selection = heaviestPair.create({ candidates: 400 }, random);
    const chosen = [selection.draw(view, 0), selection.draw(view, 1), selection.draw(view, 2)];
    const covered = new Set(confirmed);
    const added = (tip: number): number => [...pastOf(parents, tip)].filter((site) => !covered.has(site)).length;
    for (const tip of chosen) {
      expect(added(tip)).toBe(Math.max(...Array.from({ length: view.tipCount }, (_, i) => added(view.tip(i)))));
      for (const site of pastOf(parents, tip)) covered.add(site);
    }
  }
});
