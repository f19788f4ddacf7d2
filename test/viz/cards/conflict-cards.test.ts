import { describe, expect, it } from "vitest";
import { conflictSets, mostContested, shareSteps } from "../../../viz/src/cards/conflict-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";

describe("cards of the conflicts", () => {
  const table = new Columns(`set,transaction,time [s],event,peer,share [1]
1,10,5,attached,,
2,20,6,attached,,
1,11,5.5,attached,,
1,11,9,flipped,,0.7
2,21,7,attached,,
3,30,1,attached,,
3,30,40,confirmed,,1
1,11,8,preferred,,0.4
`);

  it("gather the rows of a set in the order of time, whatever the order in the file", () => {
    const [first] = conflictSets(table);
    expect([first!.name, first!.start, first!.end]).toEqual(["1", 5, 9]);
    expect(first!.happenings.map(({ time, event, side }) => [time, event, side])).toEqual([[5, "attached", "10"], [5.5, "attached", "11"], [8, "preferred", "11"], [9, "flipped", "11"]]);
    expect(first!.happenings.map(({ share }) => share)).toEqual([Number.NaN, Number.NaN, 0.4, 0.7]);
  });

  it("take a peer that changes sides from the side that it leaves", () => {
    const rows = "a,1,preferred,0,0.25\na,2,preferred,1,0.5\nb,3,preferred,2,0.25\nb,4,flipped,0,0.5\nb,9,confirmed,0,0.5\n".trim().split("\n").map((row) => { const [side, ...rest] = row.split(","); return `7,${side},${rest.join(",")}`; });
    const [set] = conflictSets(new Columns(`set,transaction,time [s],event,peer,share [1]\n${rows.join("\n")}\n`));
    expect(shareSteps(set!, 4).get("a")).toEqual([{ time: 0, share: 0.25 }, { time: 1, share: 0.5 }, { time: 3, share: 0.25 }]);
    expect(shareSteps(set!, 4).get("b")!.map(({ share }) => share)).toEqual([0.25, 0.5, 0.5]);
    expect(shareSteps(set!, Number.NaN).get("a")).toHaveLength(2);
  });

  it("in the one view of all, take everything from the side that it leaves", () => {
    const [set] = conflictSets(new Columns("set,transaction,time [s],event,peer,share [1]\n7,a,1,preferred,,1\n7,b,2,attached,,0\n7,b,3,flipped,,1\n7,a,5,flipped,,1\n"));
    expect(shareSteps(set!, Number.NaN).get("a")).toEqual([{ time: 0, share: 1 }, { time: 2, share: 0 }, { time: 4, share: 1 }]);
    expect(shareSteps(set!, Number.NaN).get("b")).toEqual([{ time: 1, share: 0 }, { time: 2, share: 1 }, { time: 4, share: 0 }]);
  });

  it("show the sets with most changes of mind first, then those that took longest", () => {
    expect(mostContested(conflictSets(table), 2).map(({ name }) => name)).toEqual(["1", "3"]);
    expect(mostContested(conflictSets(table), 9).map(({ name }) => name)).toEqual(["1", "3", "2"]);
  });
});
