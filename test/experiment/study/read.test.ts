import { describe, expect, it } from "vitest";
import { baseOf, isStudy, readStudy } from "../../../src/experiment/study/read.js";
import { complaints, SCENARIO, study, vary } from "./support.js";

describe("a study file", () => {
  it("is read with everything in it", () => {
    const read = study(`
base: town.yaml
question: Which?
lookFor: That.
method: latin-hypercube
samples: 8
parameters:
  ledger.kind: { values: [ideal, tangle] }
  load.rate: { min: 1/s, max: 10/s, scale: log }
where: "ledger.kind == 'tangle' || load.rate < '5/s'"
replications: 20
seed: 7
baseline: ledger.kind=ideal
metrics: { minimize: [fees.mean], maximize: [throughput.confirmed] }
precision: 2%
warmup: mser-5
keep: all
set: { duration: 2min }
`);
    expect(read).toMatchObject({
      name: "try", question: "Which?", lookFor: "That.", method: "latin-hypercube", samples: 8, replications: 20, seed: "7", baseline: "ledger.kind=ideal",
      metrics: { minimize: ["fees.mean"], maximize: ["throughput.confirmed"] }, precision: 0.02, warmup: "mser-5", keep: "all", set: [{ path: "duration", value: "2min" }],
    });
    expect(read.parameters[0]).toMatchObject({ path: "ledger.kind", kind: "choice", doc: "The ledger over which all devices pay." });
    expect(read.parameters[1]).toMatchObject({ path: "load.rate", kind: "number", unit: "1/s", quantity: "rate", range: { min: 1, max: 10, scale: "log", writtenUnit: "/s" }, values: [] });
  });

  it("takes its question from the scenario where it has none", () => {
    expect(study("base: x").question).toBe("Does it matter?");
  });

  it("is told from a scenario by its base", () => {
    expect(isStudy(SCENARIO)).toBe(false);
    expect(isStudy({ file: "s.yaml", text: "base: x" })).toBe(true);
    expect(baseOf({ file: "s.yaml", text: "base: ../city.yaml" })).toBe("../city.yaml");
    expect(complaints(() => baseOf({ file: "s.yaml", text: "parameters: {}" }))).toEqual(["s.yaml:1:1: base: is missing: the scenario file that the study varies"]);
    expect(complaints(() => baseOf({ file: "s.yaml", text: "base: 5" }))).toEqual(["s.yaml:1:7: base: must be the name of a scenario file"]);
  });

  it("knows what its parameters are", () => {
    const kinds = vary("fleets.cars.count=1,2", "ledger.network.fluid=true,false", "ledger.network.delayDistribution=constant,exponential", "start=2026-01-01T00:00:00Z", "ledger.tipSelection.rule=uniform-random,weighted-walk").parameters.map(({ kind, whole, unit }) => [kind, whole, unit]);
    expect(kinds).toEqual([["number", true, undefined], ["flag", false, undefined], ["choice", false, undefined], ["text", false, undefined], ["choice", false, undefined]]);
  });
});

describe("a mistake", () => {
  it.each([
    ["base: x\nparamters: {}", ['try.yaml:2:1: paramters: "paramters" is not a part of a study here; did you mean "parameters"? allowed: base, question, lookFor, method, samples, parameters, variants, zip, where, replications, seed, baseline, metrics, precision, warmup, keep, set']],
    ["base: x\nmethod: girdd", ['try.yaml:2:9: method: "girdd" is not known; did you mean "grid"? allowed: grid, random, latin-hypercube']],
    ["question: why", ["try.yaml:1:1: base: is missing"]],
    ["base: x\nparameters: [1]", ["try.yaml:2:13: parameters: must be a mapping from paths to values, found [1]"]],
    ["base: x\nparameters: { ledger.knd: [a] }", ['try.yaml:2:15: parameters.ledger.knd: "knd" is not a parameter of ledger; did you mean "kind"?']],
    ["base: x\nparameters: { ledger.kind: [ideal, tangel] }", ['try.yaml:2:36: parameters.ledger.kind.1: "tangel" is not known; did you mean "tangle"?']],
    ["base: x\nparameters: { ledger.network.delay: { values: [1s, 5 parsecs, -1s] } }", ['try.yaml:2:52: parameters.ledger.network.delay.values.1: "parsecs" is not a unit of time', "try.yaml:2:63: parameters.ledger.network.delay.values.2: must be at least 0 s, found -1 s"]],
    ["base: x\nparameters: { load.rate: 5 }", ["try.yaml:2:26: parameters.load.rate: must be a list of values, { values: […] } or { min, max, steps }, found 5"]],
    ["base: x\nparameters: { load.rate: [] }", ["try.yaml:2:26: parameters.load.rate: must have at least one value, found []"]],
    ["base: x\nparameters: { load.rate: { min: 1, mx: 5, steps: 3 } }", ["try.yaml:2:15: parameters.load.rate.max: is missing", 'try.yaml:2:36: parameters.load.rate.mx: "mx" is not a part of a study here; did you mean "max"? allowed: min, max, scale, steps']],
    ["base: x\nparameters: { load.rate: { min: 5, max: 1, steps: 3 } }", ["try.yaml:2:33: parameters.load.rate.min: min must be below max, found 5 and 1"]],
    ["base: x\nparameters: { load.rate: { min: 0, max: 1, steps: 3, scale: log } }", ["try.yaml:2:33: parameters.load.rate.min: a logarithmic scale needs a min above 0, found 0"]],
    ["base: x\nparameters: { load.rate: { min: 1, max: 5 } }", ["try.yaml:2:15: parameters.load.rate: needs steps: how many values a grid takes from min to max"]],
    ["base: x\nparameters: { load.rate: { min: 1, max: 5, steps: 1 } }", ["try.yaml:2:51: parameters.load.rate.steps: must be at least 2, found 1"]],
    ["base: x\nparameters: { load.rate: { min: 1s, max: 5, steps: 2 } }", ['try.yaml:2:33: parameters.load.rate.min: "s" is not a unit of rate']],
    ["base: x\nparameters: { ledger.kind: { min: 1, max: 5, steps: 2 } }", ['try.yaml:2:15: parameters.ledger.kind: "ledger.kind" is not a number, so it has no range; list its values']],
    ["base: x\nparameters: { load.rate: [1, 60/min, 2] }", ['try.yaml:2:15: parameters.load.rate: has the same value twice: 1 and "60/min"']],
    ["base: x\nparameters: { seed: [1, 2] }", ['try.yaml:2:15: parameters.seed: "seed" cannot be varied: it is what replications vary']],
    ["base: x\nparameters: { fleets.crs.count: [1, 2] }", ['try.yaml:2:15: parameters.fleets.crs.count: there is no fleet "crs"; did you mean "cars"?']],
    ["base: x\nmethod: random\nparameters: { load.rate: [1] }", ["try.yaml:2:9: method: samples is missing: how many cells to draw with method: random"]],
    ["base: x\nsamples: 5", ["try.yaml:2:1: samples: has no effect with method: grid"]],
    ["base: x\nmethod: random\nsamples: 5", ["try.yaml:2:9: method: there is nothing to sample with method: random"]],
    ["base: x\nreplications: 0", ["try.yaml:2:15: replications: must be at least 1, found 0"]],
    ["base: x\nreplications: many", ['try.yaml:2:15: replications: must be a whole number, found "many"']],
    ["base: x\nprecision: 150%", ['try.yaml:2:12: precision: must be a share above 0 and below 1, such as 2%, found "150%"']],
    ["base: x\nprecision: [2]", ["try.yaml:2:12: precision: must be a share such as 2%, found [2]"]],
    ["base: x\nmetrics: { minimise: [a] }", ['try.yaml:2:12: metrics.minimise: "minimise" is not a part of a study here; did you mean "minimize"? allowed: minimize, maximize']],
    ["base: x\nzip: [[load.rate, load.rat]]\nparameters: { load.rate: [1] }", ['try.yaml:2:7: zip.0: "load.rat" does not vary; did you mean "load.rate"? varied are: load.rate']],
    ["base: x\nzip: [[load.rate, duration]]\nparameters: { load.rate: [1, 2], duration: [1h] }", ["try.yaml:2:7: zip.0: what goes in lockstep must have as many values: load.rate has 2, duration has 1"]],
    ["base: x\nzip: [[load.rate]]\nparameters: { load.rate: [1, 2] }", ["try.yaml:2:7: zip.0: must name at least two paths, found [\"load.rate\"]"]],
    ["base: x\nset: { ledger.network.dely: 1s }", ['try.yaml:2:8: set.ledger.network.dely: "dely" is not a parameter of ledger.network; did you mean "delay"?']],
    ["base: x\nset: { seed: 3 }", ['try.yaml:2:8: set.seed: is given as seed, beside "set"']],
    ["base: [", ["try.yaml:1:8: "]],
  ])("in %j is told", (text, expected) => {
    const said = complaints(() => study(text));
    expect(said.map((sentence, i) => sentence.slice(0, expected[i]?.length))).toEqual(expected);
  });

  it("on the command line is told as it was typed", () => {
    expect(complaints(() => vary("ledger.kind=ideal,tangel"))).toEqual([expect.stringMatching(/^--vary ledger\.kind=ideal,tangel: "tangel" is not known; did you mean "tangle"\?/)]);
    expect(complaints(() => readStudy(undefined, SCENARIO, { replications: 0.5 }))).toEqual(["--replications 0.5: must be a whole number, found 0.5"]);
    expect(complaints(() => readStudy(undefined, SCENARIO, { keep: "some" }))).toEqual([expect.stringMatching(/^--keep some: "some" is not known/)]);
    expect(complaints(() => readStudy(undefined, SCENARIO, { set: [{ path: "load.rte", value: 1 }] }))).toEqual([expect.stringMatching(/^--set load\.rte=1: "rte" is not a parameter of load; did you mean "rate"\?/)]);
  });

  it("of many values is found among thousands, without trying each", () => {
    const text = `load.rate=${Array.from({ length: 3000 }, (_, i) => i + 1).join(",")},-4`;
    expect(complaints(() => vary(text))).toEqual([expect.stringMatching(/must be at least 0 1\/s, found -4 1\/s/)]);
  });

  it("in the scenario itself comes first", () => {
    expect(complaints(() => readStudy(undefined, { file: "broken.yaml", text: "duraton: 1h" }, { vary: ["x=1"] }))).toEqual([expect.stringMatching(/^broken\.yaml:1:1: duraton/)]);
  });
});
