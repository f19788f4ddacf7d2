import { describe, expect, it } from "vitest";
import { meanText } from "../../src/cli/comparison-numbers.js";
import { comparisonTable } from "../../src/cli/comparison-table.js";
import { compare } from "../../src/experiment/compare/compare.js";
import type { Comparison } from "../../src/experiment/compare/comparison.js";

/** Figures by metric, cell and replication, compared. */
function compared(labels: readonly string[], figures: Record<string, [unit: string, values: (number | null)[][]]>, headline?: string[]): Comparison {
  const names = Object.keys(figures), replications = Object.values(figures)[0]![1][0]!.length;
  const rows = labels.flatMap((_, cell) => Array.from({ length: replications }, (__, i) => ({ cell, replication: i + 1, seed: "1", run: "r", values: names.map((name) => figures[name]![1][cell]![i]!) })));
  const comparison = compare({ metrics: names.map((name) => ({ name, unit: figures[name]![0] })), rows }, { cells: labels.map((label, cell) => ({ cell, label })), metrics: { minimize: [], maximize: [] } }, 0);
  return headline ? { ...comparison, headline } : comparison;
}

const text = (comparison: Comparison, width = 80): string[] => comparisonTable(comparison, width).replaceAll(/\u001b\[\d+m/g, "").split("\n");

const LEDGERS = compared(["tangle", "ideal", "cloud", "chain"], {
  "confirmation.latency.mean": ["s", [[13, 13.2, 13.1], [0, 0, 0], [13, 13.3, 13.05], [600, null, 640]]],
  "confirmation.share": ["1", [[0.9, 0.91, 0.92], [0.9, 0.91, 0.92], [0.5, 0.51, 0.5], [0, 0, 0]]],
});

describe("the table of a comparison", () => {
  it("has cells as rows, and says in words what colours say as well", () => {
    expect(text(LEDGERS)).toEqual([
      "           confirmation.latency.mean [s]       confirmation.share [%]",
      "           lower is better                     higher is better",
      "  tangle   13.10 ± 0.25 baseline               91.0 ± 2.5 baseline    ✓ best",
      "  ideal    0 ± 0        −13.10 ± 0.25 ✓ best   91.0 ± 2.5 the same    ✓ best",
      // 13, 13.3, 13.05 have s = 0.16073; the differences 0, 0.1, −0.05 a mean of 0.0167 and s = 0.07638; t is 4.3027.
      "  cloud    13.12 ± 0.40 +0.02 ± 0.19  n.s.     50.3 ± 1.4 −40.7 ± 2.9",
      `  chain    620 ± 254    ${differenceOfChain()}    n=2      0 ± 0      −91.0 ± 2.5`,
      "",
      "Mean ± half-width of the 95 % confidence interval (Student's t) over 3",
      "replications. Then the difference to the baseline (tangle), paired by",
      "replication: in each, all cells have the same random numbers. n.s.: not",
      "significant at 5 %, after Holm's adjustment for the 3 differences of a metric. ✓",
      "best: the best mean.",
      "",
    ]);
  });

  it("puts metrics below each other where there is no room", () => {
    const narrow = text(LEDGERS, 70);
    expect(narrow.slice(0, 3)).toEqual(["           confirmation.latency.mean [s]", "           lower is better", "  tangle   13.10 ± 0.25 baseline"]);
    expect(narrow.slice(6, 10)).toEqual(["", "           confirmation.share [%]", "           higher is better", "  tangle   91.0 ± 2.5 baseline    ✓ best"]);
  });

  it("fits its width, whatever the labels, the metrics and their number", () => {
    const labels = Array.from({ length: 60 }, (_, i) => `fleets.electric-vehicles.count=${i}, ledger.tipSelection.alpha=0.${i}`);
    const figure = (scale: number): [string, number[][]] => ["token/kWh", labels.map((_, i) => [scale * i, scale * (i + 0.3), scale * (i - 0.1)])];
    const many = compared(labels, Object.fromEntries(["a.rather.long.name.of.a.metric.that.nobody.would.ever.choose.for.a.figure", "fees.mean", "x", "energy.perTransaction"].map((name, i) => [name, figure(10 ** (3 * i - 6))])), ["a.rather.long.name.of.a.metric.that.nobody.would.ever.choose.for.a.figure", "fees.mean", "x", "energy.perTransaction"]);
    for (const width of [60, 80, 120, 160]) {
      const lines = text(many, width);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(lines).toContain("  … and 20 more cells");
    }
    expect(text(many, 80).filter((line) => line.startsWith("  fleets.electric-vehic"))).toHaveLength(4 * 40);
  });

  it("never cuts off what tells cells apart: what rows share stands above them", () => {
    const names = ["1s", "5s"].flatMap((delay) => [2, 8].map((parents) => `ledger.network.delay=${delay}, ledger.tipSelection.parents=${parents}`));
    const lines = text(compared(names, { "fees.mean": ["token", [[1, 2], [2, 3], [3, 5], [4, 4]]] }), 60);
    expect(lines.filter((line) => !line.startsWith("      ")).map((line) => line.slice(0, 40).replace(/( n\.s\.| ✓).*$/, "").trimEnd()).slice(0, 14)).toEqual([
      "  ledger.network.delay=1s", "    ledger.         1.5 ± 6.4 baseline", "    tipSelection.", "    parents=2", "    ledger.         2.5 ± 6.4 +1 ± 0", "    tipSelection.", "    parents=8",
      "  ledger.network.delay=5s", "    ledger.         4 ± 13    +2.5 ± 6.4", "    tipSelection.", "    parents=2", "    ledger.         4 ± 0     +2.5 ± 6.4", "    tipSelection.", "    parents=8",
    ]);
  });

  it("of one replication says that it has no intervals, and of one cell no differences", () => {
    const one = text(compared(["a", "b"], { "fees.mean": ["token", [[1], [2]]] })).join("\n");
    expect(one).toMatch(/a +1 +baseline ✓ best\n +b +2 +\+1\n/);
    expect(one).toContain("One replication: means have no interval, and differences to the baseline (a) may\nbe chance; see --replications. ✓ best: the best mean.");
    expect(text(compared(["as it is"], { "throughput.confirmed": ["1/s", [[1, 2, 3]]] })).join(" ")).not.toMatch(/Then the difference|n\.s\./);
  });

  it("of nothing that differs says so", () => {
    expect(text({ ...LEDGERS, headline: [] }).join("")).toBe("No figure differs between the cells.");
  });
});

/** By hand: 600 − 13 = 587 and 640 − 13.1 = 626.9; t is 12.706 for two pairs. */
function differenceOfChain(): string {
  return `+${((587 + 626.9) / 2).toFixed(0)} ± ${(12.7062 * Math.abs(626.9 - 587) / 2).toFixed(0)}`;
}

describe("a mean", () => {
  it.each([
    [13.2143, 0.0189, "13.214 ± 0.019"], [1234.5, 61, "1,235 ± 61"], [0.00527, 0.00013, "0.00527 ± 0.00013"], [9.25e8, 1.8e7, "(9.25 ± 0.18)e8"], [1.01e-4, 7.8e-5, "(1.01 ± 0.78)e-4"],
    [-0.5, 0.25, "−0.50 ± 0.25"], [0, 0, "0 ± 0"], [3.25, null, "3.25"], [1e-15, null, "0"], [7, 1e-14, "7 ± 0"], [0.02, 6889, "0 ± 6,889"],
  ])("%f ± %f is %s", (mean, halfWidth, expected) => {
    expect(meanText(mean, halfWidth)).toBe(expected);
  });

  it("that is a difference has its sign", () => {
    expect([meanText(2, 0.1, true), meanText(-2, 0.1, true), meanText(2, null, true), meanText(1e9, 1e8, true)]).toEqual(["+2.00 ± 0.10", "−2.00 ± 0.10", "+2", "(+1.00 ± 0.10)e9"]);
  });
});
