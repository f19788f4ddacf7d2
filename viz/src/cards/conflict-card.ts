/** Double spends: how many were tried, how many replaced the first payment, and what sellers lost by them. */
import { drawRanks, rankHeight } from "../charts/rank-chart.js";
import { figure } from "../data/run.js";
import { number, percent } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";

const tokens = (value: number): string => `${number(value)} ${value === 1 ? "token" : "tokens"}`;

/** What became of the thefts, in one sentence. */
export function verdict(attempted: number, succeeded: number, lost: number | undefined): string {
  if (succeeded === 0 && !lost) return `None of ${number(attempted)} double spends replaced the first payment`;
  if (lost === undefined) return `${number(succeeded)} of ${number(attempted)} double spends replaced the first payment`;
  return lost > 0 ? `Sellers lost ${tokens(lost)} to double spends: ${number(succeeded)} of ${number(attempted)} succeeded`
    : `${number(succeeded)} of ${number(attempted)} double spends replaced the first payment, yet no seller lost a token`;
}

export const doubleSpends: CardDefinition = {
  name: "double-spends", absent: "double spends of devices: none was attempted",
  build(run) {
    const attempted = figure(run, "conflicts.attempted")?.value ?? 0, succeeded = figure(run, "conflicts.succeeded")?.value ?? 0;
    // An adversary's own double spends, and what its victims lost, stand in the section of the attack.
    if (attempted === 0 || figure(run, "attack.attempted") !== undefined) return undefined;
    const lost = figure(run, "settlement.loss")?.value;
    const title = verdict(attempted, succeeded, lost);
    const ranks = [
      { name: "attempted", value: attempted, hue: "reference" },
      { name: "succeeded", value: succeeded, hue: "bad", note: `(${percent(succeeded / attempted)})` },
    ];
    const waits = lost === 0 && succeeded > 0 ? " Sellers waited for confirmation, so they had delivered nothing yet." : "";
    return {
      title,
      note: `A double spend succeeds when the second payment is confirmed in place of the first: the ledger never confirms both.${waits}`,
      plots: [
        { kind: "still", height: rankHeight(ranks.length), axis: "double spends", draw: (size) => drawRanks(ranks, size, "Double spends", title, number) },
        // Nothing lost needs no drawing: the title says it.
        ...(lost ? [{ kind: "still" as const, height: rankHeight(1), axis: "tokens", draw: (size: { width: number; height: number }) =>
          drawRanks([{ name: "lost by sellers", value: lost, hue: "bad" }], size, "Tokens lost by sellers", title, tokens) }] : []),
      ],
      table: { columns: ["double spends", "value"], rows: [["attempted", attempted], ["succeeded", succeeded], ...(lost === undefined ? [] : [["lost by sellers [token]", lost]])] },
    };
  },
};
