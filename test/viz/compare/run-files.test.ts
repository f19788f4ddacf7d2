import { describe, expect, it } from "vitest";
import { kindsOf, mergedLatency, seriesColumnOf, seriesHeader, someCells } from "../../../viz/src/compare/run-files.js";

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
