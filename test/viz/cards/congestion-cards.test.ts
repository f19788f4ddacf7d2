import { describe, expect, it } from "vitest";
import { fairness, issuers } from "../../../viz/src/cards/congestion-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";

describe("cards of congestion", () => {
  const header = "issuer,mana [1],rate [1/s],fairRate [1/s],throughput [1/s],latency.mean [s],latency.p95 [s]";

  it("order issuers by mana and tell who asks for clearly more than is fair", () => {
    const found = issuers(new Columns(`${header}\n0,0.2,10,20,10,1,2\n1,0.5,61,40,40,1,2\n2,0.3,40,38,,1,2\n`));
    expect(found.map(({ name, greedy, passed }) => [name, greedy, passed])).toEqual([["peer 1", true, 40], ["peer 2", false, 40], ["peer 0", false, 10]]);
  });

  it("measure fairness by Jain's index of the parts: 1 for equal parts, 1/n where one gets all", () => {
    const rows = (passed: readonly number[]) => issuers(new Columns(`${header}\n${passed.map((each, i) => `${i},1,10,${5 * (i + 1)},${each},1,1`).join("\n")}\n`));
    expect(fairness(rows([5, 10, 15, 20]))).toBeCloseTo(1, 12);
    expect(fairness(rows([5, 0, 0, 0]))).toBeCloseTo(0.25, 12);
  });
});
