/** M/D/1 near saturation, where the mean wait converges slowly. */
import { expect, it } from "vitest";
import { runRoad } from "../agents/road/run-road.js";

it("M/D/1 at load 0.9: Wq = ρS/(2(1−ρ))", () => {
  const { metrics } = runRoad({ load: 0.9, passages: 900_000, discipline: { rule: "fifo" } });
  expect(Math.abs(metrics["road.delay.mean"]! / (0.9 * 2 / (2 * (1 - 0.9))) - 1)).toBeLessThan(0.02);
  expect(Math.abs(metrics["road.utilisation"]! / 0.9 - 1)).toBeLessThan(0.01);
});
