/** What the cards of trade and of deals conclude, and when a pile counts as growing. */
import { describe, expect, it } from "vitest";
import type { ChartCard } from "../../../viz/src/cards/card.js";
import { deals } from "../../../viz/src/cards/deal-cards.js";
import { headline } from "../../../viz/src/cards/headline.js";
import { grows } from "../../../viz/src/cards/ledger-cards.js";
import { readable } from "../../../viz/src/cards/setup-cards.js";
import { tradeGains } from "../../../viz/src/cards/trade-cards.js";
import { Columns } from "../../../viz/src/data/columns.js";
import type { Run } from "../../../viz/src/data/run.js";

function run(metrics: Record<string, number>, count = 1000): Run {
  return {
    series: new Columns("time [s]\n1\n"), warmup: 0, scenarioText: "", ledger: "blockchain", latency: [], notices: [], tables: {}, manifest: {},
    summary: { duration: 90, metrics: Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, { value, unit: "1", count }])) },
  } as unknown as Run;
}
const trade = (share: number, gross: number, net: number): Run => run({ "trade.share": share, "trade.efficiency.gross": gross, "trade.efficiency": net / 200, "trade.gains.possible": 200, "trade.gains.net": net });

describe("the card of trade", () => {
  it("counts trades and gains against what was possible", () => {
    const card = tradeGains.build(trade(0.81, 0.97, 146)) as ChartCard;
    expect(card.title).toBe("81.0 % of the trades that were worth it were made, and 73.0 % of what there was to gain is left");
    expect(card.table.rows).toEqual([["trades", "worth it", 1000], ["trades", "made", 810], ["gains, tokens", "possible", 200], ["gains, tokens", "before fees", 194], ["gains, tokens", "after fees", 146]]);
  });
  it("says that nothing was lost", () => { expect(tradeGains.build(trade(1, 1, 200))!.title).toBe("Every trade that was worth it was made, and nothing of its gains was lost"); });
  it("is not there without trade", () => { expect(tradeGains.build(run({ "fees.mean": 1 }))).toBeUndefined(); });
  it("comes first among the figures, the fee after it", () => {
    const tiles = headline(run({ "trade.share": 0.81, "trade.efficiency": 0.73, "fees.mean": 0.1, "settlement.loss": 0 })).map(({ label, figure }) => `${label} ${figure}`);
    expect(tiles).toEqual(["Trades made 81.0", "Gains of trade left 73.0", "Fee, mean 0.1"]);
  });
});

describe("the card of deals", () => {
  const title = (offered: number, agreed: number, inTime: number): string => deals.build(run({ "deals.offered": offered, "deals.agreed": agreed, "deals.paidInTime": inTime }))!.title;
  it("tells of what was agreed where that was not nearly all", () => {
    expect(title(100, 96, 72)).toBe("75.0 % of the agreed deals were paid in time");
    expect(title(100, 29, 29)).toBe("29.0 % of the deals asked for were agreed, and all of them paid in time");
    expect(title(100, 40, 30)).toBe("40.0 % of the deals asked for were agreed, and 75.0 % of them paid in time");
  });
});

it("a pile that is worked off after an outage does not grow, though more is left of it than there was before", () => {
  const pile = (count: (hour: number) => number): boolean => {
    const series = new Columns(`time [s],n [1]\n${Array.from({ length: 96 }, (_, i) => `${900 * (i + 1)},${count(i / 4)}`).join("\n")}\n`);
    return grows({ series, warmup: 0 }, series.numbers("n")!);
  };
  expect(pile((hour) => (hour < 10 ? 180 : hour < 14 ? 19_000 * (hour - 10) : 300))).toBe(false);
  expect(pile((hour) => 20 * hour)).toBe(true);
});

it("parameters are written with their units, a period as people read it", () => {
  expect(readable(86_400, "s")).toBe("24 h");
  expect(readable(5, "1/s")).toBe("5 1/s");
  expect(readable(200, "1")).toBe("200");
  expect(readable([{ at: 36_000, until: 50_400, region: 2 }], undefined)).toBe("at 10 h, until 14 h, region 2");
  expect(readable([], undefined)).toBe("none");
});
