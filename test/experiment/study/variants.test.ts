import { describe, expect, it } from "vitest";
import { cellsOf } from "../../../src/experiment/study/cells.js";
import { checkCells } from "../../../src/experiment/study/check.js";
import { complaints, SCENARIO, study } from "./support.js";

const BOTH = `
base: x
variants:
  as it is: {}
  slow and ideal: { ledger.kind: ideal, ledger.delay: 5s }
parameters: { load.rate: [1/s, 2/s] }
where: "variant != 'as it is' || load.rate < '2/s'"
`;

describe("variants", () => {
  it("are an axis by name, of which each cell has one whole configuration", () => {
    const cells = cellsOf(study(BOTH));
    expect(cells.map(({ label, values }) => [label, values])).toEqual([
      ["as it is, rate=1/s", { variant: "as it is", "load.rate": 1 }],
      ["slow and ideal, rate=1/s", { variant: "slow and ideal", "load.rate": 1 }],
      ["slow and ideal, rate=2/s", { variant: "slow and ideal", "load.rate": 2 }],
    ]);
    expect(cells[2]!.overrides).toEqual([{ path: "ledger.kind", value: "ideal" }, { path: "ledger.delay", value: "5s" }, { path: "load.rate", value: "2/s" }]);
    expect(checkCells(SCENARIO, cells)).toEqual([]);
  });

  it("let parameters vary that exist in some of them only", () => {
    const cells = cellsOf(study("base: x\nvariants: { slow: { ledger.kind: ideal }, tangle: { ledger.kind: tangle } }\nparameters: { ledger.tipSelection.parents: [2, 3] }\nwhere: \"variant == 'tangle'\""));
    expect(cells.map(({ label }) => label)).toEqual(["parents=2", "parents=3"]);
    expect(checkCells(SCENARIO, cells)).toEqual([]);
  });

  it.each([
    ["base: x\nvariants: { a: 5 }", "try.yaml:2:13: variants.a: must be a mapping from paths to values, found 5"],
    ["base: x\nvariants: { a: { ledger.knd: tangle } }", 'try.yaml:2:18: variants.a.ledger.knd: "knd" is not a parameter of ledger; did you mean "kind"?'],
    ["base: x\nvariants: { a: { seed: 5 } }", "try.yaml:2:18: variants.a.seed: is what replications vary"],
    ["base: x\nvariants: { a: { load.rate: 5/s } }\nparameters: { load.rate: [1/s] }", "try.yaml:2:18: variants.a.load.rate: is varied as well, under parameters"],
    ["base: x\nvariants: { a: { load.rate: 5/s } }\nset: { load.rate: 1/s }", "try.yaml:2:18: variants.a.load.rate: is set to one value in all cells as well"],
  ])("of which %j is told", (text, complaint) => {
    expect(complaints(() => study(text))[0]).toContain(complaint);
  });

  it("have values that are checked with their cell", () => {
    const wrong = checkCells(SCENARIO, cellsOf(study("base: x\nvariants: { a: {}, b: { load.rate: -5/s } }")));
    expect(wrong.map(({ message }) => message)).toEqual(['cell "b": load.rate=-5/s: load.rate: must be at least 0 1/s, found -5 1/s; leave such cells out with where: "variant == \'a\'"']);
  });
});
