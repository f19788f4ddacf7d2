import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TaskQueue } from "../../../src/experiment/sweep/queue.js";
import type { SweepTask } from "../../../src/experiment/sweep/task.js";

const task = (cell: number, replication = 1): SweepTask => ({ run: `${cell}-${replication}`, cell, replication, seed: "", overrides: [] });

function drain(queue: TaskQueue): number[] {
  const cells: number[] = [];
  for (let next = queue.take(); next; next = queue.take()) cells.push(next.cell);
  return cells;
}

function bestOfTwo(lengths: readonly number[]): number {
  const sums = new Set([0]), all = lengths.reduce((a, b) => a + b, 0);
  for (const length of lengths) for (const sum of [...sums]) sums.add(sum + length);
  return Math.min(...[...sums].map((sum) => Math.max(sum, all - sum)));
}

describe("the order of tasks", () => {
  it("is the longest first where that is known, and what is unknown before", () => {
    const seconds = new Map([[0, 1], [1, 9], [2, 4]]);
    expect(drain(new TaskQueue([0, 1, 2, 3].map((cell) => task(cell)), (cell) => seconds.get(cell)))).toEqual([3, 1, 2, 0]);
  });

  it("is as given until the end is near", () => {
    const cells = Array.from({ length: 100 }, (_, i) => i), order = drain(new TaskQueue(cells.map((cell) => task(cell)), (cell) => cell));
    expect(order.slice(0, 36)).toEqual(cells.slice(0, 36));
    expect(order[36]).toBe(99);
  });

  it("has two threads end within 7/6 of the best that can be", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 60 }), (lengths) => {
      const queue = new TaskQueue(lengths.map((_, cell) => task(cell)), (cell) => lengths[cell]);
      const ends = [0, 0];
      for (let next = queue.take(); next; next = queue.take()) { ends.sort((a, b) => a - b); ends[0]! += lengths[next.cell]!; }
      // Graham 1969 for longest first on two machines; the best from all sums that a subset can have.
      expect(Math.max(...ends)).toBeLessThanOrEqual(7 / 6 * bestOfTwo(lengths) + 1e-9);
    }), { seed: 4, numRuns: 200 });
  });
});
