/** The suite that every discipline passes, and what each one does differently. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDiscipline, discipline, disciplines } from "../../../../src/agents/road/discipline/registry.js";
import type { Line } from "../../../../src/agents/road/discipline/discipline.js";

const make = (chosen: Record<string, unknown>, approaches = 4) => createDiscipline(discipline.parse(chosen), approaches);
const lineOf = (vehicles: readonly { bid?: number; approach?: number }[]): Line =>
  ({ length: vehicles.length, bid: (i) => vehicles[i]!.bid ?? 0, approach: (i) => vehicles[i]!.approach ?? 0 });
const vehicles = fc.array(fc.record({ bid: fc.nat(5), approach: fc.nat(3) }), { minLength: 1, maxLength: 12 });

describe.each(disciplines.map(({ name }) => name))("%s", (rule) => {
  it("is chosen by its name and explains itself", () => {
    expect(discipline.parse({ rule }).rule).toBe(rule);
    expect(disciplines.find(({ name }) => name === rule)!.doc).toMatch(/\.$/);
  });

  it("selects a vehicle of the line, or says when it will be able to", () => {
    const rules = make({ rule });
    fc.assert(fc.property(vehicles, fc.double({ min: 0, max: 1e6, noNaN: true }), (waiting, now) => {
      const line = lineOf(waiting), position = rules.select(line, now);
      expect(position).toBeLessThan(waiting.length);
      if (position >= 0) return;
      const later = rules.reconsiderAt(now);
      expect(later).toBeGreaterThan(now);
      expect(rules.select(line, later)).toBeGreaterThanOrEqual(0);
    }), { seed: 3, numRuns: 300 });
  });
});

describe("disciplines", () => {
  it("sell priority by default", () => { expect(discipline.parse({}).rule).toBe("priority-bid"); });

  it("fifo: the first, whatever the others bid", () => {
    expect(make({ rule: "fifo" }).select(lineOf([{ bid: 1 }, { bid: 9 }]), 0)).toBe(0);
  });

  it.each(["priority-bid", "winners-pay-losers"])("%s: the highest bid, the first among equals", (rule) => {
    const rules = make({ rule });
    expect(rules.select(lineOf([{ bid: 1 }, { bid: 9 }, { bid: 9 }, { bid: 3 }]), 0)).toBe(1);
    expect(rules.select(lineOf([{}, {}]), 0)).toBe(0);
  });

  it("fixed-signal: even approaches first, odd ones after the green split", () => {
    const rules = make({ rule: "fixed-signal", cycle: "60s", greenSplit: 0.25 });
    const line = lineOf([{ approach: 1 }, { approach: 2 }, { approach: 3 }]);
    expect(rules.select(line, 0)).toBe(1);
    expect(rules.select(line, 14.9)).toBe(1);
    expect(rules.select(line, 15)).toBe(0);
    expect(rules.select(line, 60 * 12_345)).toBe(1);
    const even = lineOf([{ approach: 0 }]);
    expect(rules.select(even, 40)).toBe(-1);
    expect(rules.reconsiderAt(40)).toBeCloseTo(60, 5);
  });

  it("fixed-signal: a short green saturates before the crossing does", () => {
    // Half of the traffic in a quarter of the time.
    expect(make({ rule: "fixed-signal", greenSplit: 0.25 }).saturation(0.4)).toBeCloseTo(0.8, 12);
    expect(make({ rule: "fifo" }).saturation(0.4)).toBe(0.4);
  });
});
