import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { clearSkyIrradiance, sunElevation } from "../../../src/agents/environment/sun.js";
import { withPortableMath } from "../../../src/sim/portable-math.js";

const DAY = 86_400;

/** Simulated world at 00:00 UTC of a date on the meridian of Greenwich, where local solar time is close to UTC. */
const placeAt = (date: string, latitude: number) => ({ startsAt: Date.parse(`${date}T00:00:00Z`), latitude, longitude: 0 });

function highest(date: string, latitude: number): number {
  const place = placeAt(date, latitude);
  let top = -90;
  for (let time = 0; time < DAY; time += 60) top = Math.max(top, sunElevation(place, time));
  return top;
}

function dayLength(date: string, latitude: number): number {
  const place = placeAt(date, latitude);
  let up = 0;
  for (let time = 0; time < DAY; time += 30) if (sunElevation(place, time) > 0) up += 30;
  return up / 3600;
}

describe("sun", () => {
  it("stands 90° less the latitude high at noon of an equinox, 23.44° higher and lower at the solstices", () => {
    for (const latitude of [0.1, 23, 47.6, 60]) expect(Math.abs(highest("2026-03-20", latitude) - (90 - latitude))).toBeLessThan(0.5);
    expect(Math.abs(highest("2026-06-21", 47.6) - (90 - 47.6 + 23.44))).toBeLessThan(0.1);
    expect(Math.abs(highest("2026-12-21", 47.6) - (90 - 47.6 - 23.44))).toBeLessThan(0.1);
  });

  it("is up for 12 h and a few minutes of refraction at an equinox, and for arccos(−tan φ tan δ) / 7.5 h else", () => {
    expect(Math.abs(dayLength("2026-03-20", 47.6) - 12)).toBeLessThan(0.25);
    const declination = (23.44 * Math.PI) / 180, latitude = (47.6 * Math.PI) / 180;
    const hours = (Math.acos(-Math.tan(latitude) * Math.tan(declination)) * 180) / Math.PI / 7.5;
    expect(Math.abs(dayLength("2026-06-21", 47.6) - hours)).toBeLessThan(0.25);
  });

  it("is highest at noon by the local meridian: 12:00 UTC at 0°, 20:00 UTC at 120° west, within the equation of time", () => {
    const west = { startsAt: Date.parse("2026-04-15T00:00:00Z"), latitude: 40, longitude: -120 };
    let best = 0;
    for (let time = 0; time < DAY; time += 60) if (sunElevation(west, time) > sunElevation(west, best)) best = time;
    expect(Math.abs(best - 20 * 3600)).toBeLessThan(120);
  });
});

describe("its bits", () => {
  it("do not depend on the engine: suncalc was loaded with the portable functions, and Math is itself again", () => {
    const native = Math.sin;
    const { getPosition } = withPortableMath(() => createRequire(import.meta.url)("suncalc") as typeof import("suncalc"));
    const place = placeAt("2026-06-18", 47.6), times = Array.from({ length: 300 }, (_, i) => 287 * i);
    expect(times.map((time) => sunElevation(place, time))).toEqual(times.map((time) => getPosition(new Date(place.startsAt + 1000 * time), 47.6, 0).altitude));
    expect(Math.sin).toBe(native);
    expect(String(native)).toContain("[native code]");
  });
});

describe("clear sky", () => {
  it("gives 888 W/m² at a zenith angle of 30° and nothing at night", () => {
    expect(clearSkyIrradiance(60)).toBeCloseTo(1098 * Math.cos(Math.PI / 6) * Math.exp(-0.059 / Math.cos(Math.PI / 6)), 9);
    expect(Math.round(clearSkyIrradiance(60))).toBe(888);
    expect(clearSkyIrradiance(0)).toBe(0);
    expect(clearSkyIrradiance(-10)).toBe(0);
  });
});
