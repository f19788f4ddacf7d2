import { describe, expect, it } from "vitest";
import { Figures } from "../../../src/experiment/sweep/figures.js";
import { indexCsv } from "../../../src/experiment/sweep/index-csv.js";
import type { Metric } from "../../../src/sim/run-recorder.js";

const metric = (value: number | null, unit = "s"): Metric => ({ value, unit, doc: "" });
const RUNS: readonly (readonly [string, Readonly<Record<string, Metric>>])[] = [
  ["a1", { wait: metric(1.5), fee: metric(0, "token") }], ["a2", { wait: metric(2), fee: metric(null, "token") }],
  ["b1", { wait: metric(0.25), tips: metric(7, "1") }], ["b2", { wait: metric(0.5), tips: metric(9, "1"), late: metric(1, "1") }],
];
const ADDRESSES = [["a1", "a2"], ["b1", "b2"]];
const PLAN = {
  seed: "9", parameters: [{ path: "ledger.kind", kind: "choice" as const, values: ["ideal", "tangle"] }, { path: "delay", unit: "s", kind: "number" as const, values: [1, null] }],
  cells: [{ cell: 0, label: "ideal", values: { "ledger.kind": "ideal", delay: 1 }, overrides: [] }, { cell: 1, label: "tangle", values: { "ledger.kind": "tangle", delay: null }, overrides: [] }],
};

const figuresOf = (runs: typeof RUNS): Figures => {
  const figures = new Figures();
  for (const [run, metrics] of runs) figures.add(run, metrics);
  return figures;
};

describe("the index of a sweep", () => {
  it("has a row a run by cell and replication, a column a parameter and metric, and nothing where nothing was observed", () => {
    expect(indexCsv(PLAN, figuresOf(RUNS).table(PLAN, ADDRESSES, 2))).toBe([
      "cell,replication,seed,run,ledger.kind,delay [s],fee [token],late [1],tips [1],wait [s]",
      "0,1,9,a1,ideal,1,0,,,1.5", "0,2,9/2,a2,ideal,1,,,,2", "1,1,9,b1,tangle,,,,7,0.25", "1,2,9/2,b2,tangle,,,1,9,0.5", "",
    ].join("\n"));
  });

  it("does not depend on which run ended first, nor on runs beyond the last replication", () => {
    const whole = figuresOf(RUNS).table(PLAN, ADDRESSES, 1);
    expect(figuresOf([...RUNS].reverse()).table(PLAN, ADDRESSES, 1)).toEqual(whole);
    expect(whole.metrics.map(({ name }) => name)).toEqual(["fee", "tips", "wait"]);   // "late" is of the second replication only.
    expect(figuresOf(RUNS.filter(([run]) => run.endsWith("1"))).table(PLAN, ADDRESSES, 1)).toEqual(whole);
  });

  it("shows a run that two cells share in both, and leaves out what is not there", () => {
    const { rows } = figuresOf(RUNS.slice(0, 1)).table(PLAN, [["a1", "a2"], ["a1", "x"]], 2);
    expect(rows.map(({ cell, replication, run }) => [cell, replication, run])).toEqual([[0, 1, "a1"], [1, 1, "a1"]]);
  });
});
