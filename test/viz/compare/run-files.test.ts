import { describe, expect, it } from "vitest";
import { kindsOf, mergedLatency, seriesColumnOf, seriesHeader, someCells } from "../../../viz/src/compare/run-files.js";
import { figures, readSweep } from "../../../viz/src/compare/sweep.js";
import type { SweepPlan } from "../../../viz/src/compare/written.js";

const ONE = "kind,low [s],high [s],count\nvehicle,1,2,3\nvehicle,2,4,1\nsensor,1,2,5\nvehicle,,,2\n";
const OTHER = "kind,low [s],high [s],count\nvehicle,2,4,4\nvehicle,4,8,1\n";

describe("files of runs", () => {
  it("add the counts of equal bins over runs, and keep what was never confirmed", () => {
    expect(mergedLatency([ONE, OTHER], "vehicle")).toEqual({ kind: "vehicle", confirmed: 9, unconfirmed: 2, bins: [{ low: 1, high: 2, count: 3 }, { low: 2, high: 4, count: 5 }, { low: 4, high: 8, count: 1 }] });
    expect(mergedLatency([ONE, OTHER], "").bins).toEqual([{ low: 1, high: 2, count: 8 }, { low: 2, high: 4, count: 5 }, { low: 4, high: 8, count: 1 }]);
    expect(mergedLatency([], "").confirmed).toBe(0);
    expect(kindsOf([[ONE], [OTHER]])).toEqual(["vehicle", "sensor"]);
  });

  it("give one column of a series, with gaps as gaps, and not the line that was being written", () => {
    const text = 'time [s],a [1],"b, or c [s]"\n10,1,2\n20,,3\n30,4,"5"\n40,7,';
    expect(seriesHeader(text)).toEqual([{ name: "a", unit: "1" }, { name: "b, or c", unit: "s" }]);
    expect(seriesColumnOf(text, "a")).toEqual({ times: Float64Array.of(10, 20, 30), values: Float64Array.of(1, Number.NaN, 4) });
    expect(seriesColumnOf(text, "b, or c")?.values).toEqual(Float64Array.of(2, 3, 5));
    expect(seriesColumnOf(text, "d")).toBeUndefined();
    expect(seriesColumnOf("time [s],a [1]\n", "a")?.times.length).toBe(0);
  });

  it("of few cells always the baseline", () => {
    const comparison = { baseline: { cell: 7 } } as Parameters<typeof someCells>[0]["comparison"];
    expect(someCells({ selected: [0, 1, 2, 7], comparison }, 3)).toEqual([0, 1, 7]);
    expect(someCells({ selected: [0, 1, 2], comparison }, 2)).toEqual([0, 1]);
    expect(someCells({ selected: [7, 1], comparison }, 3)).toEqual([7, 1]);
  });
});

describe("an index", () => {
  const plan = { parameters: [{ path: "a", kind: "number", values: [1, 2] }], cells: [{ cell: 0, label: "a=1" }, { cell: 1, label: "a=2" }], replications: 50, baseline: 0, metrics: { minimize: ["x"], maximize: [] } } as unknown as SweepPlan;
  const rows = (count: number, spread: number): string => `cell,replication,seed,run,a,x [s],y [1]\n${[0, 1].flatMap((cell) => Array.from({ length: count }, (_, i) => `${cell},${i + 1},1/${i + 1},0123456789ab,${cell + 1},${10 + spread * (i % 2)},`)).join("\n")}\n`;

  it("is read by cell, with what was not observed as nothing", () => {
    const sweep = readSweep(plan, "cell,replication,seed,run,a,x [s],y [1]\n0,1,1,r,1,5,\n0,3,1/3,s,1,7,1\n1,1,1,t,2,,\n");
    expect(figures(sweep, 0, "x")).toEqual([5, null, 7]);
    expect(figures(sweep, 0, "y")).toEqual([null, null, 1]);
    expect([figures(sweep, 1, "x"), figures(sweep, 7, "x"), figures(sweep, 0, "none")]).toEqual([[null], [], [null, null, null]]);
    expect(sweep.planned).toBe(100);
  });

  it("is whole with fewer replications where the precision asked for was reached, and only there", () => {
    // Half width of 10, 11, 10, …: t(0.975, 4) · 0.548 / √5 = 0.68, which is 6.5 % of 10.4.
    expect(readSweep({ ...plan, precision: 0.07 }, rows(5, 1)).planned).toBe(10);
    expect(readSweep({ ...plan, precision: 0.06 }, rows(5, 1)).planned).toBe(100);
    expect(readSweep({ ...plan, precision: 0.07 }, rows(4, 0)).planned).toBe(100);
  });
});
