import { describe, expect, it } from "vitest";
import { LEAST_REPLICATIONS, precise, stoppingReplication } from "../../../src/experiment/statistics/precision.js";

/** ±d around 10 alternately: the interval of n such figures is t·s/√n by hand. */
const around = (d: number, count: number): number[] => Array.from({ length: count }, (_, i) => 10 + (i % 2 === 0 ? d : -d));

describe("the precision", () => {
  it("is the half-width over the mean: of ±1 around 10, six figures have 2.5706·√1.2/√6 = 1.1496", () => {
    expect(precise(around(1, 6), 0.1150)).toBe(true);
    expect(precise(around(1, 6), 0.1149)).toBe(false);
  });

  it("is reached at the first number of replications that suffices for every cell and metric", () => {
    const easy = around(0.01, 20), hard = around(1, 20);
    expect(stoppingReplication([easy], 0.02)).toBe(LEAST_REPLICATIONS);
    const both = stoppingReplication([easy, hard], 0.06);
    // A naive reference: even counts have the mean 10 and s² = n/(n−1); t at 0.975 from the NIST table.
    const t: Record<number, number> = { 9: 2.262, 11: 2.201, 13: 2.160, 15: 2.131 };
    const width = (n: number): number => t[n - 1]! * Math.sqrt(n / (n - 1) / n) / 10;
    expect(width(12)).toBeGreaterThan(0.06);
    expect(width(14)).toBeLessThan(0.06);
    expect([13, 14]).toContain(both);
    expect(stoppingReplication([hard], 0.001)).toBeUndefined();
  });

  it("needs five replications, however alike they are", () => {
    expect(stoppingReplication([[7, 7, 7, 7]], 0.5)).toBeUndefined();
    expect(stoppingReplication([[7, 7, 7, 7, 7]], 0.01)).toBe(5);
    expect(stoppingReplication([[0, 0, 0, 0, 0]], 0.01)).toBe(5);
  });

  it("looks at the replications that all cells have", () => {
    expect(stoppingReplication([around(0.01, 20), around(0.01, 4)], 0.02)).toBeUndefined();
  });

  it("passes over what was observed nowhere, and judges the rest by what was", () => {
    expect(stoppingReplication([[null, null, null, null, null], [7, null, 7, 7, 7]], 0.01)).toBe(5);
    expect(stoppingReplication([[7, null, null, null, null, 7]], 0.01)).toBe(6);
  });
});
