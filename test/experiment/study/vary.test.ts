import { describe, expect, it } from "vitest";
import { cellsOf } from "../../../src/experiment/study/cells.js";
import { readStudy } from "../../../src/experiment/study/read.js";
import { readVary, splitAtCommas } from "../../../src/experiment/study/vary.js";
import { complaints, SCENARIO, vary } from "./support.js";

describe("--vary", () => {
  it.each([
    ["a=1,2,3", [1, 2, 3]],
    ["a=0.1s, 1s ,5s", ["0.1s", "1s", "5s"]],
    ["a=true,false", [true, false]],
    ["a=[1, 2],[3]", [[1, 2], [3]]],
    ["a={ x: 1, y: [2, 3] },null", [{ x: 1, y: [2, 3] }, null]],
    ["a='x,y',\"p,q\",r", ["x,y", "p,q", "r"]],
    ["a=rock'n'roll,it's", ["rock'n'roll", "it's"]],
    ["a=b=c,d", ["b=c", "d"]],
    ["a=../x,../y", ["../x", "../y"]],
  ])("reads %s", (written, values) => {
    expect(readVary([written]).map(([, parameter]) => parameter)).toEqual([{ path: "a", values: { values } }]);
  });

  it.each([
    ["a=1..5:3", { min: 1, max: 5, steps: 3 }],
    ["a=0.1s..10s:3:log", { min: "0.1s", max: "10s", steps: 3, scale: "log" }],
    ["a=-1 .. 1", { min: -1, max: 1 }],
    ["a=.5..1:4:linear", { min: 0.5, max: 1, steps: 4, scale: "linear" }],
    ["a=1 /s..10 /s:2", { min: "1 /s", max: "10 /s", steps: 2 }],
  ])("reads the range %s", (written, values) => {
    expect(readVary([written])[0]![1].values).toEqual(values);
  });

  it("keeps what stands in brackets and quotes together", () => {
    expect(splitAtCommas("a,[b,{c: d,e: f}],'g,h',i")).toEqual(["a", "[b,{c: d,e: f}]", "'g,h'", "i"]);
  });

  it.each([
    ["ledger.kind", /must be a path and its values/],
    ["=1", /must be a path and its values/],
    ["load.rate=1,,2", /--vary load\.rate=1,,2: has an empty value; null leaves the parameter as the scenario has it/],
    ["load.rate=", /has an empty value/],
    ["load.rate=[1", /is not YAML/],
  ])("refuses %s", (written, sentence) => {
    expect(complaints(() => vary(written))).toEqual([expect.stringMatching(sentence)]);
  });

  it("refuses the same path twice, and a parameter that is set as well", () => {
    expect(complaints(() => vary("load.rate=1,2", "load.rate=3"))).toEqual([expect.stringMatching(/^--vary load\.rate=3: is varied twice/)]);
    expect(complaints(() => readStudy(undefined, SCENARIO, { vary: ["load.rate=1,2"], set: [{ path: "load.rate", value: 3 }] }))).toEqual([expect.stringMatching(/^--vary load\.rate=1,2: is varied, and set to one value as well/)]);
  });

  it("says the same as a study file", () => {
    const typed = cellsOf(vary("ledger.kind=ideal,tangle", "load.rate=1/s..100/s:3:log"));
    const file = { file: "f.yaml", text: "base: town.yaml\nparameters:\n  ledger.kind: { values: [ideal, tangle] }\n  load.rate: { min: 1/s, max: 100/s, scale: log, steps: 3 }\n" };
    expect(typed).toEqual(cellsOf(readStudy(file, SCENARIO)));
    expect(typed.map(({ label }) => label)).toEqual(["ideal, rate=1/s", "ideal, rate=10/s", "ideal, rate=100/s", "tangle, rate=1/s", "tangle, rate=10/s", "tangle, rate=100/s"]);
  });

  it("goes before the file, parameter by parameter and option by option", () => {
    const file = { file: "f.yaml", text: "base: town.yaml\nreplications: 3\nparameters: { ledger.kind: [ideal, tangle], load.rate: [1, 2] }\nset: { duration: 1h }\n" };
    const both = readStudy(file, SCENARIO, { vary: ["load.rate=5,6,7"], set: [{ path: "duration", value: "2h" }], replications: 4 });
    expect(both.parameters.map(({ path, values }) => [path, values.map(({ value }) => value)])).toEqual([["ledger.kind", ["ideal", "tangle"]], ["load.rate", [5, 6, 7]]]);
    expect(both).toMatchObject({ name: "f", replications: 4, set: [{ path: "duration", value: "2h" }] });
  });
});
