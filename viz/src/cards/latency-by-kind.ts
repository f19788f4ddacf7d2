/** The distribution of confirmation latency, one row a kind of device. */
import { drawRidges, ridgeHeight } from "../charts/ridge-chart.js";
import { quantile } from "../data/latency.js";
import { percent, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { kindHue, ledgerHue } from "./hues.js";

const ROWS = 8;

export const latencyByKind: CardDefinition = {
  name: "latency-by-kind", absent: "latency by kind of device: none was measured",
  build(run) {
    const entries = run.latency.filter((entry) => entry.bins.some((bin) => bin.high > 0))
      .sort((a, b) => b.confirmed + b.unconfirmed - a.confirmed - a.unconfirmed).slice(0, ROWS);
    if (entries.length === 0) return undefined;
    const tails = entries.map((entry) => ({ kind: entry.kind, tail: quantile(entry, 0.95) })).filter(({ tail }) => tail > 0).sort((a, b) => b.tail - a.tail);
    const slowest = tails[0], fastest = tails.at(-1);
    const total = entries.reduce((sum, entry) => sum + entry.confirmed + entry.unconfirmed, 0);
    const open = entries.reduce((sum, entry) => sum + entry.unconfirmed, 0) / total;
    const differ = slowest !== undefined && fastest !== undefined && slowest.tail > 1.15 * fastest.tail;
    const title = differ
      ? `The slowest kind is ${slowest.kind}: 95 % within ${sentence(slowest.tail, "s")}, against ${sentence(fastest.tail, "s")} for ${fastest.kind}`
      : tails.length > 1 ? "All kinds of device wait about as long for confirmation" : `95 % are confirmed within ${sentence(slowest?.tail ?? Number.NaN, "s")}`;
    const ridges = entries.map((entry) => ({ entry, hue: entries.length === 1 || kindHue(entry.kind) === "reference" ? ledgerHue(run) : kindHue(entry.kind) }));
    return {
      title, tall: entries.length > 4, plots: [{
        kind: "still", height: ridgeHeight(entries.length), axis: "share of the kind's transactions, each row to its own peak",
        scales: true, draw: (size, scale) => drawRidges(ridges, size, "Confirmation latency by kind of device", title, scale),
      }],
      note: `The full mark is the median, the dashed one the 95th percentile of the confirmed.${open > 0 ? ` ${percent(open)} had not been confirmed when the run ended.` : ""}`,
      table: {
        columns: ["kind", "low [s]", "high [s]", "count"],
        rows: entries.flatMap((entry) => [...entry.bins.map((bin) => [entry.kind, bin.low, bin.high, bin.count]), [entry.kind, "", "unconfirmed", entry.unconfirmed]]),
      },
    };
  },
};
