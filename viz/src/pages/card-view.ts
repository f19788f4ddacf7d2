/** A card on the page: title, plots that fit its width, the data behind them, and what can be saved. */
import { bisectCenter } from "d3";
import type { ChartCard, DataTable, Plot, TextCard, TimePlot } from "../cards/card.js";
import { chartColumns } from "../cards/over-time.js";
import { htmlTable } from "../cards/table.js";
import type { TimeCursor } from "../charts/cursor.js";
import { drawTimeChart, type DrawnTimeChart } from "../charts/time-chart.js";
import { h } from "../dom.js";
import { csvOf, pngOf, save, svgOf } from "../export/chart-file.js";
import { number } from "../format/quantity.js";

const SHOWN_ROWS = 60;

export function cardView(name: string, card: ChartCard | TextCard, cursor: TimeCursor, forget: (() => void)[]): HTMLElement {
  const head = [h("h3", {}, card.title), h("p", { class: "note" }, card.note)];
  if ("body" in card) return h("article", { class: "card wide", "data-card": name }, head, card.body);
  const plots = card.plots.map((plot) => plotView(plot, cursor, forget));
  return h("article", { class: "card", "data-card": name }, head, h("div", { class: "plots" }, plots), foot(name, card.table, plots));
}

function plotView(plot: Plot, cursor: TimeCursor, forget: (() => void)[]): HTMLElement {
  const area = h("div", { class: "plot-area", style: `min-height:${plot.height}px` });
  const readout = h("div", { class: "readout", "aria-hidden": "true" });
  const title = plot.kind === "time" ? plot.chart.axis : plot.axis;
  const head = h("figcaption", { class: "plot-head" }, h("span", { class: "plot-axis" }, title), plot.kind === "time" ? readout : undefined);
  const view = h("figure", { class: "plot" }, head, area);
  const draw = plot.kind === "time" ? timeArea(plot, area, readout, cursor, forget)
    : (width: number, height: number): void => { area.replaceChildren(plot.draw({ width, height })); };
  // As high as the row leaves room for when first drawn. Drawn again when the width changes, never for the height
  // alone: a card that unfolds its table moves no chart.
  let drawn = 0;
  const observer = new ResizeObserver(() => {
    const width = Math.floor(area.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    area.style.minHeight = `${plot.height}px`;
    const height = Math.max(plot.height, area.clientHeight);
    draw(width, height);
    area.style.minHeight = `${height}px`;
  });
  observer.observe(area);
  forget.push(() => observer.disconnect());
  return view;
}

/** Draws over time, and lets pointer and keyboard move the moment that all charts point at. */
function timeArea(plot: TimePlot, area: HTMLElement, readout: HTMLElement, cursor: TimeCursor, forget: (() => void)[]): (width: number, height: number) => void {
  const { chart } = plot;
  let drawn: DrawnTimeChart | undefined;
  const slider = h("input", {
    type: "range", class: "time-slider", value: 0, min: 0, max: Math.max(0, chart.times.length - 1), step: 1, "aria-label": `Moment read from the chart: ${chart.axis}`,
  });
  const columns = chartColumns(chart), settled = chart.times.findIndex((time) => time > chart.warmup);
  const swatches = new Set(columns.map(({ hue, strength }) => `${hue} ${strength}`)).size > 1;
  const tell = (time: number | undefined): void => {
    const i = time === undefined ? -1 : bisectCenter(chart.times, time);
    const when = i < 0 ? "mean" : `${number(chart.times[i]! / chart.unit.seconds)} ${chart.unit.short}`;
    readout.replaceChildren(h("span", { class: "when" }, when), ...columns.map(({ label, values, hue, strength }) => h("span", {},
      swatches ? h("i", { style: `background:var(--${hue});opacity:${strength}` }) : undefined, columns.length > 1 ? `${label} ` : "",
      h("b", {}, chart.format(i < 0 ? meanFrom(values, Math.max(0, settled)) : values[i]!)))));
    if (i >= 0) { slider.value = String(i); slider.setAttribute("aria-valuetext", readout.textContent ?? ""); }
  };
  forget.push(cursor.listen((time) => { drawn?.point(time); tell(time); }));
  area.addEventListener("pointermove", (event) => { if (drawn) cursor.set(drawn.timeAt(event.clientX - area.getBoundingClientRect().left)); });
  area.addEventListener("pointerleave", () => cursor.set(undefined));
  slider.addEventListener("input", () => cursor.set(chart.times[Number(slider.value)]));
  slider.addEventListener("blur", () => cursor.set(undefined));
  tell(undefined);
  return (width, height) => {
    drawn = drawTimeChart(chart, { width, height });
    area.replaceChildren(drawn.svg, slider);
  };
}

function meanFrom(values: Float64Array, start: number): number {
  let sum = 0, count = 0;
  for (let i = start; i < values.length; i++) if (!Number.isNaN(values[i]!)) { sum += values[i]!; count++; }
  return count === 0 ? Number.NaN : sum / count;
}

function foot(name: string, table: DataTable, plots: readonly HTMLElement[]): HTMLElement {
  const details = h("details", { class: "data" }, h("summary", {}, "Data"));
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    const rest = table.rows.length - SHOWN_ROWS;
    details.append(htmlTable({ columns: table.columns, rows: table.rows.slice(0, SHOWN_ROWS) }, `Data of ${name}`));
    if (rest > 0) details.append(h("p", { class: "soft" }, `${number(rest)} more rows are in the CSV file.`));
  });
  const drawings = (): SVGSVGElement[] => plots.flatMap((plot) => [...plot.querySelectorAll("svg")]);
  const button = (text: string, act: () => void): HTMLElement =>
    h("button", { type: "button", class: "quiet small", "aria-label": `Save ${name} as ${text}`, onclick: act }, text);
  const saveDrawings = (ending: string, make: (svg: SVGSVGElement) => Blob | Promise<Blob>): void => {
    drawings().forEach((svg, i, all) => {
      void Promise.resolve(make(svg)).then((blob) => save(`${name}${all.length > 1 ? `-${i + 1}` : ""}.${ending}`, blob));
    });
  };
  return h("div", { class: "card-foot" }, details, h("div", { class: "saves" },
    button("CSV", () => save(`${name}.csv`, new Blob([csvOf(table)], { type: "text/csv" }))),
    button("SVG", () => saveDrawings("svg", (svg) => new Blob([svgOf(svg)], { type: "image/svg+xml" }))),
    button("PNG", () => saveDrawings("png", (svg) => pngOf(svg, getComputedStyle(svg.closest(".card") ?? document.body).backgroundColor))),
  ));
}
