import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { localTime } from "../../../src/agents/environment/local-clock.js";
import { dynamicFactor, HouseholdProfile, seasonOf } from "../../../src/agents/grid/household-profile.js";

const file = fileURLToPath(new URL("../../../../shared/data/bdew-slp.csv", import.meta.url));
const present = existsSync(file);
if (!present) console.info("skipped: H0 against BDEW's quarter hours, since ../shared/data is absent");

const place = { startsAt: Date.parse("2023-01-01T00:00:00Z"), latitude: 50, longitude: 0 };
const profile = new HouseholdProfile();
const QUARTER = 900, YEAR = 365 * 86_400;

describe("household profile", () => {
  it("has the yearly energy it is scaled to, in any year", () => {
    for (const start of ["2021", "2023", "2026"]) {
      const there = { ...place, startsAt: Date.parse(`${start}-01-01T00:00:00Z`) };
      let energy = 0;
      for (let time = QUARTER / 2; time < YEAR; time += QUARTER) energy += 3500 * profile.power(localTime(there, time)) / 4;
      expect(Math.abs(energy / 3500 - 1)).toBeLessThan(0.002);
    }
  });

  it("peaks on a Saturday evening in January, at 0.268 kW for 1,000 kWh a year", () => {
    let peak = 0, at = 0;
    for (let time = QUARTER / 2; time < YEAR; time += QUARTER) {
      const power = 1000 * profile.power(localTime(place, time));
      if (power > peak) { peak = power; at = time; }
    }
    const time = localTime(place, at);
    expect(Math.abs(peak / 0.268 - 1)).toBeLessThan(0.03);
    expect([time.weekday, time.month]).toEqual([6, 1]);
    expect(Math.abs(time.second / 3600 - 19)).toBeLessThan(0.75);
  });

  it("moves by the shift of a home, around the clock, and keeps its energy", () => {
    const at = (hour: number, shift: number): number => profile.power(localTime(place, hour * 3600), shift);
    expect(at(12, 3600)).toBe(at(11, 0));
    expect(at(0.5, 3600)).toBe(at(23.5, 0));
    expect(at(23.5, -3600)).toBe(at(0.5, 0));
  });

  it("knows the seasons and the factor of BDEW", () => {
    expect([seasonOf(3, 20), seasonOf(3, 21), seasonOf(5, 14), seasonOf(5, 15), seasonOf(9, 14), seasonOf(9, 15), seasonOf(10, 31), seasonOf(11, 1)])
      .toEqual(["winter", "transition", "transition", "summer", "summer", "transition", "transition", "winter"]);
    expect(dynamicFactor(14)).toBeCloseTo(1.24 + 0.0294 - 0.0137592 + 0.00087808 - 0.0000150593, 6);
  });

  it.skipIf(!present)("follows BDEW's quarter hours within 1.7 % of the mean, root mean square, and 10 % at most", () => {
    const rows = readFileSync(file, "utf8").trim().split("\n").slice(1).map((line) => line.split(","));
    const day = { winter: "2023-02-06", summer: "2023-06-05", transition: "2023-04-03" } as const;
    const fitted: number[] = [], values: number[] = [];
    for (const row of rows) {
      const there = { ...place, startsAt: Date.parse(`${day[row[1] as keyof typeof day]}T00:00:00Z`) + (Number(row[2]) - 1) * 86_400_000 };
      const second = Number(row[0]!.slice(11, 13)) * 3600 + Number(row[0]!.slice(14, 16)) * 60 + 450;
      const time = localTime(there, second);
      values.push(Number(row[3]));
      fitted.push((1000 * profile.power(time)) / dynamicFactor(time.dayOfYear));
    }
    // The file is for a nominal 1,000 kWh, of which a year with the dynamic factor has 997.
    const ratio = values.reduce((a, b) => a + b, 0) / fitted.reduce((a, b) => a + b, 0);
    expect(Math.abs(ratio - 0.997)).toBeLessThan(0.002);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const misses = values.map((value, index) => (fitted[index]! * ratio - value) / mean);
    expect(Math.sqrt(misses.reduce((sum, miss) => sum + miss ** 2, 0) / misses.length)).toBeLessThan(0.017);
    expect(Math.max(...misses.map(Math.abs))).toBeLessThan(0.1);
  });
});
