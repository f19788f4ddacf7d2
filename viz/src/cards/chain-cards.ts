/** Card of a chain of blocks: what a place in a block costs, and what waits for one. */
import { figure, type Run } from "../data/run.js";
import { number, percent, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { grows } from "./ledger-cards.js";
import { ledgerHue } from "./hues.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";

/** Blocks used more than this have hardly room for a late bid. */
const FULL = 0.98;

export const chainFees: CardDefinition = {
  name: "chain-fees",
  build(run) {
    const fees = seriesColumn(run, "chain.fee"), waiting = seriesColumn(run, "chain.mempool");
    if (!fees || !waiting) return undefined;
    const title = finding(run, fees, waiting), hue = ledgerHue(run), mean = placeCost(run, fees), queue = figure(run, "chain.mempool.mean")?.value ?? settledMean(run, waiting);
    const plots = [
      timePlot(run, 190, title, { axis: "fee of a transaction in a block, token", lines: [{ label: "fee", values: fees, hue, overall: mean }] }),
      timePlot(run, 170, title, { axis: "transactions that wait for a block", lines: [{ label: "waiting", values: waiting, hue, area: true, overall: queue }] }),
    ];
    return { title, note: "Miners take the highest bids. While blocks have room, the least fee is enough; when they are full, users outbid each other.", plots, table: seriesTable(plots) };
  },
};

/** What a transaction of the chain paid. Under channels `fees.mean` is something else: the mean over their payments, what the hub takes included. */
function placeCost(run: Run, fees: Float64Array): number {
  return (figure(run, "channel.updates") === undefined ? figure(run, "fees.mean")?.value : undefined) ?? settledMean(run, fees);
}

/** What a reader is to see. */
function finding(run: Run, fees: Float64Array, waiting: Float64Array): string {
  const used = figure(run, "chain.utilisation")?.value, mean = placeCost(run, fees);
  const cost = mean > 0 ? `a place costs ${sentence(mean, "token")}` : "a place costs nothing";
  if (grows(run, waiting)) return `Blocks do not suffice: ${number(waiting.at(-1)!)} transactions wait at the end, and ${cost}`;
  if (used === undefined) return `In the mean ${cost}`;
  return used > FULL ? `Blocks are full, and ${cost}` : `Blocks are ${percent(used)} full, and ${cost}`;
}
