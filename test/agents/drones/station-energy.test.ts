import { describe, expect, it } from "vitest";
import { StationEnergy, type Plant } from "../../../src/agents/drones/station-energy.js";
import { RandomStream } from "../../../src/sim/random.js";

const plant: Plant = { batteryCapacity: 5, batteryPower: 2.5, roundTripEfficiency: 0.81, maxExport: 1 };

/** A station with so much in its battery, under constant powers for so many hours. */
function constant(stored: number, sun: number, load: number, hours: number): StationEnergy {
  const energy = new StationEnergy(1, plant);
  energy.install(0, stored, 0);
  energy.setPower(0, sun, load, 0);
  energy.advance(0, hours * 3600);
  return energy;
}

describe("energy of a station", () => {
  it("fills the battery first, then the grid up to its limit, and curtails the rest", () => {
    // 2 kW for 3 h: 0.9 of it is stored, so 1.8 kWh are full after 1 h; then 1 kW is exported and 1 kW curtailed for 2 h.
    const energy = constant(3.2, 2, 0, 3);
    expect(energy.stored[0]).toBe(5);
    expect(energy.exported[0]).toBeCloseTo(2, 9);
    expect(energy.curtailed[0]).toBeCloseTo(2, 9);
    expect(energy.lost[0]).toBeCloseTo(0.2, 9);
    expect(energy.yielded[0]).toBeCloseTo(6, 9);
    expect(energy.imbalance(0)).toBeLessThan(1e-9);
  });

  it("serves a deficit from the battery, then from the grid", () => {
    // 1 kW beyond the sun needs 1/0.9 kW from the battery: 2 kWh last 1.8 h of 3; the grid gives 1.2 kWh.
    const energy = constant(2, 0.2, 1.2, 3);
    expect(energy.stored[0]).toBe(0);
    expect(energy.imported[0]).toBeCloseTo(1.2, 9);
    expect(energy.charged[0]).toBeCloseTo(3.6, 9);
    expect(energy.imbalance(0)).toBeLessThan(1e-9);
  });

  it("takes no more into and out of the battery than it can", () => {
    expect(constant(0, 4.5, 0, 1).exported[0]).toBeCloseTo(1, 9);
    expect(constant(0, 4.5, 0, 1).curtailed[0]).toBeCloseTo(1, 9);
    expect(constant(5, 0, 3, 1).imported[0]).toBeCloseTo(0.5, 9);
  });

  it("conserves energy to 1e-9 over random days, also across a reset and a new battery", () => {
    const chance = new RandomStream("energy", "test");
    const energy = new StationEnergy(20, { ...plant, batteryCapacity: 1.5 });
    let lowest = Infinity, highest = -Infinity;
    for (let station = 0; station < 20; station++) {
      energy.install(station, chance.uniform(0, 1.5), 0);
      let now = 0;
      for (let step = 0; step < 2000; step++) {
        now += chance.exponential(60);
        energy.setPower(station, chance.uniform(-1, 3) > 0 ? chance.uniform(0, 4) : 0, 0.3 * chance.integer(10), now);
        if (step === 500) energy.reset(now);
        if (step === 900) energy.install(station, 1, now);
        lowest = Math.min(lowest, energy.stored[station]!);
        highest = Math.max(highest, energy.stored[station]!);
      }
      expect(energy.imbalance(station)).toBeLessThan(1e-9);
    }
    expect([lowest, highest]).toEqual([0, 1.5]);
  });

  it("notices a kilowatt hour that comes from nowhere", () => {
    const energy = constant(2, 1, 0.5, 2);
    energy.stored[0]! += 1e-6;
    expect(energy.imbalance(0)).toBeGreaterThan(1e-9);
  });
});
