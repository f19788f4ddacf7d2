import { describe, expect, it } from "vitest";
import { sky } from "../../../src/agents/environment/sky.js";
import { clearSkyIrradiance, sunElevation } from "../../../src/agents/environment/sun.js";
import { makeWorld } from "../../support/world.js";

const YEAR = 365 * 86_400;
const at = (start: string, params: Record<string, unknown> = {}, files: Record<string, string> = {}) =>
  makeWorld({ start, duration: 86_400, params: { sky: params }, files }).world;

describe("sky", () => {
  it("is clear where asked for, and gives a panel its ratio and its loss by heat", () => {
    const world = at("2026-06-21T20:00:00Z", { weather: "clear", temperature: "mild", wind: "calm" });
    const over = world.market(sky);
    const irradiance = clearSkyIrradiance(sunElevation(world.place, 600));
    expect(over.irradiance(600)).toBe(irradiance);
    const cell = 15 + 0.03125 * irradiance;
    expect(over.photovoltaicYield(600)).toBeCloseTo((irradiance / 1000) * 0.8 * (1 - 0.004 * (cell - 25)), 12);
    expect(over.wind(600)).toBe(0);
  });

  it("integrates the yield over a slot", () => {
    const over = at("2026-06-21T13:00:00Z", { weather: "clear" }).market(sky);
    let sum = 0;
    for (let time = 0.5; time < 3600; time++) sum += over.photovoltaicYield(time);
    expect(over.photovoltaicEnergy(0, 3600) / (sum / 3600)).toBeCloseTo(1, 3);
  });

  it("has Seattle's weather: a year's sun near 1.2 MWh/m², three quarters of it in the summer half, 11 °C in the mean", () => {
    const world = at("2025-01-01T08:00:00Z");
    const over = world.market(sky);
    let sun = 0, summer = 0, warmth = 0, least = 1, most = 0;
    for (let time = 0; time < YEAR; time += 1800) {
      const irradiance = over.irradiance(time);
      const month = new Date(world.place.startsAt + 1000 * time - 8 * 3_600_000).getUTCMonth();
      sun += irradiance / 2000;
      if (month >= 3 && month <= 8) summer += irradiance / 2000;
      warmth += over.temperature(time);
      const clear = clearSkyIrradiance(sunElevation(world.place, time));
      if (clear > 0) { least = Math.min(least, irradiance / clear); most = Math.max(most, irradiance / clear); }
    }
    expect(sun).toBeGreaterThan(1100);
    expect(sun).toBeLessThan(1300);
    // "74 % of our annual sun in six months", Puget Sound Solar, a local installer.
    expect(Math.abs(summer / sun - 0.74)).toBeLessThan(0.04);
    // Mean of the station's climate: 11 °C.
    expect(Math.abs(warmth / (YEAR / 1800) - 11.2)).toBeLessThan(1);
    expect(least).toBeGreaterThanOrEqual(1 / 3 - 1e-9);
    expect(most).toBeLessThanOrEqual(1 + 1e-9);
  });

  it("takes a user's sun as irradiance or as yield, whichever the file says", () => {
    const hours = (unit: string, value: number): string => ["time [h],sun [" + unit + "]", ...Array.from({ length: 24 }, (_, hour) => `${hour},${value}`)].join("\n");
    const irradiance = at("2026-06-21T00:00:00Z", { weather: { file: "sun.csv" }, temperature: "mild" }, { "sun.csv": hours("W/m²", 500) }).market(sky);
    expect(irradiance.irradiance(0)).toBe(500);
    expect(irradiance.photovoltaicYield(0)).toBeCloseTo(0.5 * 0.8 * (1 - 0.004 * (15 + 15.625 - 25)), 12);
    const panel = at("2026-06-21T00:00:00Z", { weather: { file: "sun.csv" } }, { "sun.csv": hours("W/kWp", 400) }).market(sky);
    expect(panel.photovoltaicYield(0)).toBeCloseTo(0.4, 12);
    expect(panel.photovoltaicEnergy(0, 900)).toBeCloseTo(0.1, 12);
    expect(panel.irradiance(0)).toBeCloseTo(500, 9);
  });
});
