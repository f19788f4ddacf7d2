/** A card on the page: title, plots that fit its width, the data behind them, and what can be saved. */
import { bisectCenter, bisectLeft, bisectRight } from "d3";
import type { ChartCard, DataTable, Plot, StillPlot, TextCard, TimePlot } from "../cards/card.js";
import { chartColumns } from "../cards/over-time.js";
import { htmlTable } from "../cards/table.js";
import type { AxisScale, Size } from "../charts/frame.js";
import { dragToSelect } from "../charts/drag.js";
import type { Shared } from "../charts/shared.js";
import { drawTimeChart, type DrawnTimeChart } from "../charts/time-chart.js";
import { clampRange, type TimeRange } from "../charts/time-range.js";
import { h } from "../dom.js";
import { csvOf, pngOf, save, svgOf } from "../export/chart-file.js";
import { number } from "../format/quantity.js";

const SHOWN_ROWS = 60;

/** What all cards of a page share. */
export interface View {
  /** The moment that all charts over time point at together, in seconds; undefined while nobody points. */
  readonly cursor: Shared<number | undefined>;
  readonly range: Shared<TimeRange | undefined>;
  readonly duration: number;
  /** Undefined until the reader chooses, where the plots have preferences of their own. */
  readonly scale: Shared<AxisScale | undefined>;
}

export function cardView(name: string, card: ChartCard | TextCard, view: View, forget: (() => void)[]): HTMLElement {
  const head = [h("h3", {}, card.title), h("p", { class: "note" }, card.note)];
  if ("body" in card) return h("article", { class: "card wide", "data-card": name }, head, card.body);
  const plots = card.plots.map((plot) => plotView(plot, view, forget));
  return h("article", { class: card.tall ? "card tall" : "card", "data-card": name }, head, h("div", { class: "plots" }, plots), foot(name, card.table, plots));
}

export function plotView(plot: Plot, shared: View, forget: (() => void)[]): HTMLElement {
  const least = (width: number): number => (typeof plot.height === "number" ? plot.height : plot.height(width));
  const area = h("div", { class: "plot-area", style: `min-height:${least(600)}px` });
  if (plot.kind === "time" && isZero(plot)) return h("figure", { class: "plot" },
    h("figcaption", { class: "plot-head" }, h("span", { class: "plot-axis" }, plot.chart.axis)), h("p", { class: "plot-words" }, "Zero throughout the run, so there is nothing to draw."));
  const readout = h("div", { class: "readout", "aria-hidden": "true" });
  const title = plot.kind === "time" ? plot.chart.axis : plot.axis;
  const head = h("figcaption", { class: "plot-head" }, h("span", { class: "plot-axis" }, title), plot.kind === "time" ? readout : plot.scales ? scaleSwitch(plot, shared.scale, forget) : undefined);
  const view = h("figure", { class: "plot" }, head, area);
  const draw = plot.kind === "time" ? timeArea(plot, area, readout, shared, forget)
    : stillArea(plot, area, shared.scale, forget);
  // As high as the row leaves room for when first drawn. Drawn again when the width changes, never for the height
  // alone: a card that unfolds its table moves no chart.
  let drawn = 0;
  const observer = new ResizeObserver(() => {
    const width = Math.floor(area.clientWidth);
    if (width === 0 || width === drawn) return;
    drawn = width;
    area.style.minHeight = `${least(width)}px`;
    const height = Math.max(least(width), area.clientHeight);
    draw(width, height);
    area.style.minHeight = `${height}px`;
  });
  observer.observe(area);
  forget.push(() => observer.disconnect());
  return view;
}

/** Nothing but zeros: a flat line on the axis says less than the words. */
function isZero({ chart }: TimePlot): boolean {
  return chartColumns(chart).every(({ values }) => values.every((value) => value === 0 || Number.isNaN(value)));
}

function scaleOf(plot: StillPlot, scale: Shared<AxisScale | undefined>): AxisScale { return scale.value ?? plot.prefers ?? "log"; }

function stillArea(plot: StillPlot, area: HTMLElement, scale: Shared<AxisScale | undefined>, forget: (() => void)[]): (width: number, height: number) => void {
  let size: Size | undefined;
  const redraw = (): void => { if (size) area.replaceChildren(plot.draw(size, scaleOf(plot, scale))); };
  if (plot.scales) forget.push(scale.listen(redraw));
  return (width, height) => { size = { width, height }; redraw(); };
}

function scaleSwitch(plot: StillPlot, scale: Shared<AxisScale | undefined>, forget: (() => void)[]): HTMLElement {
  const buttons = (["log", "linear"] as const).map((name) => h("button", { type: "button", class: "quiet small", "data-scale": name, onclick: () => scale.set(name) }, name));
  const press = (): void => { for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset["scale"] === scaleOf(plot, scale))); };
  forget.push(scale.listen(press));
  press();
  return h("span", { class: "scale-switch", role: "group", "aria-label": "Scale of the axis" }, buttons);
}

/** Draws over time, and lets pointer and keyboard move the moment that all charts point at. */
function timeArea(plot: TimePlot, area: HTMLElement, readout: HTMLElement, { cursor, range, duration }: View, forget: (() => void)[]): (width: number, height: number) => void {
  const { chart } = plot;
  let drawn: DrawnTimeChart | undefined, size: Size | undefined;
  const slider = h("input", {
    type: "range", class: "time-slider", value: 0, min: 0, max: Math.max(0, chart.times.length - 1), step: 1, "aria-label": `Moment read from the chart: ${chart.axis}`,
  });
  const columns = chartColumns(chart), settled = chart.times.findIndex((time) => time > chart.warmup);
  const rest = columns.some(({ overall }) => overall !== undefined) ? "all" : "mean";
  const swatches = new Set(columns.map(({ hue, strength }) => `${hue} ${strength}`)).size > 1;
  const tell = (time: number | undefined): void => {
    const i = time === undefined ? -1 : bisectCenter(chart.times, time);
    const when = i < 0 ? rest : `${number(chart.times[i]! / chart.unit.seconds)} ${chart.unit.short}`;
    readout.replaceChildren(h("span", { class: "when" }, when), ...columns.map(({ label, values, hue, strength, overall }) => h("span", {},
      swatches ? h("i", { style: `background:var(--${hue});opacity:${strength}` }) : undefined, columns.length > 1 ? `${label} ` : "",
      h("b", {}, chart.format(i < 0 ? overall ?? meanFrom(values, Math.max(0, settled)) : values[i]!)))));
    if (i >= 0) { slider.value = String(i); slider.setAttribute("aria-valuetext", readout.textContent ?? ""); }
  };
  forget.push(cursor.listen((time) => { drawn?.point(time); tell(time); }));
  area.addEventListener("pointermove", (event) => { if (drawn) cursor.set(drawn.timeAt(event.clientX - area.getBoundingClientRect().left)); });
  area.addEventListener("pointerleave", () => cursor.set(undefined));
  slider.addEventListener("input", () => cursor.set(chart.times[Number(slider.value)]));
  slider.addEventListener("blur", () => cursor.set(undefined));
  const redraw = (): void => {
    if (size === undefined) return;
    drawn = drawTimeChart(chart, size, range.value);
    if (area.firstElementChild instanceof SVGSVGElement) area.firstElementChild.replaceWith(drawn.svg);
    else area.replaceChildren(drawn.svg, slider);
    const { from, to } = range.value ?? { from: 0, to: Infinity };
    slider.min = String(Math.min(chart.times.length - 1, bisectLeft(chart.times, from)));
    slider.max = String(Math.max(0, bisectRight(chart.times, to) - 1));
  };
  forget.push(range.listen(redraw));
  dragToSelect(area, (from, to) => { if (drawn) range.set(clampRange(drawn.timeAt(from), drawn.timeAt(to), duration)); });
  area.addEventListener("dblclick", () => range.set(undefined));
  tell(undefined);
  return (width, height) => { size = { width, height }; redraw(); };
}

function meanFrom(values: Float64Array, start: number): number {
  let sum = 0, count = 0;
  for (let i = start; i < values.length; i++) if (!Number.isNaN(values[i]!)) { sum += values[i]!; count++; }
  return count === 0 ? Number.NaN : sum / count;
}

export function foot(name: string, table: DataTable, plots: readonly HTMLElement[]): HTMLElement {
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
    // A card that says in words that there is nothing to draw has no drawing to save.
    !plots.some((plot) => plot.querySelector(".plot-area")) ? undefined : [
      button("SVG", () => saveDrawings("svg", (svg) => new Blob([svgOf(svg)], { type: "image/svg+xml" }))),
      button("PNG", () => saveDrawings("png", (svg) => pngOf(svg, getComputedStyle(svg.closest(".card") ?? document.body).backgroundColor))),
    ],
  ));
}
