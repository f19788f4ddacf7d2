/** What of the smart grid counts when the warm-up ends in the middle of a slot. */
import { expect, it } from "vitest";
import { home } from "../../../src/agents/grid/home.js";
import { makeFleet, makeWorld } from "../../support/world.js";

it("counts the slots that begin after the warm-up, and no others", () => {
  const made = makeWorld({ duration: 3600, warmup: 600 });
  makeFleet(made, home, { count: 20 });
  const { metrics } = made.run();
  const rows = made.sink.rows("grid") as Record<string, number>[];
  expect(rows.map(({ slotStart }) => slotStart)).toEqual([0, 900, 1800, 2700]);
  expect(metrics["grid.load"]).toBeCloseTo(rows.slice(1).reduce((sum, row) => sum + row["load"]!, 0), 9);
});
