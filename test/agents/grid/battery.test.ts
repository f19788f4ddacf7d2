import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balanceHome, type Battery } from "../../../src/agents/grid/battery.js";

const battery: Battery = { capacity: 6, power: 3, efficiency: 0.9 };

describe("a home's balance", () => {
  it("gives back nine tenths of what it took", () => {
    const morning = balanceHome(0, 2, battery, 0, 1);
    expect(morning).toMatchObject({ charge: 2, needed: 0, left: 0 });
    const evening = balanceHome(5, 0, battery, morning.stored, 1);
    expect(evening.discharge).toBeCloseTo(0.9 * 2, 12);
    expect(evening.needed).toBeCloseTo(5 - 1.8, 12);
    expect(evening.stored).toBeCloseTo(0, 12);
  });

  it("keeps to its power and its capacity", () => {
    expect(balanceHome(0, 10, battery, 0, 0.25).charge).toBe(0.75);
    expect(balanceHome(0, 100, battery, 5, 24).charge).toBeCloseTo(1 / Math.sqrt(0.9), 12);
    expect(balanceHome(100, 0, { ...battery, capacity: 0 }, 0, 1)).toMatchObject({ discharge: 0, needed: 100 });
  });

  it("conserves energy to 1e-9 through any year of weather and need", () => {
    const slot = fc.tuple(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }));
    fc.assert(fc.property(fc.array(slot, { maxLength: 60 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (slots, efficiency) => {
      const own = { ...battery, efficiency };
      let stored = 3, taken = 0, given = 0;
      for (const [load, pv] of slots) {
        const now = balanceHome(load, pv, own, stored, 0.25);
        expect(Math.abs(load + now.charge + now.left - pv - now.discharge - now.needed)).toBeLessThan(1e-9);
        expect(Math.min(now.charge, now.discharge)).toBe(0);
        expect(Math.min(now.needed, now.left)).toBe(0);
        expect(now.stored).toBeGreaterThanOrEqual(0);
        expect(now.stored).toBeLessThanOrEqual(own.capacity);
        taken += now.charge;
        given += now.discharge;
        stored = now.stored;
      }
      expect(Math.abs(3 + taken * Math.sqrt(efficiency) - given / Math.sqrt(efficiency) - stored)).toBeLessThan(1e-9);
    }), { seed: 11, numRuns: 300 });
  });
});
