/** Cards of the smart grid: where the homes' energy comes from, its price, and how far the community lives on its own. */
import { figure, type Run } from "../data/run.js";
import { number, percent, percentTick } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { seriesColumn, seriesTable, settledMean, timePlot } from "./over-time.js";

export const energy: CardDefinition = {
  name: "energy",
  build(run) {
    const load = seriesColumn(run, "grid.load"), pv = seriesColumn(run, "grid.pv"), traded = seriesColumn(run, "grid.traded");
    const bought = seriesColumn(run, "grid.import"), sold = seriesColumn(run, "grid.export");
    if (!load || !traded || !bought) return undefined;
    const own = load.map((value, i) => Math.max(0, value - traded[i]! - bought[i]!));
    const total = figure(run, "grid.load")?.value, exchanged = figure(run, "grid.traded")?.value;
    const title = total && exchanged !== undefined
      ? `Neighbours sell each other ${percent(exchanged / total)} of the energy that homes use` : "Where the homes' energy comes from";
    const plots = [timePlot(run, 230, title, {
      axis: "power used by the homes by source, kW, stacked",
      layers: [
        { label: "own roof", values: own, hue: "grid-hue", strength: 0.75 }, { label: "neighbours", values: traded, hue: "grid-hue", strength: 0.32 },
        { label: "retailer", values: bought, hue: "reference", strength: 0.28 },
      ],
    })];
    if (pv) plots.push(timePlot(run, 160, title, {
      axis: "solar power and what is fed in, kW",
      lines: [{ label: "sun", values: pv, hue: "grid-hue", area: true }, ...(sold ? [{ label: "fed in", values: sold, hue: "reference", style: "dashed" as const }] : [])],
    }));
    return { title, note: "Own roof includes the home's own battery. What is not traded in time falls back to the retailer.", plots, table: seriesTable(plots) };
  },
};

export const energyPrice: CardDefinition = {
  name: "energy-price",
  build(run) {
    const price = seriesColumn(run, "grid.price"), traded = seriesColumn(run, "grid.traded");
    if (!price) return undefined;
    const tariff = tariffs(run);
    const mean = figure(run, "grid.price.mean")?.value ?? settledMean(run, price);
    const retail = tariff.find(({ label }) => label === "retail");
    const title = `Neighbours trade at ${number(mean)} tokens a kWh${retail ? `, where the retailer asks ${number(retail.value)}` : ""}`;
    const plots = [
      timePlot(run, 200, title, { axis: "price between neighbours, tokens per kWh", lines: [{ label: "traded", values: price, hue: "grid-hue", overall: mean }], references: tariff }),
      ...(traded ? [timePlot(run, 140, title, { axis: "power traded, kW", lines: [{ label: "traded", values: traded, hue: "grid-hue", area: true }] })] : []),
    ];
    return { title, note: "A trade pays between the feed-in tariff, which the seller would get otherwise, and the retail price, which the buyer would pay.", plots, table: seriesTable(plots) };
  },
};

/** The two prices between which trading pays, from the figures or the resolved scenario; empty if neither tells them. */
export function tariffs(run: Pick<Run, "scenarioText" | "summary">): { label: string; value: number }[] {
  const written = (pattern: RegExp): number => Number(pattern.exec(run.scenarioText)?.[1] ?? Number.NaN);
  const found = [
    { label: "retail", value: run.summary?.metrics["grid.price.retail"]?.value ?? written(/^\s+retail(?:Price|Tariff)?:\s*["']?([\d.]+)/m) },
    { label: "feed-in", value: run.summary?.metrics["grid.price.feedIn"]?.value ?? written(/^\s+feedIn(?:Price|Tariff)?:\s*["']?([\d.]+)/m) },
  ];
  return found.filter(({ value }) => Number.isFinite(value));
}

export const selfSufficiency: CardDefinition = {
  name: "self-sufficiency",
  build(run) {
    const share = seriesColumn(run, "grid.selfSufficiency"), battery = seriesColumn(run, "grid.battery");
    if (!share) return undefined;
    const together = figure(run, "grid.selfSufficiency")?.value ?? settledMean(run, share), alone = figure(run, "grid.selfSufficiency.individual")?.value;
    const without = alone === undefined ? "" : `; without trading it would be ${percent(alone)}`;
    const title = `The community covers ${percent(together)} of its load itself${without}`;
    const plots = [
      timePlot(run, 190, title, { axis: "share of the load covered by the community's own energy", lines: [{ label: "together", values: share, hue: "grid-hue", overall: together }],
        ...(alone === undefined ? {} : { references: [{ label: "alone", value: alone }] }), ceiling: 1, format: percent, tick: percentTick }),
      ...(battery ? [timePlot(run, 150, title, {
        axis: "mean state of charge of home batteries", lines: [{ label: "battery", values: battery, hue: "grid-hue" }], ceiling: 1, format: percent, tick: percentTick,
      })] : []),
    ];
    return { title, note: "The dotted line is what the homes would reach each for itself.", plots, table: seriesTable(plots) };
  },
};
