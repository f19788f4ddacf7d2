import { expect, it } from "vitest";
import { makeLedger } from "./harness.js";

it("is a Poisson process: the gaps have the mean and the deviation of an exponential", () => {
  const world = makeLedger({ duration: 2000, rate: 10, ledger: { kind: "ideal" }, trace: true });
  world.finish();
  const times = world.rows("transactions").map(({ issued }) => Number(issued)).sort((a, b) => a - b);
  const gaps = times.slice(1).map((time, i) => time - times[i]!);
  const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length;
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
  expect(mean).toBeCloseTo(0.1, 2);
  expect(deviation / mean).toBeCloseTo(1, 1);
  expect(new Set(world.rows("transactions").map(({ payer }) => payer)).size).toBe(10);
  expect(world.rows("transactions")[0]).toMatchObject({ purpose: "load/data", kind: "load", amount: 0 });
});
