import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Axis } from "../../../viz/src/compare/axis.js";
import { formatBrushes, parseBrushes, within, withBrush, type Brush } from "../../../viz/src/compare/brush.js";

describe("brushes", () => {
  it("are read from an address, and what is none is left out", () => {
    expect([...parseBrushes("ledger.kind:=cloud|tangle;fees.mean:0~0.2;a:~3;b:2~1;c:~;nothing;d:5")]).toEqual([
      ["ledger.kind", new Set(["cloud", "tangle"])], ["fees.mean", { from: 0, to: 0.2 }], ["a", { from: -Infinity, to: 3 }],
    ]);
    expect(parseBrushes(undefined).size).toBe(0);
  });

  it("are read as they were written, whatever names and values contain", () => {
    const range = fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.double({ noNaN: true, noDefaultInfinity: true })).map(([a, b]): Brush => ({ from: Math.min(a, b) + 0, to: Math.max(a, b) + 0 }));
    const values = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1 }).map((all): Brush => new Set(all));
    fc.assert(fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(range, values)), (all) => {
      const brushes = new Map(Object.entries(all));
      expect(parseBrushes(formatBrushes(brushes))).toEqual(brushes);
    }), { seed: 8, numRuns: 200 });
  });

  it("hold a cell at their ends, and no cell without a value", () => {
    const axis: Axis = { name: "x", title: "x", unit: "", varied: true, values: undefined, of: (cell) => [1, 2, undefined][cell], words: String };
    expect([0, 1, 2].map((cell) => within(axis, { from: 1, to: 1.5 }, cell))).toEqual([true, false, false]);
    expect(within({ ...axis, words: () => "cloud" }, new Set(["tangle"]), 0)).toBe(false);
  });

  it("go when they are cleared, and when they hold everything", () => {
    const one = withBrush(new Map(), "x", { from: 0, to: 1 });
    expect(withBrush(one, "x", undefined).size).toBe(0);
    expect(withBrush(one, "x", { from: -Infinity, to: Infinity }).size).toBe(0);
    expect(one.size).toBe(1);
  });
});
