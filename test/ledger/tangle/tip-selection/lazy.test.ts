/** Lazy selection: the tips of a while ago, each as likely as any other. */
import { expect, it } from "vitest";
import { lazy } from "../../../../src/ledger/tangle/tip-selection/lazy.js";
import { RandomStream } from "../../../../src/sim/random.js";
import { viewOf } from "./drawn-view.js";

it("draws uniformly from the tips as they were", () => {
  const random = new RandomStream("1", "test");
  const parents: number[][] = [[]];
  while (parents.length < 80) parents.push([Math.max(0, parents.length - 1 - random.integer(9)), Math.max(0, parents.length - 1 - random.integer(9))]);
  const view = viewOf({ parents });
  for (const back of [1, 5, 30]) {
    const then = parents.length - 1 - back;
    const former = parents.map((_, site) => site).filter((site) => site <= then && site >= then - 16 * back && !parents.slice(0, then + 1).some((those) => those.includes(site)));
    const selection = lazy.create({ back }, random), counts = new Map<number, number>();
    for (let i = 0; i < 1000 * former.length; i++) {
      const site = selection.draw(view, 0);
      counts.set(site, (counts.get(site) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual(former);
    for (const count of counts.values()) expect(Math.abs(count / 1000 - 1)).toBeLessThan(0.15);
  }
});
