import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf, countCells } from "../../../src/experiment/study/cells.js";
import { complaints, study } from "./support.js";

const sampled = (method: string, samples: number, more = "", parameters = "load.rate: { min: 1, max: 100, scale: log }, ledger.network.delay: { min: 0s, max: 10s }") =>
  study(`base: x\nmethod: ${method}\nsamples: ${samples}\nparameters: { ${parameters} }\n${more}`);
const column = (cells: ReturnType<typeof cellsOf>, path: string): number[] => cells.map(({ values }) => values[path] as number);

describe("a Latin hypercube", () => {
  it("has one sample in each of n strata of each parameter, linear or logarithmic", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 1e6 }), (samples, seed) => {
      const cells = cellsOf(sampled("latin-hypercube", samples, `seed: ${seed}`));
      const delay = column(cells, "ledger.network.delay").map((value) => Math.floor(value / 10 * samples));
      const rate = column(cells, "load.rate").map((value) => Math.floor(Math.log(value) / Math.log(100) * samples));
      const strata = Array.from({ length: samples }, (_, i) => i);
      expect([...delay].sort((a, b) => a - b)).toEqual(strata);
      expect([...rate].sort((a, b) => a - b)).toEqual(strata);
    }), { seed: 6, numRuns: 30 });
  });

  it("pairs the strata of different parameters by chance", () => {
    const cells = cellsOf(sampled("latin-hypercube", 200));
    const rank = (values: number[]) => values.map((value) => values.filter((other) => other < value).length - 99.5);
    const [a, b] = [rank(column(cells, "load.rate")), rank(column(cells, "ledger.network.delay"))];
    // Spearman's ρ of 200 independent pairs has a standard deviation of 1/√199.
    const rho = a.reduce((sum, x, i) => sum + x * b[i]!, 0) / a.reduce((sum, x) => sum + x * x, 0);
    expect(Math.abs(rho)).toBeLessThan(4 / Math.sqrt(199));
    expect(Math.abs(rho)).toBeGreaterThan(0);
  });

  it("gives listed values evenly, and the same combination once", () => {
    const three = cellsOf(sampled("latin-hypercube", 9, "", "ledger.kind: [ideal, tangle, blockchain], load.rate: { min: 1, max: 2 }"));
    expect(["ideal", "tangle", "blockchain"].map((kind) => three.filter(({ values }) => values["ledger.kind"] === kind).length)).toEqual([3, 3, 3]);
    expect(cellsOf(sampled("latin-hypercube", 100, "", "ledger.kind: [ideal, tangle]"))).toHaveLength(2);
  });
});

describe("random samples", () => {
  it("lie within their ranges, as many as asked for", () => {
    const cells = cellsOf(sampled("random", 100));
    expect(cells).toHaveLength(100);
    for (const value of column(cells, "load.rate")) expect(value >= 1 && value <= 100).toBe(true);
    // Half of the samples of a logarithmic scale from 1 to 100 lie below 10: ±5 is one standard deviation.
    expect(Math.abs(column(cells, "load.rate").filter((value) => value < 10).length - 50)).toBeLessThan(20);
  });

  it("are drawn again where the condition refuses them", () => {
    const cells = cellsOf(sampled("random", 50, 'where: "load.rate < 3"'));
    expect(cells).toHaveLength(50);
    expect(Math.max(...column(cells, "load.rate"))).toBeLessThan(3);
  });

  it("are all different, or too few", () => {
    expect(cellsOf(sampled("random", 2, "", "ledger.kind: [ideal, tangle]")).map(({ label }) => label).sort()).toEqual(["ideal", "tangle"]);
    expect(complaints(() => sampled("random", 5, "", "ledger.kind: [ideal, tangle]"))).toEqual([expect.stringMatching(/^try\.yaml:3:10: samples: asks for 5 cells, but only 2 different ones/)]);
  });
});

describe("samples", () => {
  it.each(["random", "latin-hypercube"])("%s: are the same for the same seed, and others for another", (method) => {
    const of = (seed: number) => cellsOf(sampled(method, 20, `seed: ${seed}`));
    expect(of(1)).toEqual(of(1));
    expect(of(1)).toEqual(cellsOf(sampled(method, 20)));
    expect(of(1)).not.toEqual(of(2));
    expect(countCells(sampled(method, 20))).toBe(20);
  });

  it("of one parameter do not depend on what else varies", () => {
    const alone = cellsOf(sampled("random", 20, "", "load.rate: { min: 1, max: 100 }")), beside = cellsOf(sampled("random", 20, "", "ledger.network.delay: { min: 1, max: 2 }, load.rate: { min: 1, max: 100 }"));
    expect(column(alone, "load.rate")).toEqual(column(beside, "load.rate"));
  });

  it("of zipped parameters are drawn at the same share of their ranges", () => {
    const cells = cellsOf(sampled("random", 20, "zip: [[load.rate, ledger.network.delay]]", "load.rate: { min: 0, max: 1 }, ledger.network.delay: { min: 0, max: 10 }"));
    for (const { values } of cells) expect((values["ledger.network.delay"] as number) / 10).toBeCloseTo(values["load.rate"] as number, 3);
  });
});
