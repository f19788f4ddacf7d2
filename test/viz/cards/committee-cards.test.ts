/** What the cards of a committee conclude. */
import { describe, expect, it } from "vitest";
import { committeeCommits, committeeRounds } from "../../../viz/src/cards/committee-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";
import type { Run } from "../../../viz/src/data/run.js";

function run(metrics: Record<string, number> = {}, outages = "", rounds = "3,20,0\n4,0,60\n6,5,15"): Run {
  const series = new Columns(`time [s],committee.commit.latency [s],committee.leaders.skipped [1]\n${Array.from({ length: 60 }, (_, i) => `${i + 1},0.4,0.1`).join("\n")}\n`);
  return {
    series, warmup: 0, scenarioText: "", ledger: "committee", latency: [], notices: [],
    tables: { "commit-rounds": new Columns(`rounds,leaders,others\n${rounds}\n`), ...(outages === "" ? {} : { outages: new Columns(`service,region,from [s],until [s]\n${outages}\n`) }) },
    summary: { duration: 60, metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { value, unit: "1" }])) },
  } as unknown as Run;
}

describe("the card of the commits", () => {
  const titleOf = (of: Run): string => committeeCommits.build(of)!.title;
  it("says how long blocks take, and whether leaders are skipped", () => {
    expect(titleOf(run({ "committee.commit.latency": 0.38, "committee.leaders.skipped": 0 }))).toBe("Blocks are committed 0.38 s after they are made, and hardly a leader is skipped");
    expect(titleOf(run({ "committee.commit.latency": 0.9, "committee.leaders.skipped": 0.25 }))).toBe("Blocks are committed 0.9 s after they are made, though 25.0 % of the leaders are skipped");
  });
  it("says that it stands still, and before all that it is broken", () => {
    expect(titleOf(run({}, "committee,0,20,40"))).toBe("Too many validators stop, and with them the committee");
    expect(titleOf(run({ "committee.forks": 1 }))).toContain("the ledger is broken");
  });
  it("is not there for other ledgers", () => { expect(committeeCommits.build({ ...run(), series: new Columns("time [s]\n1\n") })).toBeUndefined(); });
});

describe("the card of the rounds", () => {
  it("tells the share of the soonest and the mean, rounds without a commit included in its axis", () => {
    expect(committeeRounds.build(run())!.title).toBe("80.0 % of the blocks are committed within four rounds, 4.2 on average");
  });
});
