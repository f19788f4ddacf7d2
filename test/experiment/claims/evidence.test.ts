import { describe, expect, it } from "vitest";
import { Evidence } from "../../../src/experiment/claims/evidence.js";
import { surelyAbove, surelyBelow } from "../../../src/experiment/claims/sure.js";

/** Two cells, three replications, in any order; the second is twice the first and ten more. */
const first = [3, 1, 5];
const rows = [[1, 2], [0, 3], [0, 1], [1, 1], [0, 2], [1, 3]].map(([cell, replication]) => ({
  cell: cell!, replication: replication!, seed: "", run: "", values: [cell === 0 ? first[replication! - 1]! : 2 * first[replication! - 1]! + 10, null],
}));
const cells = [{ cell: 0, values: { rate: 1, variant: "a" } }, { cell: 1, values: { rate: 10, variant: "a" } }];
const evidence = new Evidence({ metrics: [{ name: "wait", unit: "s" }, { name: "idle", unit: "s" }], rows }, cells, "mine.yaml");

describe("evidence", () => {
  it("has the mean of a cell with Student's interval", () => {
    // s = 2, t(0.975; 2) = 4.30265.
    expect(evidence.of("wait", { rate: 1 }).mean).toBe(3);
    expect(evidence.of("wait", { rate: 1 }).halfWidth).toBeCloseTo(4.30265 * 2 / Math.sqrt(3), 4);
  });

  it("compares cells replication by replication", () => {
    expect(evidence.difference("wait", { rate: 10 }, { rate: 1 }).mean).toBeCloseTo((13 + 11 + 15) / 3, 12);
    expect(evidence.ratio("wait", { rate: 10 }, { rate: 1 }).mean).toBeCloseTo((16 / 3 + 12 + 4) / 3, 12);
    expect(evidence.combined("wait", [{ rate: 10 }, { rate: 1 }], (one, other) => one - 2 * other)).toEqual({ mean: 10, halfWidth: 0 });
  });

  it("knows what varied, and what it was asked for", () => {
    expect(evidence.numbersOf("rate")).toEqual([1, 10]);
    expect(evidence.asked).toEqual(["wait"]);
  });

  it.each([
    ["a figure that the study does not have", () => evidence.of("speed", { rate: 1 }), /^mine\.yaml: has no figure speed/],
    ["a cell that it does not have", () => evidence.of("wait", { rate: 2 }), /must have one cell with \{"rate":2\}, and has 0/],
    ["a cell that is several", () => evidence.of("wait", { variant: "a" }), /and has 2/],
    ["what was not observed", () => evidence.of("idle", { rate: 1 }), /nothing observed of idle .* in replication 1/],
    ["numbers that are words", () => evidence.numbersOf("variant"), /variant must vary over numbers/],
  ])("refuses %s", (_, ask, says) => { expect(ask).toThrow(says); });

  it("scales a figure, and gives it words", () => {
    expect(evidence.figure("the wait", "wait", { rate: 1 }, { unit: "ms", scale: 1000, expected: 3100 })).toMatchObject({ what: "the wait", unit: "ms", mean: 3000, expected: 3100 });
  });
});

describe("what is sure", () => {
  it.each([[5, 1, 3.9, true, false], [5, 1, 4.1, false, false], [5, 1, 6.1, false, true], [5, Infinity, 0, false, false]])("of %d ± %d against %d", (mean, halfWidth, bound, above, below) => {
    expect([surelyAbove({ mean, halfWidth }, bound), surelyBelow({ mean, halfWidth }, bound)]).toEqual([above, below]);
  });
});
