/** Seventeen real homes of California over a year, through the real home and market, where ../shared/data stands. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { home } from "../../../src/agents/grid/home.js";
import { makeFleet, makeWorld } from "../../support/world.js";

const folder = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const present = existsSync(`${folder}homes-load.csv`);
if (!present) console.info("skipped: the year of 17 homes, since ../shared/data is absent");

const read = (file: string): string => readFileSync(folder + file, "utf8");
const YEAR = 365 * 86_400;

/** Yield of each home's own array, W: the file's W per kWp times the home's kWp, so that one fleet can hold them all. */
function ownArrays(): string {
  const installed = read("homes.csv").trim().split("\n").slice(1).map((line) => Number(line.split(",")[1]));
  return read("homes-solar.csv").trim().split("\n").map((line, row) => row === 0 ? line
    : line.split(",").map((cell, column) => column === 0 ? cell : String(Number(cell) * installed[column - 1]!)).join(",")).join("\n");
}

function year(shading: number, energy: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  const made = makeWorld({
    duration: YEAR, interval: YEAR / 12, start: "2023-08-01T00:00:00Z", latitude: 34, longitude: 0,
    files: { "load.csv": read("homes-load.csv"), "sun.csv": ownArrays() },
    params: { energy: { slot: "1h", ...energy } },
  });
  makeFleet(made, home, {
    count: 17, wallet: 10_000,
    params: { load: { file: "load.csv" }, sun: { file: "sun.csv" }, solarShare: 1, solarPower: "1 kWp", batteryShare: 0, shading, ...more },
  });
  return { ...made.run(), rows: made.sink.rows("grid") };
}

describe.skipIf(!present)("17 real homes", () => {
  it("alone cover 33.9 % of their need, together 44.3 %, and trade 17.70 MWh", () => {
    const { metrics } = year(0.5);
    expect(metrics["grid.load"]).toBeCloseTo(169_644, -2);
    expect(Math.abs(metrics["grid.selfSufficiency.individual"]! - 0.339)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfConsumption.individual"]! - 0.556)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfSufficiency"]! - 0.443)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfConsumption"]! - 0.727)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.traded"]! / 1000 - 17.70)).toBeLessThan(0.01);
    expect(metrics["grid.missed"]).toBe(0);
    expect(metrics["grid.bill.mean"]).toBeLessThan(metrics["grid.bill.retail.mean"]!);
  });
});
