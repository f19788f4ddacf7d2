import { describe, expect, it } from "vitest";
import { cellsOf } from "../../../src/experiment/study/cells.js";
import { checkCells, scenarioOf } from "../../../src/experiment/study/check.js";
import { readStudy, type StudyOptions } from "../../../src/experiment/study/read.js";
import { complaints, SCENARIO, vary } from "./support.js";

const messages = (options: StudyOptions): string[] => checkCells(SCENARIO, cellsOf(readStudy(undefined, SCENARIO, options))).map(({ message }) => message);

describe("cells", () => {
  it("that are scenarios have nothing against them", () => {
    expect(messages({ vary: ["ledger.kind=ideal,tangle,blockchain", "load.rate=1,2"] })).toEqual([]);
  });

  it("with a parameter that their kind does not have are named, once for all, with a condition that leaves them out", () => {
    const vary = ["ledger.kind=ideal,tangle", "ledger.tipSelection.alpha=0,0.1,1"];
    const said = messages({ vary });
    expect(said).toEqual([expect.stringMatching(/^cell "ideal, alpha=0" and 2 others: ledger\.tipSelection\.alpha=0: "tipSelection" is a parameter of ledger only with kind: tangle.*; leave such cells out with where: "ledger\.kind == 'tangle'"/)]);
    // What is advised works.
    const [where, either] = [...said[0]!.matchAll(/where: "([^"]+)"/g)].map((match) => match[1]!);
    expect(messages({ vary, where: where! })).toEqual([]);
    const withNull = { vary: [vary[0]!, "ledger.tipSelection.alpha=null,0,0.1,1"], where: either! };
    expect(messages(withNull)).toEqual([]);
    expect(cellsOf(readStudy(undefined, SCENARIO, withNull)).map(({ label }) => label)).toEqual(["ideal", "tangle, alpha=0", "tangle, alpha=0.1", "tangle, alpha=1"]);
  });

  it("with a parameter that has no effect beside another are named as well", () => {
    const said = messages({ vary: ["ledger.network.delayDistribution=constant,exponential", "ledger.network.fluid=true"] });
    expect(said).toEqual([expect.stringMatching(/^cell "exponential": ledger\.network\.fluid=true: ledger\.network\.fluid: has no effect with delayDistribution: exponential.*where: "ledger\.network\.delayDistribution == 'constant'"/)]);
  });

  it("that all contradict what is set are told so without advice that would help nobody", () => {
    const said = messages({ vary: ["ledger.kind=ideal,blockchain"], set: [{ path: "ledger.tipSelection.alpha", value: 0.1 }] });
    expect(said).toEqual(["ideal", "blockchain"].map((kind) => expect.stringMatching(`^cell "${kind}": ledger.tipSelection.alpha=0.1: "tipSelection" is a parameter of ledger only with`)));
    expect(said.some((sentence) => sentence.includes("where"))).toBe(false);
  });

  it("are loaded one by one with their name in each mistake", () => {
    const cells = cellsOf(vary("ledger.kind=ideal,tangle", "ledger.tipSelection.alpha=1"));
    expect(scenarioOf(SCENARIO, cells[1]!).resolved.ledger).toMatchObject({ kind: "tangle", tipSelection: { alpha: 1 } });
    expect(complaints(() => scenarioOf(SCENARIO, cells[0]!))).toEqual([expect.stringMatching(/^cell "ideal": ledger\.tipSelection\.alpha=1: /)]);
  });

  it("choose the outer variant before the inner one, whatever the order in which they vary", () => {
    const cells = cellsOf(vary("ledger.tipSelection.rule=uniform-random", "ledger.kind=ideal,tangle"));
    expect(complaints(() => scenarioOf(SCENARIO, cells[0]!))).toHaveLength(1);
    expect(scenarioOf(SCENARIO, cells[1]!).resolved.ledger).toMatchObject({ tipSelection: { rule: "uniform-random" } });
  });
});
