import { z } from "zod";
import { describe, expect, it } from "vitest";
import { dAndrea } from "../../../src/agents/drones/d-andrea.js";
import { energyModels } from "../../../src/agents/drones/energy-models.js";
import { perKm } from "../../../src/agents/drones/per-km.js";

const kmh = (speed: number): number => speed / 3.6;

describe("every energy model", () => {
  for (const model of energyModels) {
    const level = (model.create as (params: unknown, airspeed: number) => ReturnType<typeof perKm.create>)(z.strictObject(model.params).parse({}), 12);
    it(`${model.name}: carrying costs energy, and the reference parcel lies in the range that was measured`, () => {
      expect(level.perKilometre(1, 0)).toBeGreaterThan(level.perKilometre(0, 0));
      expect(level.perKilometre(0.5, 0)).toBeGreaterThan(10);
      expect(level.perKilometre(0.5, 0)).toBeLessThan(40);
      expect(level.groundSpeed(0)).toBe(12);
    });
  }
});

describe("per-km", () => {
  it("is 0.08 MJ/km with half a kilogram and a quarter more for each further kilogram", () => {
    const level = perKm.create(z.strictObject(perKm.params).parse({}), 12);
    expect(level.perKilometre(0.5, 10)).toBeCloseTo(0.08e6 / 3600, -0.5);
    expect(level.perKilometre(1.5, 0)).toBeCloseTo(22 * 1.25, 10);
    expect(level.perKilometre(0, 0)).toBeCloseTo(22 * 0.875, 10);
  });
});

describe("d-andrea", () => {
  // 6 kg, v = 45 km/h, L/D = 3, η = 0.5, p = 0.1 kW: 13.0 Wh/km in calm air and 34.7 against 30 km/h.
  const level = dAndrea.create(z.strictObject(dAndrea.params).parse({}), kmh(45));
  it("gives the published numbers", () => {
    expect(level.perKilometre(0.5, 0)).toBeCloseTo(13.03, 1);
    expect(level.perKilometre(0.5, kmh(30))).toBeCloseTo(34.65, 1);
  });
  it("does not fly against a wind as fast as itself", () => {
    expect(level.perKilometre(0, kmh(45))).toBe(Infinity);
    expect(level.groundSpeed(kmh(50))).toBe(0);
  });
});
