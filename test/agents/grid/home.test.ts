import { describe, expect, it } from "vitest";
import { home } from "../../../src/agents/grid/home.js";
import { makeFleet, makeWorld, type WorldOptions } from "../../support/world.js";

const DAY = 86_400;

function run(options: WorldOptions & { count?: number; homes?: Record<string, unknown> }) {
  const made = makeWorld({ start: "2026-06-21T08:00:00Z", duration: DAY, ...options });
  makeFleet(made, home, { count: options.count ?? 10, params: options.homes ?? {} });
  return { ...made.run(), rows: made.sink.rows("grid") };
}

describe("home", () => {
  it("needs what the standard profile says: a year's demand in the mean of many homes", () => {
    const { metrics } = run({ count: 400, start: "2025-01-01T08:00:00Z", duration: 7 * DAY, homes: { solarShare: 0 } });
    // The first week of January, Wednesday to Tuesday: H0's winter days times the dynamic factor near 1.25.
    const winter = ((5 * 106.5 + 120.3 + 111.9) / 7 / 1000) * 24 * 7 * 1.246 * 3.5 / 0.9974;
    expect(Math.abs(metrics["grid.load"]! / 400 / winter - 1)).toBeLessThan(0.04);
    expect(metrics["grid.traded"]).toBe(0);
  });

  it("takes its own column of a user's file, the first again when the file has fewer columns than the fleet homes", () => {
    const load = ["time [h],a [kW],b [W]", ...Array.from({ length: 24 }, (_, hour) => `${hour},1,${hour === 5 ? 3000 : 0}`)].join("\n");
    const { metrics, rows } = run({ count: 3, files: { "load.csv": load }, homes: { load: { file: "load.csv" }, solarShare: 0 } });
    expect(metrics["grid.load"]).toBeCloseTo(2 * 24 + 3, 9);
    expect(Number(rows[20]!["load"])).toBeCloseTo((1 + 3 + 1) / 4, 9);
    const named = run({ count: 3, files: { "load.csv": load }, homes: { load: { file: "load.csv", column: "a" }, solarShare: 0 } });
    expect(named.metrics["grid.load"]).toBeCloseTo(72, 9);
  });

  it("has panels that yield what the user's sun says, and a battery that shifts it", () => {
    const sun = ["time [h],sun", ...Array.from({ length: 24 }, (_, hour) => `${hour},${hour === 12 ? 500 : 0}`)].join("\n");
    const load = ["time [h],load", ...Array.from({ length: 24 }, (_, hour) => `${hour},${hour === 20 ? 1 : 0}`)].join("\n");
    const { metrics } = run({
      count: 1, files: { "sun.csv": sun, "load.csv": load },
      homes: { sun: { file: "sun.csv" }, load: { file: "load.csv" }, solarShare: 1, solarPower: "4 kWp", batteryShare: 1, batteryCapacity: "1 kWh", batteryPower: "5 kW" },
    });
    expect(metrics["grid.pv"]).toBeCloseTo(2, 9);
    // Half full at the start, it takes 0.5 kWh / √0.9 and gives √0.9 kWh of its full 1 kWh.
    expect(metrics["grid.exported"]).toBeCloseTo(2 - 0.5 / Math.sqrt(0.9), 9);
    expect(metrics["grid.imported"]).toBeCloseTo(1 - Math.sqrt(0.9), 9);
  });

  it("has panels and batteries in the shares that are asked for, and no one's demand changes with them", () => {
    const bare = run({ count: 300, homes: { solarShare: 0 } }).metrics, full = run({ count: 300, homes: { solarShare: 1, batteryShare: 1 } }).metrics;
    const half = run({ count: 300, homes: { solarShare: 0.5, batteryShare: 0 } }).metrics;
    expect(full["grid.load"]).toBe(bare["grid.load"]);
    expect(Math.abs(half["grid.pv"]! / full["grid.pv"]! - 0.5)).toBeLessThan(0.1);
    expect(full["grid.selfSufficiency.individual"]).toBeGreaterThan(half["grid.selfSufficiency.individual"]!);
  });

  it("rejects a file with one bad cell by file, line and column", () => {
    const load = ["time [h],a [kW]", ...Array.from({ length: 24 }, (_, hour) => `${hour},${hour === 7 ? "" : 1}`)].join("\n");
    expect(() => run({ files: { "load.csv": load }, homes: { load: { file: "load.csv" } } })).toThrow("load.csv:9:3: found an empty cell");
  });
});
