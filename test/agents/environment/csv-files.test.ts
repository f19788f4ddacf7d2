/** The importer on real measurements, where the folder ../shared/data stands beside the project. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readColumns, readSeries } from "../../../src/agents/environment/csv-series.js";

const folder = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const present = existsSync(`${folder}homes-load.csv`);
if (!present) console.info("skipped: the importer on real files, since ../shared/data is absent");

const place = { startsAt: Date.parse("2023-08-01T00:00:00Z"), latitude: 45, longitude: 8 };
const source = (file: string) => ({ file, text: readFileSync(folder + file, "utf8") });

describe.skipIf(!present)("real files", () => {
  it("reads the loads of 17 homes as a year that repeats", () => {
    const homes = readColumns(source("homes-load.csv"), { unit: "kW", place, duration: 1e9 });
    expect(homes).toHaveLength(17);
    expect(homes[0]!.at(3600)).toBe(0.851);
    expect(homes[16]!.at(8759 * 3600)).toBe(1.647);
    expect(homes[0]!.at(8760 * 3600)).toBe(2.276);
    const year = homes.reduce((sum, home) => sum + home.mean(0, 8760 * 3600) * 8.76, 0);
    expect(year).toBeCloseTo(169.644, 3);
  });

  it("reads one home's sun in W per kWp as kW per kWp", () => {
    const one = readSeries(source("homes-solar.csv"), { column: "home_1", unit: "W/kWp", place, duration: 3600 });
    expect(one.at(6 * 3600)).toBe(14.5);
  });

  it("reads a typical year of PVGIS whose months come from different years, by month, day and hour", () => {
    const text = source("tmy_45N_8E.csv");
    const sun = readSeries(text, { column: "G(h)", unit: "W/m²", place, duration: 1e9 });
    const warmth = readSeries(text, { column: "T2m", unit: "°C", place: { ...place, startsAt: Date.parse("2024-12-31T22:00:00Z") }, duration: 1e9 });
    expect([warmth.at(0), warmth.at(3600), warmth.at(7200)]).toEqual([2.17, 2.1, 2.04]);
    // Independent: the same hour looked up in the text.
    const noon = text.text.split("\n").find((line) => /^\d{4}0801:1100/.test(line))!;
    expect(sun.at(11 * 3600)).toBe(Number(noon.split(",")[3]));
    expect(() => readSeries(text, { column: "SP", unit: "kW", place, duration: 60 })).toThrow('column "SP" has the unit "Pa"');
  });

  it("reads the quarter hours of the standard load profiles", () => {
    const profile = readSeries(source("bdew-slp.csv"), { column: "h0", unit: "1", place: { ...place, startsAt: Date.parse("2007-01-01T00:00:00Z"), longitude: 0 }, duration: 3600 });
    expect(profile.step).toBe(900);
    expect(profile.at(900)).toBe(0.07696);
    expect(() => readSeries(source("bdew-slp.csv"), { column: "period", unit: "1", place: { ...place, startsAt: Date.parse("2007-01-01T00:00:00Z") }, duration: 3600 })).toThrow('found "summer"');
  });
});
