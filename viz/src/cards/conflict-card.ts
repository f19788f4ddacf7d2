/** Double spends: how many were tried and how many replaced the first payment. */
import { drawRanks, rankHeight } from "../charts/rank-chart.js";
import { figure } from "../data/run.js";
import { number, percent, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";

export const doubleSpends: CardDefinition = {
  name: "double-spends",
  build(run) {
    const attempted = figure(run, "conflicts.attempted")?.value ?? 0, succeeded = figure(run, "conflicts.succeeded")?.value ?? 0;
    if (attempted === 0) return undefined;
    const lost = figure(run, "settlement.loss");
    const title = succeeded === 0
      ? `None of ${number(attempted)} double spends replaced the first payment`
      : `${percent(succeeded / attempted)} of the double spends replaced the first payment`;
    const ranks = [{ name: "attempted", value: attempted, hue: "reference" }, { name: "succeeded", value: succeeded, hue: "bad", note: `(${percent(succeeded / attempted)})` }];
    return {
      title, note: lost === undefined ? "The ledger confirms at most one of two conflicting payments."
        : `The ledger confirms at most one of two conflicting payments. Sellers who delivered before confirmation lost ${sentence(lost.value, "token")}.`,
      plots: [{ kind: "still", height: rankHeight(ranks.length), axis: "double spends", draw: (size) => drawRanks(ranks, size, "Double spends", title, number) }],
      table: { columns: ["double spends", "count"], rows: ranks.map((rank) => [rank.name, rank.value]) },
    };
  },
};
