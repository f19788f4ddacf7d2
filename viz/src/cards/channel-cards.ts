/** Cards of payment channels: the money that lies idle in them, and how little or how much the ledger below still has to do. */
import { figure, type Run } from "../data/run.js";
import { number, percent, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { outageSpans } from "./outages.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";

const HUE = "ledger-channel";

export const lockedCapital: CardDefinition = {
  name: "locked-capital",
  build(run) {
    const locked = seriesColumn(run, "channel.locked"), hubs = seriesColumn(run, "channel.locked.hub");
    if (!locked || !hubs) return undefined;
    const all = figure(run, "channel.locked.mean")?.value ?? settledMean(run, locked), ofHub = figure(run, "channel.locked.hub.mean")?.value ?? settledMean(run, hubs);
    const title = all === 0 ? "No money is locked in channels"
      : `${sentence(all, "token")} lie locked in channels${ofHub > 0 ? `, ${percent(ofHub / all)} of them the hub's` : ""}`;
    const devices = locked.map((value, i) => value - hubs[i]!);
    const plot = timePlot(run, 220, title, {
      axis: "tokens locked in channels",
      layers: [
        { label: "devices", values: devices, hue: HUE, strength: 0.75, overall: all - ofHub },
        ...(ofHub > 0 ? [{ label: "hub", values: hubs, hue: HUE, strength: 0.35, overall: ofHub }] : []),
      ],
    });
    return {
      title, note: `Money in a channel pays only through it.${ofHub > 0 ? " The hub must have put in what others are to be paid." : ""}`, plots: [plot], table: seriesTable([plot]),
    };
  },
};

export const channelTraffic: CardDefinition = {
  name: "channel-traffic",
  build(run) {
    const updates = seriesColumn(run, "channel.updates"), onLedger = seriesColumn(run, "channel.onLedger");
    if (!updates || !onLedger) return undefined;
    const title = trafficTitle(run, settledMean(run, updates), settledMean(run, onLedger));
    const plot = timePlot(run, 220, title, {
      axis: "payments and transactions per second",
      lines: [{ label: "in channels", values: updates, hue: HUE }, { label: "on the ledger", values: onLedger, hue: "reference" }],
    });
    return {
      title, note: `On the ledger: what opens, tops up and closes channels, and payments that none could carry.${outageSpans(run).length > 0 ? " Shaded: an outage." : ""}`,
      plots: [plot], table: seriesTable([plot]),
    };
  },
};

function trafficTitle(run: Run, updates: number, onLedger: number): string {
  const beside = figure(run, "channel.onLedger.share")?.value ?? 0;
  if (updates === 0) return onLedger === 0 ? "Nobody pays" : "No payment finds a channel: all go on the ledger";
  if (beside > MUCH) return `${percent(beside)} of the payments find no channel and go on the ledger`;
  if (onLedger === 0) return `${number(updates)} payments a second, and the ledger has nothing to do`;
  const each = updates / onLedger;
  return each >= 1 ? `One transaction on the ledger for every ${number(each)} payments in channels` : `Channels need the ledger ${number(1 / each)} times as often as they carry a payment`;
}

/** A larger share of payments that no channel carries is what a reader should know first. */
const MUCH = 0.1;
