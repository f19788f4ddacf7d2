/** The tree of blocks against one that remembers everything and looks for ancestors in lists. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { BlockTree, GENESIS } from "../../../src/ledger/blockchain/block-tree.js";

/** A tree in which each number says how far back from the last block the next one's parent is. */
function grow(back: readonly number[]) {
  const tree = new BlockTree(), parents = [GENESIS];
  for (const steps of back) {
    const parent = Math.max(0, tree.next - 1 - steps);
    parents[tree.add(parent, 0, [parents.length * 10])] = parent;
  }
  const ancestry = (block: number): number[] => (block === GENESIS ? [GENESIS] : [block, ...ancestry(parents[block]!)]);
  return { tree, ancestry };
}
const shape = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 200 });

it("knows heights, common ancestors and paths", () => {
  fc.assert(fc.property(shape, fc.nat(), fc.nat(), (back, i, j) => {
    const { tree, ancestry } = grow(back), a = i % tree.next, b = j % tree.next, above = new Set(ancestry(b));
    expect(tree.heightOf(a)).toBe(ancestry(a).length - 1);
    const common = ancestry(a).find((block) => above.has(block))!;
    expect(tree.commonAncestor(a, b)).toBe(common);
    expect(tree.path(common, b)).toEqual(ancestry(b).filter((block) => !ancestry(common).includes(block)).reverse());
  }), { seed: 1, numRuns: 60 });
});

it("forgets what lies below a settled block, tells which was on its branch, and keeps the rest", () => {
  fc.assert(fc.property(shape, fc.nat(), (back, i) => {
    const { tree, ancestry } = grow(back), settled = i % tree.next, below = new Set(ancestry(settled));
    const told: [number, boolean][] = [];
    tree.prune(settled, (block, isBelow) => { told.push([block, isBelow]); });
    expect(told).toEqual(Array.from({ length: settled }, (_, block) => [block, below.has(block)]));
    for (let block = Math.max(1, settled); block < tree.next; block++) expect(tree.transactionsOf(block)).toEqual([block * 10]);
  }), { seed: 2, numRuns: 60 });
});

it("keeps to a small window while old blocks are forgotten", () => {
  const tree = new BlockTree();
  for (let tip = GENESIS; tip < 10_000;) {
    tip = tree.add(tip, 0, []);
    if (tip % 32 === 0) tree.prune(tip - 10, () => {});
  }
  expect(tree.mask).toBe(63);
  expect(tree.heightOf(10_000)).toBe(10_000);
});
