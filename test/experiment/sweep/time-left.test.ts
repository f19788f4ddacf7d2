import { expect, it } from "vitest";
import { TimeLeft } from "../../../src/experiment/sweep/time-left.js";

const task = (cell: number, replication: number) => ({ run: `${cell}-${replication}`, cell, replication, seed: "", overrides: [] });

it("tells the time left from the work left, cells weighted by how long their runs take, at the pace so far", () => {
  const left = new TimeLeft();
  const tasks = [0, 1].flatMap((cell) => [1, 2, 3, 4].map((replication) => task(cell, replication)));
  left.expect(tasks);
  expect(left.estimate(10)).toBeUndefined();
  left.ended(task(0, 1), 10);
  left.ended(task(1, 1), 30);
  // Two threads have done 40 s of work in 20 s; 3 × 10 s and 3 × 30 s are left.
  expect(left.estimate(20)).toBeCloseTo(60, 9);
  left.progress(task(1, 2), 0.5);
  // Another 15 s of work are done: 55 s in 27.5 s, and 105 s are left.
  expect(left.estimate(27.5)).toBeCloseTo(52.5, 9);
  for (const each of tasks.slice(0, 4).concat(tasks.slice(5))) if (each.replication > 1) left.ended(each, each.cell === 0 ? 10 : 30);
  expect(left.estimate(80)).toBe(0);
});
