import { describe, expect, it } from "vitest";
import { charging } from "../../../src/agents/drones/charging-market.js";
import { station } from "../../../src/agents/drones/station.js";
import { makeFleet } from "../../support/world.js";
import { calmWorld } from "./calm.js";

describe("charging statistics", () => {
  it("forget the warm-up in the figures and keep it in the series", () => {
    const made = calmWorld({ duration: 20_000, warmup: 8000, interval: 2000, start: "2026-06-21T18:00:00Z" });
    makeFleet(made, station, { name: "stations", count: 3 });
    const { metrics } = made.run();
    const pv = made.sink.rows("series").map((row) => row["charging.pv"] as number);
    // Around noon 3 × 2 kWp give between 3 and 5 kW, also in the interval that ends with the warm-up.
    for (const power of pv) { expect(power).toBeGreaterThan(2); expect(power).toBeLessThan(5); }
    expect(pv.slice(4).reduce((sum, power) => sum + power * 2000 / 3600, 0)).toBeCloseTo(metrics["charging.pv.yield"]!, 9);
  });

  it("say nothing where nothing was observed", () => {
    const made = calmWorld();
    made.world.market(charging);
    const { metrics } = made.run();
    expect(metrics["charging.wait.mean"]).toBeNaN();
    expect(metrics["charging.padUtilisation"]).toBeNaN();
    expect(metrics["charging.revenue"]).toBe(0);
  });
});
