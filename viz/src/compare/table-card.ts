/**
 * Every cell with its parameters and chosen metrics: sorted by any column, the best marked, what does not differ from the
 * baseline beyond chance set grey. Here cells are hidden and shown again, and single runs opened.
 */
import type { DataTable } from "../cards/card.js";
import { h } from "../dom.js";
import type { ComparedMetric } from "../../../src/experiment/compare/comparison.js";
import { axisOf, parameterAxis } from "./axis.js";
import { formatList, formatSort } from "./choices.js";
import { columnChoice } from "./column-choice.js";
import type { Choose } from "./controls.js";
import { bestOf, change, pairedBase } from "./difference-card.js";
import type { CardMaker } from "./live-card.js";
import { figureOf, labelOf, metricOf, type Scene } from "./scene.js";
import { meanWords, parameterTitle, plural, writtenUnit } from "./words.js";

/** What sums of rounded numbers leave of an interval without width. */
const ROUNDING = 1e-9;

export const metricTable: CardMaker = (choose) => ({
  name: "figures", wide: true,
  controls: [columnChoice("Metrics", ({ choices }) => choices.columns, ({ comparison }) => comparison.metrics.map(({ name }) => name), (columns) => choose({ columns: formatList(columns) }))],
  build(scene) {
    const { choices, selected, sweep } = scene;
    const metrics = choices.columns.flatMap((name) => metricOf(scene, name) ?? []), cells = sorted(scene, rowsOf(scene));
    const single = sweep.plan.replications === 1, brushed = scene.cells.length - cells.length;
    return {
      title: `${plural(selected.length, "cell")}${selected.length < scene.cells.length ? ` of ${scene.cells.length}` : ""}, ${plural(metrics.length, "metric")}`,
      note: `${single ? "One run a cell, so no intervals; below each figure its change against the baseline. ★ best of those shown." : "Mean over the replications with half the width of its 95 % interval, and the change against the baseline. ★ best of those shown; grey and n.s.: no significant difference to the baseline."}${brushed > 0 ? ` ${plural(brushed, "cell")} outside of the brushes ${brushed === 1 ? "is" : "are"} left out.` : ""}`,
      body: h("div", {}, table(scene, cells, metrics, choose), runsOf(scene)),
      table: dataOf(scene, cells),
    };
  },
});

/** Cells within the brushes, hidden ones too. */
function rowsOf(scene: Scene): readonly number[] {
  const shownCells = new Set(scene.selected), { choices } = scene;
  return scene.cells.filter((cell) => shownCells.has(cell) || choices.hidden.has(cell));
}

export function sorted(scene: Scene, cells: readonly number[]): readonly number[] {
  const { sort } = scene.choices, axis = axisOf(scene.sweep, scene.comparison, sort.by), sign = sort.down ? -1 : 1;
  const value = (cell: number): number | undefined => (axis === undefined ? cell : axis.of(cell));
  return [...cells].sort((a, b) => {
    const one = value(a), other = value(b);
    // A cell without a value stands last, whichever way.
    if (one === undefined || other === undefined) return (one === undefined ? 1 : 0) - (other === undefined ? 1 : 0) || a - b;
    return sign * (one - other) || a - b;
  });
}

/** Parameters with a column of their own: where there is only one, a cell is named by its value already. */
function tabled({ sweep: { plan } }: Scene): readonly string[] {
  const [only, ...more] = plan.parameters;
  return more.length === 0 && only?.kind === "choice" ? [] : plan.parameters.map(({ path }) => path);
}

function table(scene: Scene, cells: readonly number[], metrics: readonly ComparedMetric[], choose: Choose): HTMLElement {
  const { plan } = scene.sweep, { choices } = scene, parameters = tabled(scene), best = metrics.map((metric) => bestOf(metric, scene.selected));
  const head = (name: string, title: string, numeric: boolean, varied = false): HTMLElement => {
    const now = choices.sort.by === name, down = now && !choices.sort.down;
    return h("th", { scope: "col", class: `${numeric ? "number" : ""}${varied ? " varied-column" : ""}`, "aria-sort": now ? (choices.sort.down ? "descending" : "ascending") : undefined },
      h("button", { type: "button", class: "sort", "data-focus": `sort-${name}`, onclick: () => choose({ sort: formatSort({ by: name, down }) }) }, title, h("span", { "aria-hidden": "true" }, now ? (choices.sort.down ? " ↓" : " ↑") : "")));
  };
  const toggle = (cell: number): void => {
    const hidden = new Set(choices.hidden);
    if (!hidden.delete(cell)) hidden.add(cell);
    choose({ hide: formatList([...hidden].sort((a, b) => a - b)) });
  };
  const baseline = scene.comparison.baseline.cell;
  return h("div", { class: "table-box figures", tabindex: 0, role: "region", "aria-label": "Figures of the cells" }, h("table", {},
    h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "show" }, h("span", { class: "hidden-label" }, "Shown")), head("cell", "cell", false),
      parameters.map((path) => head(path, parameterTitle(plan, path), parameterAxis(scene.sweep, path)?.values === undefined, true)), metrics.map(({ name }) => head(name, name, true)))),
    h("tbody", {}, cells.map((cell) => h("tr", { "data-cell": cell, class: choices.hidden.has(cell) ? "put-away" : undefined },
      h("td", { class: "show" }, h("input", { type: "checkbox", checked: !choices.hidden.has(cell), "data-focus": `show-${cell}`, "aria-label": `Show ${labelOf(scene, cell)}`, onchange: () => toggle(cell) })),
      h("th", { scope: "row" }, h("i", { class: "dot", style: `background:var(--${scene.looks(cell).hue})` }), ` ${labelOf(scene, cell)}`, cell === baseline ? h("span", { class: "tag" }, "baseline") : undefined),
      parameters.map((path) => { const axis = parameterAxis(scene.sweep, path)!; return h("td", { class: axis.values === undefined ? "number varied-column" : "varied-column" }, axis.words(cell)); }),
      metrics.map((metric, i) => figureCell(scene, metric, cell, best[i]!.includes(cell)))))),
  ));
}

function figureCell(scene: Scene, metric: ComparedMetric, cell: number, best: boolean): HTMLElement {
  const figure = figureOf(metric, cell), difference = figure?.difference;
  if (figure === undefined) return h("td", { class: "number" }, h("span", { class: "soft" }, "–"));
  const text = meanWords(figure.mean, figure.halfWidth === null || figure.halfWidth <= ROUNDING * Math.abs(figure.mean) ? null : figure.halfWidth, writtenUnit(metric.name, metric.unit));
  const alike = difference !== undefined && !difference.significant && difference.pHolm !== null;
  return h("td", { class: `number${alike ? " alike" : ""}${best ? " best" : ""}` },
    h("span", {}, best ? h("span", { role: "img", "aria-label": "best: " }, "★ ") : undefined, text),
    difference === undefined ? undefined : h("span", { class: "change" }, change(difference, pairedBase(scene, metric.name, cell), writtenUnit(metric.name, metric.unit))));
}

function runsOf(scene: Scene): HTMLElement | undefined {
  const { source, sweep, selected } = scene;
  if (source.runAddress === undefined) return undefined;
  const details = h("details", { class: "data runs" }, h("summary", {}, "Single runs"));
  details.addEventListener("toggle", () => {
    if (!details.open || details.childElementCount > 1) return;
    details.append(h("ul", { class: "run-links" }, selected.map((cell) => h("li", {}, `${labelOf(scene, cell)}: `, (sweep.rowsOf.get(cell) ?? []).map(({ run, replication }) => [h("a", { href: source.runAddress!(run) }, `replication ${replication}`), " "])))));
  });
  return details;
}

/** All metrics of the cells, as they are: what the CSV file holds. */
function dataOf(scene: Scene, cells: readonly number[]): DataTable {
  // A hundred metrics of hundreds of cells are written out only when somebody asks for them.
  return { get columns() { return allOf(scene, cells).columns; }, get rows() { return allOf(scene, cells).rows; } };
}

function allOf(scene: Scene, cells: readonly number[]): DataTable {
  const { plan } = scene.sweep, { metrics } = scene.comparison, unit = (text: string | undefined): string => (text === undefined || text === "" ? "" : ` [${text}]`);
  return {
    columns: ["cell", "label", ...plan.parameters.map((parameter) => `${parameter.path}${unit(parameter.unit)}`), ...metrics.flatMap((metric) => [`${metric.name}${unit(metric.unit)}`, `${metric.name} half width${unit(metric.unit)}`])],
    rows: cells.map((cell) => [cell, labelOf(scene, cell), ...plan.parameters.map(({ path }) => { const value = plan.cells[cell]?.values[path]; return typeof value === "number" ? value : String(value ?? ""); }),
      ...metrics.flatMap((metric) => { const figure = figureOf(metric, cell); return [figure?.mean ?? "", figure?.halfWidth ?? ""]; })]),
  };
}
