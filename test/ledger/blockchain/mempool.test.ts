/** The mempool on its branch: what may be taken next is what no block below has, and no rival of it. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TransactionBook } from "../../../src/ledger/book.js";
import { BlockTree, GENESIS } from "../../../src/ledger/blockchain/block-tree.js";
import { Mempool } from "../../../src/ledger/blockchain/mempool.js";
import { Rivals } from "../../../src/ledger/blockchain/rivals.js";

function world(capacity: number, replaces = false) {
  const tree = new BlockTree(), rivals = new Rivals({} as TransactionBook, () => {});
  return { tree, rivals, mempool: new Mempool(tree, rivals, { capacity, replaces }) };
}

describe("a block", () => {
  it("takes the highest fees per byte that fit, and tells the price when it is full", () => {
    const { mempool } = world(100);
    [[30, 60], [40, 50], [9, 30], [2, 10]].forEach(([fee, size], transaction) => { mempool.add(transaction, fee!, size!, 0); mempool.admit(transaction); });
    // Per byte: 0.5, 0.8, 0.3, 0.2. The second fits, the first then does not, the third and fourth do.
    expect(mempool.fill()).toEqual([1, 2, 3]);
    expect([mempool.filled, mempool.clearingRate, mempool.waiting]).toEqual([90, 0.2, 1]);
    expect(mempool.fill()).toEqual([0]);
    expect(mempool.clearingRate).toBe(0);
  });
});

describe("of rivals, miners keep", () => {
  it.each([[false, [0]], [true, [1]]] as const)("the better one if it replaces: %s", (replaces, kept) => {
    const { mempool, rivals } = world(1000, replaces);
    rivals.join(0, 1, 0);
    mempool.add(0, 10, 10, 0);
    mempool.add(1, 20, 10, 0);
    mempool.admit(0);
    mempool.admit(1);
    expect(mempool.waiting).toBe(1);
    expect(mempool.fill()).toEqual(kept);
  });

  it("never two in one branch: a hidden one that is shown takes the other's place", () => {
    const { mempool, rivals, tree } = world(1000);
    rivals.join(0, 1, 0);
    mempool.add(0, 10, 10, 0);
    mempool.add(1, 10, 10, 0);
    mempool.admit(0);
    const honest = mempool.at = tree.add(GENESIS, 0, mempool.fill()), hidden = tree.add(tree.add(GENESIS, 1, [1]), 1, []);
    mempool.moveTo(hidden);
    expect(mempool.fill()).toEqual([]);
    mempool.moveTo(honest);
    expect(mempool.fill()).toEqual([]);
    mempool.moveTo(GENESIS);
    expect(mempool.fill()).toEqual([0]);
  });
});

it("on any branch offers exactly what the blocks of that branch do not carry", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 4 })), { minLength: 1, maxLength: 60 }), (blocks) => {
    const { mempool, tree } = world(30), all: number[] = [];
    for (const [where, arrivals] of blocks) {
      for (let i = 0; i < arrivals; i++) {
        const transaction = all.length;
        all.push(transaction);
        mempool.add(transaction, (transaction * 7) % 11, 10, 0);
        mempool.admit(transaction);
      }
      const parent = where % tree.next;
      mempool.moveTo(parent);
      const carried = new Set<number>();
      for (let block = parent; block !== GENESIS; block = tree.parentOf(block)) for (const transaction of tree.transactionsOf(block)) carried.add(transaction);
      const open = all.filter((transaction) => !carried.has(transaction)).sort((a, b) => ((b * 7) % 11) - ((a * 7) % 11) || a - b);
      expect(mempool.waiting).toBe(open.length);
      const chosen = mempool.fill();
      expect(chosen).toEqual(open.slice(0, 3));
      mempool.at = tree.add(parent, 0, chosen);
    }
  }), { seed: 4, numRuns: 50 });
});

it("gives up what has waited too long, and nothing else", () => {
  const { mempool } = world(10), expired: number[] = [];
  for (let transaction = 0; transaction < 4; transaction++) { mempool.add(transaction, transaction === 0 ? 9 : 1, 10, transaction); mempool.admit(transaction); }
  expect(mempool.fill()).toEqual([0]);
  mempool.expire(2.5, (transaction) => { expired.push(transaction); });
  expect(expired).toEqual([1, 2]);
  expect(mempool.fill()).toEqual([3]);
});
