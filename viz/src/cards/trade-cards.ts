/** Card of the trade in small goods: which trades a fee prevents, and what is left of their gains. */
import { drawRanks, rankHeight } from "../charts/rank-chart.js";
import { figure } from "../data/run.js";
import { number, percent } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { ledgerHue } from "./hues.js";

export const tradeGains: CardDefinition = {
  name: "trade-gains",
  build(run) {
    const possible = figure(run, "trade.gains.possible")?.value, net = figure(run, "trade.gains.net")?.value, gross = figure(run, "trade.efficiency.gross")?.value;
    const share = figure(run, "trade.share");
    if (!possible || net === undefined || gross === undefined || share?.count === undefined) return undefined;
    const hue = ledgerHue(run), of = (value: number, all: number): string => `(${percent(value / all)})`;
    const title = share.value >= 0.995 && net >= 0.995 * possible ? "Every trade that was worth it was made, and nothing of its gains was lost"
      : `${percent(share.value)} of the trades that were worth it were made, and ${percent(net / possible)} of what there was to gain is left`;
    const trades = [{ name: "worth it", value: share.count, hue: "reference" }, { name: "made", value: Math.round(share.value * share.count), hue, note: of(share.value, 1) }];
    const gains = [
      { name: "possible", value: possible, hue: "reference" }, { name: "before fees", value: gross * possible, hue, note: of(gross, 1) },
      { name: "after fees", value: Math.max(0, net), hue, note: of(net, possible) },
    ];
    const plots = [{ axis: "trades", ranks: trades }, { axis: "gains, tokens", ranks: gains }];
    return {
      title, note: "A trade is worth it where the buyer values the good above the seller's cost; it is made where a fee leaves something of that.",
      plots: plots.map(({ axis, ranks }) => ({ kind: "still" as const, height: rankHeight(ranks.length), axis, draw: (size) => drawRanks(ranks, size, axis, title, number) })),
      table: { columns: ["of", "stage", "value"], rows: plots.flatMap(({ axis, ranks }) => ranks.map((rank) => [axis, rank.name, rank.value])) },
    };
  },
};
