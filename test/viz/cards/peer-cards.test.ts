import { describe, expect, it } from "vitest";
import { byRegion, meanAndDeviation, peerName } from "../../../viz/src/cards/peer-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";

describe("cards of the peers", () => {
  it("take mean and deviation of the peers that confirmed anything", () => {
    // 2, 4, 4, 4, 5, 5, 7, 9: sample variance 32/7.
    expect(meanAndDeviation([2, 4, 4, Number.NaN, 4, 5, 5, 7, 9])).toEqual({ mean: 5, count: 8, deviation: expect.closeTo(Math.sqrt(32 / 7), 12) });
    expect(meanAndDeviation([]).mean).toBeNaN();
  });

  it("average by region, the fastest first, leaving out peers without one", () => {
    const table = new Columns("peer,region,latency.mean [s]\n0,east,4\n1,west,1\n2,east,6\n3,,99\n4,west,\n");
    expect(byRegion(table, "latency.mean")).toEqual([{ name: "west", mean: 1, peers: 1 }, { name: "east", mean: 5, peers: 2 }]);
  });

  it("call a number a peer, and leave a name alone", () => { expect([peerName("7"), peerName("Ada")]).toEqual(["peer 7", "Ada"]); });
});
