/** What the cards of channels conclude. */
import { describe, expect, it } from "vitest";
import { channelTraffic, lockedCapital } from "../../../viz/src/cards/channel-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";
import type { Run } from "../../../viz/src/data/run.js";

function run(row: string, metrics: Record<string, number> = {}): Run {
  return {
    series: new Columns(`time [s],channel.locked [token],channel.locked.hub [token],channel.updates [1/s],channel.onLedger [1/s]\n${Array.from({ length: 10 }, (_, i) => `${i + 1},${row}`).join("\n")}\n`),
    warmup: 0, scenarioText: "", ledger: "channel", latency: [], notices: [], tables: {},
    summary: { duration: 10, metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { value, unit: "1" }])) },
  } as unknown as Run;
}

describe("locked capital", () => {
  it("tells whose it is, and stacks the hub's on that of the devices", () => {
    const card = lockedCapital.build(run("40,30,1,0"))!;
    expect(card.title).toBe("40 tokens lie locked in channels, 75.0 % of them the hub's");
    expect("table" in card && card.table.rows[0]).toEqual([1, 10, 30]);
  });
  it("has no hub where there is none", () => { expect(lockedCapital.build(run("40,0,1,0"))!.title).toBe("40 tokens lie locked in channels"); });
  it("is not there for other ledgers", () => { expect(lockedCapital.build({ ...run("0,0,0,0"), series: new Columns("time [s]\n1\n") })).toBeUndefined(); });
});

describe("traffic", () => {
  const titleOf = (row: string, share = 0): string => channelTraffic.build(run(row, { "channel.onLedger.share": share }))!.title;
  it("tells how many payments there are for each transaction", () => { expect(titleOf("0,0,20,0.1", 0.01)).toBe("One transaction on the ledger for every 200 payments in channels"); });
  it("tells that the ledger rests", () => { expect(titleOf("0,0,20,0")).toBe("20 payments a second, and the ledger has nothing to do"); });
  it("tells that channels hardly help", () => {
    expect(titleOf("0,0,2,8", 0.8)).toBe("80.0 % of the payments find no channel and go on the ledger");
    expect(titleOf("0,0,2,4", 0.05)).toBe("Channels need the ledger 2 times as often as they carry a payment");
    expect(titleOf("0,0,0,4", 1)).toBe("No payment finds a channel: all go on the ledger");
  });
});
