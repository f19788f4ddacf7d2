import { describe, expect, it } from "vitest";
import { compare } from "../../../src/experiment/compare/compare.js";
import type { ComparedPlan, Comparison, IndexTable } from "../../../src/experiment/compare/comparison.js";

const LABELS = ["ideal", "tangle", "blockchain"];
const plan = (minimize: string[] = [], maximize: string[] = []): ComparedPlan => ({ cells: LABELS.map((label, cell) => ({ cell, label })), metrics: { minimize, maximize } });

/** An index from figures by metric, cell and replication. */
function index(figures: Record<string, readonly (readonly (number | null)[])[]>): IndexTable {
  const names = Object.keys(figures), cells = Object.values(figures)[0]!;
  return {
    metrics: names.map((name) => ({ name, unit: "s" })),
    rows: cells.flatMap((values, cell) => values.map((_, i) => ({ cell, replication: i + 1, seed: `1/${i + 1}`, run: `${cell}-${i}`, values: names.map((name) => figures[name]![cell]![i]!) }))),
  };
}

const one = (comparison: Comparison, name: string) => comparison.metrics.find((metric) => metric.name === name)!;

/** Student's sleep data, see the test of paired differences: the third cell differs from the first by 1.58 hours. */
const SLEEP = [[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2.001], [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]];

describe("a comparison", () => {
  it("has each cell's mean and interval, and its paired difference to the baseline, adjusted over the cells", () => {
    const { cells } = one(compare(index({ "confirmation.latency.mean": SLEEP }), plan(), 0), "confirmation.latency.mean");
    expect(cells[0]).toEqual({ cell: 0, count: 10, mean: expect.closeTo(0.75, 12) as number, halfWidth: expect.closeTo(1.279780, 6) as number });
    expect(cells[2]!.difference).toEqual({ mean: expect.closeTo(1.58, 12) as number, halfWidth: expect.closeTo(2.4598858 - 1.58, 7) as number, p: expect.closeTo(0.002833, 6) as number, pHolm: expect.closeTo(2 * 0.00283289, 7) as number, significant: true });
    // One pair of ten differs, by d: t = 1 whatever d is, and p of ±1 with 9 degrees of freedom is 0.3434 in the tables.
    expect(cells[1]!.difference).toMatchObject({ p: expect.closeTo(0.3434, 4) as number, pHolm: expect.closeTo(0.3434, 4) as number, significant: false });
  });

  it("takes differences against whichever cell is asked for", () => {
    const comparison = compare(index({ "confirmation.latency.mean": SLEEP }), plan(), 2);
    expect(comparison.baseline).toEqual({ cell: 2, label: "blockchain" });
    expect(one(comparison, "confirmation.latency.mean").cells.map(({ difference }) => difference?.mean)).toEqual([expect.closeTo(-1.58, 12), expect.closeTo(-1.5799, 10), undefined]);
    expect(() => compare(index({ a: SLEEP }), plan(), 3)).toThrow(/no cell 3/);
  });

  it("does not depend on the order of the rows, to the last bit", () => {
    const table = index({ "confirmation.latency.mean": SLEEP, "fees.mean": SLEEP });
    const shuffled = { ...table, rows: [...table.rows].sort((a, b) => a.run.split("").reverse().join("").localeCompare(b.run.split("").reverse().join(""))) };
    expect(shuffled.rows).not.toEqual(table.rows);
    expect(JSON.stringify(compare(shuffled, plan(), 0))).toBe(JSON.stringify(compare(table, plan(), 0)));
  });

  it("pairs only what both observed, and says nothing of chance from one pair", () => {
    const { cells } = one(compare(index({ "fees.mean": [[1, 2, null], [null, 5, 6], [null, null, null]] }), plan(), 0), "fees.mean");
    expect(cells[1]).toEqual({ cell: 1, count: 2, mean: 5.5, halfWidth: expect.closeTo(12.7062 * Math.SQRT1_2 / Math.SQRT2, 3) as number, difference: { mean: 3, halfWidth: null, p: null, pHolm: null, significant: false } });
    expect(cells[2]).toEqual({ cell: 2, count: 0, mean: null, halfWidth: null });
  });

  it("marks the best mean in the direction of the metric, and none where all are alike or neither is better", () => {
    const falling = [[3, 3], [2, 2], [1, 1]];
    const comparison = compare(index({ "confirmation.latency.mean": falling, "throughput.confirmed": falling, "road.utilisation": falling, "fees.mean": [[1, 1], [1, 1], [1, 1]], odd: falling }), plan(["odd"]), 0);
    expect(comparison.metrics.map(({ better, best }) => [better, best])).toEqual([["lower", 2], ["higher", 0], [undefined, undefined], ["lower", undefined], ["lower", 2]]);
  });

  it("of one replication has means alone, as JSON as well", () => {
    const comparison = compare(index({ "fees.mean": [[1], [2], [3]] }), plan(), 0);
    expect(one(comparison, "fees.mean").cells[1]).toEqual({ cell: 1, count: 1, mean: 2, halfWidth: null, difference: { mean: 1, halfWidth: null, p: null, pHolm: null, significant: false } });
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  });
});
