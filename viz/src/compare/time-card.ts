/** A column of the series over time, one panel a cell on shared axes, with bands over the replications. */
import { quantileBands } from "../../../src/experiment/statistics/bands.js";
import { bandPanelsHeight, drawBandPanels, type BandPanel } from "../charts/band-panels.js";
import { number } from "../format/quantity.js";
import { timeUnit } from "../format/time-unit.js";
import { preferredOf } from "./axis.js";
import { selectControl } from "./controls.js";
import type { CardMaker } from "./live-card.js";
import { seriesColumnOf, seriesHeader, someCells, textsOf } from "./run-files.js";
import { labelOf, type Scene } from "./scene.js";
import { metricTitle, plural } from "./words.js";

const MOST = 12, SHARES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

export const overTime: CardMaker = (choose) => {
  let columns: readonly { readonly name: string; readonly unit: string }[] = [];
  const chosen = ({ choices }: Scene): string => [choices.series, choices.metric, "confirmation.latency.p50"].find((name) => columns.some((column) => column.name === name)) ?? columns[0]?.name ?? "";
  const column = selectControl({ label: "Figure", value: chosen, choose: (series) => choose({ series }), options: () => columns.map(({ name }) => ({ value: name, text: name })) });
  return {
    name: "over-time", wide: true, late: true, controls: [column],
    async build(scene, tell) {
      const cells = someCells(scene, MOST), texts = await textsOf(scene, cells, "series.csv", tell);
      const headers = new Map([...texts.values()].flatMap(([text]) => (text === undefined ? [] : seriesHeader(text))).map((each) => [each.name, each]));
      columns = [...headers.values()];
      column.update(scene);
      const name = chosen(scene), unit = headers.get(name)?.unit ?? "";
      if (columns.length === 0) return { words: cells.length === 0 ? "No cell is selected." : scene.source.absence("series.csv") };
      const panels = cells.flatMap((cell) => panelOf(scene, cell, texts.get(cell) ?? [], name) ?? []), left = scene.selected.length - panels.length;
      if (panels.length === 0) return { words: `No cell that is shown has a series of ${name}.` };
      const most = Math.max(...[...texts.values()].map((each) => each.length)), title = findingOf(panels, metricTitle(name, unit));
      const lacking = cells.length - panels.length, end = Math.max(...panels.map(({ times }) => times.at(-1) ?? 0));
      return {
        title, note: `${most > 1 ? `Line: median of ${most} replications; dark band: half of them, light band: nine tenths.` : "One replication, so there are no bands."}${lacking > 0 ? ` ${plural(lacking, "cell has", "cells have")} no such figure.` : ""}${left > lacking ? ` ${panels.length} of ${scene.selected.length} cells are drawn: select fewer to see others.` : ""}`,
        plots: [{ kind: "still", scales: true, prefers: preferredOf(panels.flatMap(({ quantiles: [, , median] }) => median.findLast((value) => !Number.isNaN(value)) ?? [])), axis: metricTitle(name, unit), height: (width) => bandPanelsHeight(panels.length, width), draw: (size, scale) => drawBandPanels({ title: `${name} over time`, finding: title, panels, unit: timeUnit(end), format: number, bands: most > 1 }, size, scale) }],
        table: {
          columns: ["cell", "label", "time [s]", ...SHARES.map((share) => `p${100 * share}`)],
          rows: panels.flatMap(({ cell, label, times, quantiles }) => Array.from(times, (time, i) => [cell, label, time, ...quantiles.map((values) => (Number.isNaN(values[i]!) ? "" : values[i]!))])),
        },
      };
    },
  };
};

function panelOf(scene: Scene, cell: number, texts: readonly string[], name: string): BandPanel | undefined {
  const runs = texts.flatMap((text) => seriesColumnOf(text, name) ?? []);
  if (!runs.some(({ values }) => values.some((value) => !Number.isNaN(value)))) return undefined;
  const longest = runs.reduce((a, b) => (b.times.length > a.times.length ? b : a));
  const [p5, p25, p50, p75, p95] = quantileBands(runs.map(({ values }) => [...values]), SHARES).map((band) => Float64Array.from(band));
  return { cell, label: labelOf(scene, cell), hue: scene.looks(cell).hue, times: longest.times, quantiles: [p5!, p25!, p50!, p75!, p95!], warmup: scene.sweep.warmups.get(cell)?.warmup ?? 0 };
}

/** Which cell is highest and which lowest in the last third, where transients have gone. */
function findingOf(panels: readonly BandPanel[], what: string): string {
  const late = panels.map(({ label, quantiles: [, , median] }) => {
    const rest = median.subarray(Math.floor((2 * median.length) / 3)).filter((value) => !Number.isNaN(value));
    return { label, mean: rest.reduce((sum, value) => sum + value, 0) / rest.length };
  }).filter(({ mean }) => Number.isFinite(mean)).sort((a, b) => a.mean - b.mean);
  const low = late[0], high = late.at(-1);
  if (low === undefined || high === undefined || late.length < 2) return what;
  return high.mean === low.mean ? `${what}: ${number(low.mean)} everywhere in the last third` : `${what}: in the last third from ${number(low.mean)} (${low.label}) to ${number(high.mean)} (${high.label})`;
}
