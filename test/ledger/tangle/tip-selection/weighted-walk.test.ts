/** The weighted walk: the probability of a step, and walkers that race. */
import { describe, expect, it } from "vitest";
import { weightedWalk } from "../../../../src/ledger/tangle/tip-selection/weighted-walk.js";
import { RandomStream } from "../../../../src/sim/random.js";
import { makeLedger } from "../../harness.js";
import { viewOf } from "./drawn-view.js";

it.each([0, 0.05, 0.2, 10])("with α = %s chooses the heavier of two approvers with the probability of Popov's equation 13", (alpha) => {
  // Site 0 is approved by 1, on which 29 more stand in a row, and by 31, on which 9 stand.
  const chain = (from: number, length: number): number[][] => [[0], ...Array.from({ length: length - 1 }, (_, i) => [from + i])];
  const view = viewOf({ parents: [[], ...chain(1, 30), ...chain(31, 10)] });
  expect([view.weight(1), view.weight(31)]).toEqual([30, 10]);
  const walk = weightedWalk.create({ alpha, startDepth: 1000, walkers: 1 }, new RandomStream("1", `test/${alpha}`));
  let heavy = 0;
  for (let i = 0; i < 40_000; i++) if (walk.draw(view, 0) === 30) heavy++;
  const expected = Math.exp(-alpha * 11) / (Math.exp(-alpha * 11) + Math.exp(-alpha * 31));
  expect(Math.abs(heavy / 40_000 - expected)).toBeLessThan(0.01);
});

describe("walkers that race", () => {
  // Two ways from the genesis: one step to site 1, or four steps to site 5.
  const view = viewOf({ parents: [[], [0], [0], [2], [3], [4]] });
  const race = (walkers: number) => weightedWalk.create({ alpha: 0, startDepth: 1000, walkers }, new RandomStream("1", `race/${walkers}`));

  it.each([1, 2, 5, 20])("%i of them: the first to arrive took the short way unless all took the long one", (walkers) => {
    const selection = race(walkers);
    let long = 0;
    for (let i = 0; i < 20_000; i++) if (selection.draw(view, 0) === 5) long++;
    expect(Math.abs(long / 20_000 - 0.5 ** walkers)).toBeLessThan(0.015);
  });

  it("later parents are those who arrive later, and a race that is over starts anew", () => {
    const selection = race(4);
    for (let i = 0; i < 500; i++) {
      const order = [0, 1, 2, 3].map((index) => selection.draw(view, index));
      expect([...order].sort()).toEqual(order);
      expect([1, 5]).toContain(selection.draw(view, 4));
    }
  });

  it("reach tips that are approved already, and so leave more tips", () => {
    const tips = (walkers: number): number => makeLedger({
      duration: 200, warmup: 40, rate: 50, ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0, walkers, startDepth: 600 }, drawn: 0, orphanAge: 60 },
    }).finish().figure("tangle.tips.mean");
    expect(tips(4) / tips(1)).toBeGreaterThan(1);
  });
});
