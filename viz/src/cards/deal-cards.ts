/** What devices asked for, agreed on and paid in time, over all domains. */
import { drawRanks, rankHeight } from "../charts/rank-chart.js";
import { figure } from "../data/run.js";
import { number, percent } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { ledgerHue } from "./hues.js";

/** Why a later stage can count more than an earlier one. */
const BEFORE = " Counting starts after the warm-up: some of the deals that ended had been asked for before.";

/** With fewer agreed, how they were paid is only half of what is to be said. */
const MOST = 0.95;

export const deals: CardDefinition = {
  name: "deals", absent: "deals: none was asked for",
  build(run) {
    const offered = figure(run, "deals.offered")?.value ?? 0, agreed = figure(run, "deals.agreed")?.value ?? 0;
    if (offered === 0 || agreed === 0) return undefined;
    const inTime = figure(run, "deals.paidInTime")?.value ?? 0, failed = figure(run, "deals.failed")?.value ?? 0;
    const paid = Math.min(1, inTime / agreed), few = agreed < MOST * offered;
    const title = few ? `${percent(agreed / offered)} of the deals asked for were agreed, and ${paid >= 1 ? "all" : percent(paid)} of them paid in time` : `${percent(paid)} of the agreed deals were paid in time`;
    const share = (value: number): string => `(${percent(value / offered)})`;
    const hue = ledgerHue(run);
    const ranks = [
      { name: "asked for", value: offered, hue: "reference" }, { name: "agreed", value: agreed, hue, note: share(agreed) },
      { name: "paid in time", value: inTime, hue, note: share(inTime) }, { name: "missed or failed", value: failed, hue: "bad", note: share(failed) },
    ];
    return {
      title, note: `Shares are of all deals asked for.${agreed > offered || inTime > agreed ? BEFORE : ""} A late payment means that the act took place without the paid service, or later.`,
      plots: [{ kind: "still", height: rankHeight(ranks.length), axis: "deals", draw: (size) => drawRanks(ranks, size, "Deals from request to payment", title, number) }],
      table: { columns: ["stage", "deals"], rows: ranks.map((rank) => [rank.name, rank.value]) },
    };
  },
};
