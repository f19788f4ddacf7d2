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

/** Yield of each home's own array, W: the file's W per kWp times the home's kWp, so that one fleet can hold them all. @param has home, from 1 */
function ownArrays(has: (home: number) => boolean): string {
  const installed = read("homes.csv").trim().split("\n").slice(1).map((line) => Number(line.split(",")[1]));
  return read("homes-solar.csv").trim().split("\n").map((line, row) => row === 0 ? line
    : line.split(",").map((cell, column) => column === 0 ? cell : has(column) ? String(Number(cell) * installed[column - 1]!) : "0").join(",")).join("\n");
}

function year(options: { has?: (home: number) => boolean; homes?: Record<string, unknown> } = {}) {
  const made = makeWorld({
    duration: YEAR, interval: YEAR / 12, start: "2023-08-01T00:00:00Z", latitude: 34, longitude: 0,
    files: { "load.csv": read("homes-load.csv"), "sun.csv": ownArrays(options.has ?? (() => true)) },
    params: { energy: { slot: "1h" } },
  });
  makeFleet(made, home, {
    count: 17, wallet: 10_000,
    params: { load: { file: "load.csv" }, sun: { file: "sun.csv" }, solarShare: 1, solarPower: "1 kWp", batteryShare: 0, ...options.homes },
  });
  return made.run().metrics;
}

describe.skipIf(!present)("17 real homes", () => {
  it("alone cover 33.9 % of their need, together 44.3 %, and trade 17.70 MWh", () => {
    const metrics = year();
    expect(metrics["grid.load"]).toBeCloseTo(169_644, -2);
    expect(Math.abs(metrics["grid.selfSufficiency.individual"]! - 0.339)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfConsumption.individual"]! - 0.556)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfSufficiency"]! - 0.443)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfConsumption"]! - 0.727)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.traded"]! / 1000 - 17.70)).toBeLessThan(0.01);
    expect(metrics["grid.missed"]).toBe(0);
    expect(metrics["grid.bill.mean"]).toBeLessThan(metrics["grid.bill.retail.mean"]!);
  });

  it("with 6.4 kWh of battery each cover 48.0 % of their need alone", () => {
    const metrics = year({ homes: { batteryShare: 1, batteryCapacity: "6.4 kWh", batteryPower: "5 kW" } });
    expect(Math.abs(metrics["grid.selfSufficiency.individual"]! - 0.480)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfConsumption.individual"]! - 0.813)).toBeLessThan(0.002);
  });

  it("with panels on every second home cover 16.9 % alone and 30.2 % together", () => {
    const metrics = year({ has: (home) => home % 2 === 1 });
    expect(Math.abs(metrics["grid.selfSufficiency.individual"]! - 0.169)).toBeLessThan(0.002);
    expect(Math.abs(metrics["grid.selfSufficiency"]! - 0.302)).toBeLessThan(0.002);
  });
});
