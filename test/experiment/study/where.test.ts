import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellsOf } from "../../../src/experiment/study/cells.js";
import { readStudy } from "../../../src/experiment/study/read.js";
import { compileWhere } from "../../../src/experiment/study/where.js";
import { complaints, SCENARIO } from "./support.js";

const VARY = ["ledger.kind=ideal,tangle", "ledger.network.delay=100ms,1s,5s", "fleets.double-spenders.count=1,2", "ledger.network.fluid=false,null"];
const of = (where: string) => readStudy(undefined, SCENARIO, { vary: VARY, where });
const count = (where: string): number => cellsOf(of(where)).length;

describe("a condition", () => {
  // Of 2 · 3 · 2 · 2 = 24 combinations.
  it.each([
    ["ledger.kind == 'tangle'", 12],
    ['ledger.kind !== "tangle" && ledger.network.delay < 1', 4],
    ["ledger.network.delay <= '1s'", 16],
    ["'900ms' < ledger.network.delay", 16],
    ["!(ledger.kind == 'ideal' || ledger.network.delay == '5s')", 8],
    ["ledger.network.delay * 2 - 1 > 1", 8],
    ["fleets.double-spenders.count - 1 == 0", 12],
    ["fleets.double-spenders.count % 2 == 0 && fleets.double-spenders.count>1", 12],
    ["-ledger.network.delay < -1.5", 8],
    ["ledger.network.fluid == null", 12],
    ["ledger.network.fluid != null", 12],
    ["ledger.network.fluid == false", 12],
    ["(ledger.kind == 'ideal') == (ledger.network.fluid == null)", 12],
    ["!ledger.network.fluid", 24],
    ["kind == 'tangle' && network.delay < '5s' && double-spenders.count-1 == 0", 4],
    ["true", 24],
  ])("%s leaves %i", (where, cells) => {
    expect(count(where)).toBe(cells);
  });

  it("of a parameter that is left as it is, no order is true", () => {
    const study = (where: string) => readStudy(undefined, SCENARIO, { vary: ["load.rate=null,1,2"], where });
    expect(cellsOf(study("load.rate < 5")).map(({ label }) => label)).toEqual(["rate=1", "rate=2"]);
    expect(cellsOf(study("!(load.rate < 5)"))).toHaveLength(1);
  });

  it.each([
    ["ledger.kind == 'tangel'", /compares ledger\.kind with "tangel", which is not among its values; did you mean "tangle"\? values: ideal, tangle/],
    ["knd == 'tangle'", /names "knd", which does not vary; did you mean "kind"\?/],
    ["ledger.knd == 'tangle'", /names "ledger\.knd", which does not vary; did you mean "ledger\.kind"\? varied are: ledger\.kind, ledger\.network\.delay/],
    ["load.rate > 1", /names "load\.rate", which does not vary/],
    ["ledger.network.delay < '5 parsecs'", /"parsecs" is not a unit of time/],
    ["ledger.network.delay < 5s", /cannot be understood: variable names cannot start with a number.*write quantities as texts: '5s'/],
    ["ledger.kind = 'tangle'", /write == for equality/],
    ["ledger.kind == 'tangle' and true", /write && for and/],
    ["not ledger.network.fluid", /write ! for not/],
    ["ledger.kind ==", /cannot be understood: expected expression after ==/],
    ["(true", /cannot be understood: unclosed \(/],
    ["", /where: is empty|is empty/],
    ["true, false", /must be one condition/],
    ["ledger.network.delay", /must be a condition, which is true or false; this is a number/],
    ["ledger.kind < 3", /needs a number beside <, not a text/],
    ["ledger.kind == 3", /compares a text with a number/],
    ["ledger.kind && true", /needs true or false beside &&, not a text/],
    ["alert(1)", /may not have a call; allowed are paths/],
    ["this.process", /may not have a path|may not have this|names a path in another way/],
    ["ledger['kind'] == 'ideal'", /names a path in another way than with dots/],
    ["ledger.kind == 'ideal' ? true : false", /may not have a choice with \? and :/],
    ["[1] == 1", /may not have a list/],
    ["ledger.network.delay ** 2 > 1", /may not have the operator \*\*; allowed: && \|\| ! ==/],
    ["ledger.network.delay & 1", /may not have the operator &;/],
    ["~ledger.network.delay == 1", /may not have the operator ~/],
    ["ledger.constructor.prototype == 1", /names "ledger\.constructor\.prototype", which does not vary/],
    ["`${1}` == 'a'", /cannot be understood/],
    ["ledger.network.delay > 100", /is true for no cell, found ledger\.network\.delay > 100/],
    ["(".repeat(9000), /where/],
  ])("%s is refused", (where, sentence) => {
    const said = complaints(() => of(where));
    expect(said).toEqual([expect.stringMatching(sentence)]);
    expect(said[0]).toMatch(/^--where/);
  });

  it("says where in the file it stands", () => {
    const file = { file: "s.yaml", text: "base: x\nparameters: { load.rate: [1, 2] }\nwhere: \"load.rat > 1\"\n" };
    expect(complaints(() => readStudy(file, SCENARIO))).toEqual(['s.yaml:3:8: where: names "load.rat", which does not vary; did you mean "load.rate"? varied are: load.rate; found load.rat > 1']);
  });

  it("agrees with JavaScript on numbers", () => {
    const parameters = ["a", "b"].map((path) => ({ path, kind: "number" as const, whole: false, values: [] }));
    const leaf = fc.oneof(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 9 }).map(String));
    const sum = fc.tuple(leaf, fc.constantFrom("+", "-", "*", "/", "%"), leaf).map(([x, op, y]) => `(${x} ${op} ${y})`);
    const order = fc.tuple(sum, fc.constantFrom("<", "<=", ">", ">=", "==", "!="), sum).map(([x, op, y]) => `${x} ${op} ${y}`);
    const logic = fc.tuple(order, fc.constantFrom("&&", "||"), order, fc.boolean()).map(([x, op, y, not]) => `${not ? "!" : ""}(${x}) ${op} (${y})`);
    fc.assert(fc.property(logic, fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), (text, a, b) => {
      const expected = new Function("a", "b", `return ${text}`) as (a: number, b: number) => boolean;
      expect(compileWhere(text, parameters, {})([a, b])).toBe(expected(a, b));
    }), { seed: 8 });
  });
});
