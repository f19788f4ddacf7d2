import { describe, expect, it } from "vitest";
import { baselineOf, cellsOf, countCells } from "../../../src/experiment/study/cells.js";
import { readStudy } from "../../../src/experiment/study/read.js";
import type { Study } from "../../../src/experiment/study/study.js";
import { complaints, SCENARIO, study, vary } from "./support.js";

const labels = (of: Study): string[] => cellsOf(of).map(({ label }) => label);
const column = (of: Study, path: string): unknown[] => cellsOf(of).map(({ values }) => values[path]);

describe("a grid", () => {
  it("has all combinations, the first parameter slowest, in the engine's units", () => {
    const grid = vary("ledger.network.delay=100ms,5s", "ledger.tipSelection.alpha=0,0.1,1");
    expect(cellsOf(grid).map(({ cell, values }) => [cell, ...Object.values(values)])).toEqual([[0, 0.1, 0], [1, 0.1, 0.1], [2, 0.1, 1], [3, 5, 0], [4, 5, 0.1], [5, 5, 1]]);
    expect(labels(grid)[1]).toBe("delay=100ms, alpha=0.1");
    expect(cellsOf(grid)[1]!.overrides).toEqual([{ path: "ledger.network.delay", value: "100ms" }, { path: "ledger.tipSelection.alpha", value: 0.1 }]);
  });

  it("takes even steps of a range, of its logarithm, and whole numbers where only those are allowed", () => {
    expect(column(vary("ledger.network.delay=0.1s..10s:5:log"), "ledger.network.delay")).toEqual([0.1, 0.316, 1, 3.16, 10]);
    expect(column(vary("load.rate=0..1:4"), "load.rate")).toEqual([0, 0.3333, 0.6667, 1]);
    expect(column(vary("fleets.cars.count=1..3:7"), "fleets.cars.count")).toEqual([1, 2, 3]);
    expect(labels(vary("ledger.network.delay=100ms..1s:2"))).toEqual(["delay=0.1s", "delay=1s"]);
    expect(labels(vary("load.rate=1 1/min..3 1/min:3"))).toEqual(["rate=1 1/min", "rate=2 1/min", "rate=3 1/min"]);
  });

  it("puts what every cell has in common before what is its own", () => {
    const both = study("base: x\nset: { duration: 1h }\nparameters: { load.rate: [1, 2] }");
    expect(cellsOf(both)[1]!.overrides).toEqual([{ path: "duration", value: "1h" }, { path: "load.rate", value: 2 }]);
  });

  it("of nothing is one cell: the scenario as it is", () => {
    const one = readStudy(undefined, SCENARIO, { replications: 10 });
    expect(cellsOf(one)).toEqual([{ cell: 0, label: "as it is", values: {}, overrides: [] }]);
    expect(countCells(one)).toBe(1);
  });

  it("of a million cells is counted without being made", () => {
    const values = Array.from({ length: 1000 }, (_, i) => i + 1).join(",");
    const million = vary(`load.rate=${values}`, `ledger.network.delay=${values}`);
    const started = process.cpuUsage();
    expect(countCells(million)).toBe(1_000_000);
    expect(process.cpuUsage(started).user).toBeLessThan(20_000);
  });

  it("with a condition is looked through, up to a limit", () => {
    const values = Array.from({ length: 200 }, (_, i) => i + 1).join(",");
    const of = (where: string, ...more: string[]) => readStudy(undefined, SCENARIO, { vary: [`load.rate=${values}`, `ledger.network.delay=${values}`, ...more], where });
    // Pairs of 1 … 200 with the first below the second: 200 · 199 / 2.
    expect(countCells(of("load.rate < ledger.network.delay"))).toBe(19_900);
    expect(complaints(() => of("load.rate < 5", "ledger.tipSelection.alpha=0..1:200"))).toEqual([expect.stringMatching(/the grid has 8000000 combinations; where can look through at most 5000000/)]);
  });
});

describe("zipped parameters", () => {
  it("go in lockstep, at the place of the first", () => {
    const zipped = study("base: x\nparameters: { load.rate: [1, 2], fleets.cars.count: [10, 20], ledger.network.delay: [3s, 4s] }\nzip: [[load.rate, ledger.network.delay]]");
    expect(cellsOf(zipped).map(({ values }) => Object.values(values))).toEqual([[1, 10, 3], [1, 20, 3], [2, 10, 4], [2, 20, 4]]);
  });

  it("leave a parameter as it is where it is null: each kind of ledger with its own", () => {
    const kinds = study("base: x\nparameters: { ledger.kind: [ideal, tangle, tangle], ledger.tipSelection.alpha: [null, 0, 1] }\nzip: [[ledger.kind, ledger.tipSelection.alpha]]");
    expect(labels(kinds)).toEqual(["ideal", "tangle, alpha=0", "tangle, alpha=1"]);
    expect(cellsOf(kinds)[0]!.overrides).toEqual([{ path: "ledger.kind", value: "ideal" }]);
  });
});

describe("labels", () => {
  it("name only what varies, by the shortest names that differ", () => {
    expect(labels(vary("ledger.kind=ideal,tangle", "load.rate=5"))).toEqual(["ideal", "tangle"]);
    expect(labels(vary("fleets.cars.count=1,2", "fleets.double-spenders.count=3,4"))[0]).toBe("cars.count=1, double-spenders.count=3");
  });

  it("fall back on whole paths where short ones would be alike", () => {
    const two = study("base: x\nparameters: { settlement.policy: [wait, null], ledger.kind: [ideal, null] }\nzip: [[settlement.policy, ledger.kind]]");
    expect(new Set(labels(two)).size).toBe(2);
  });

  it("are all different", () => {
    const all = labels(vary("ledger.kind=ideal,tangle,blockchain", "load.rate=1..50:50", "duration=1h,2h"));
    expect(new Set(all).size).toBe(300);
  });
});

describe("the baseline", () => {
  const cells = cellsOf(vary("ledger.kind=ideal,tangle", "ledger.network.delay=1s,5s"));
  const at = (baseline?: string) => baselineOf({ ...vary("ledger.kind=ideal,tangle", "ledger.network.delay=1s,5s"), ...(baseline === undefined ? {} : { baseline }) }, cells);

  it.each([[undefined, 0], ["tangle, delay=5s", 3], ["ledger.kind=tangle", 2], ["delay=5s", 1], ["kind=tangle,ledger.network.delay=5s", 3], ["2", 2], ["5s", 1], ["tangle", 2], ["5000ms", 1]])("%s is cell %i", (baseline, cell) => {
    expect(at(baseline)).toBe(cell);
  });

  it("that does not exist is answered with the nearest", () => {
    expect(complaints(() => at("tangel, delay=5s"))).toEqual(['baseline: there is no cell "tangel, delay=5s"; did you mean "tangle, delay=5s"? cells: "ideal, delay=1s", "ideal, delay=5s", "tangle, delay=1s", "tangle, delay=5s"']);
    expect(complaints(() => at("4"))).toHaveLength(1);
  });
});
