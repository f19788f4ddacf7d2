/** The card of the sensors: how old what is known of them is, and which part of that the ledger makes. */
import { figure } from "../data/run.js";
import { percent, sentence } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";

export const freshness: CardDefinition = {
  name: "freshness",
  build(run) {
    const age = seriesColumn(run, "sensors.freshness"), sampling = seriesColumn(run, "sensors.freshness.sampling"), readings = seriesColumn(run, "sensors.readings");
    if (!age) return undefined;
    const mean = figure(run, "sensors.freshness.mean")?.value ?? settledMean(run, age);
    const period = figure(run, "sensors.freshness.sampling")?.value ?? (sampling ? settledMean(run, sampling) : Number.NaN);
    const ledger = mean - period;
    const title = !Number.isFinite(ledger) ? `What is known of a sensor is ${sentence(mean, "s")} old on average`
      : `What is known of a sensor is ${sentence(mean, "s")} old on average; ${ledger < 0.005 * mean ? "the ledger adds nothing to that" : `${percent(ledger / mean)} of that is the ledger's`}`;
    const plots = [
      timePlot(run, 230, title, {
        axis: sampling ? "age of the newest confirmed reading, seconds, stacked" : "age of the newest confirmed reading, seconds",
        ...(sampling ? { layers: [
          { label: "sampling", values: sampling, hue: "sensors", strength: 0.28, overall: period },
          { label: "ledger", values: age.map((value, i) => Math.max(0, value - sampling[i]!)), hue: "sensors", strength: 0.7, overall: ledger },
        ] } : { lines: [{ label: "age", values: age, hue: "sensors", overall: mean }] }),
      }),
      ...(readings ? [timePlot(run, 150, title, { axis: "readings posted per second", lines: [{ label: "readings", values: readings, hue: "sensors", style: "thin" as const }] })] : []),
    ];
    return {
      title, plots, table: seriesTable(plots),
      note: "Sampling is the age that the newest reading has by itself: half of the time Δ between readings. The ledger adds its latency D until that reading is known, so the age is Δ/2 + D.",
    };
  },
};
