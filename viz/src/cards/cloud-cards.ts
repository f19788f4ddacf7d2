/** Card of a central service: what waits for its servers, and how busy they are. */
import { figure, type Run } from "../data/run.js";
import { number, percent, percentTick, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { grows } from "./ledger-cards.js";
import { ledgerHue } from "./hues.js";
import { outageSpans } from "./outages.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";

/** A queue of less than this at its peak is none. */
const HARDLY_ANY = 1;

export const cloudServers: CardDefinition = {
  name: "cloud-servers",
  build(run) {
    const queue = seriesColumn(run, "cloud.queue"), busy = seriesColumn(run, "cloud.utilisation");
    if (!queue || !busy) return undefined;
    const title = finding(run, queue, busy), hue = ledgerHue(run), isDown = outageSpans(run).length > 0;
    const mean = figure(run, "cloud.queue.mean")?.value, used = figure(run, "cloud.utilisation")?.value;
    const plots = [
      timePlot(run, 210, title, { axis: "requests that wait for a server", lines: [{ label: "queue", values: queue, hue, area: true, ...(mean === undefined ? {} : { overall: mean }) }] }),
      timePlot(run, 150, title, {
        axis: "share of the servers' time in service", ceiling: 1, tick: percentTick, format: percent,
        lines: [{ label: "busy", values: busy, hue, ...(used === undefined ? {} : { overall: used }) }],
      }),
    ];
    return { title, note: `Servers that are always busy are too few: what arrives beyond their capacity waits.${isDown ? " Shaded: an outage." : ""}`, plots, table: seriesTable(plots) };
  },
};

/** What a reader is to see, the worst first. */
function finding(run: Run, queue: Float64Array, busy: Float64Array): string {
  const spans = outageSpans(run), most = figure(run, "cloud.queue.max")?.value ?? Math.max(...queue), used = figure(run, "cloud.utilisation")?.value ?? settledMean(run, busy);
  if (grows(run, queue)) return `The servers do not keep up: ${number(queue.at(-1)!)} requests wait at the end`;
  if (spans.length > 0) {
    const down = spans.reduce((sum, { from, to }) => sum + to - from, 0);
    return `${spans.length === 1 ? `An outage of ${sentence(down, "s")}` : `${spans.length} outages, ${sentence(down / spans.length, "s")} each on average,`} let${spans.length === 1 ? "s" : ""} the queue grow to ${number(most)}`;
  }
  const wait = figure(run, "cloud.wait.mean")?.value;
  if (most <= HARDLY_ANY || wait === undefined) return `The servers are busy for ${percent(used)} of the time, and nobody waits`;
  return `The servers are busy for ${percent(used)} of the time; a request waits ${sentence(wait, "s")} for one`;
}
