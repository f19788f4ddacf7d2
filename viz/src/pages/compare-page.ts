/** A comparison: its question, then what was found, from the differences to the single figures. Everything follows one scene. */
import { Shared } from "../charts/shared.js";
import type { TimeRange } from "../charts/time-range.js";
import type { AxisScale } from "../charts/frame.js";
import type { Query } from "../compare/choices.js";
import { differences } from "../compare/difference-card.js";
import { alertsOf, headOf, isPartial } from "../compare/head.js";
import { heatMap } from "../compare/heat-card.js";
import { latencies } from "../compare/latency-card.js";
import { lineByParameter } from "../compare/line-card.js";
import { liveCard, type CardMaker } from "../compare/live-card.js";
import { parallel } from "../compare/parallel-card.js";
import { paretoFronts } from "../compare/pareto-card.js";
import { linkPointing } from "../compare/pointed.js";
import { sceneMaker } from "../compare/scene.js";
import { loadSweep } from "../compare/sweep.js";
import { serverSource, type SweepSource } from "../compare/sweep-source.js";
import { metricTable } from "../compare/table-card.js";
import { overTime } from "../compare/time-card.js";
import { toolbar } from "../compare/toolbar.js";
import { h } from "../dom.js";
import { follow } from "../follow.js";
import type { View } from "./card-view.js";
import { missingSweepPage } from "./message-page.js";
import type { Page } from "./run-page.js";

interface Section { readonly name: string; readonly title: string; readonly cards: readonly CardMaker[] }

const SECTIONS: readonly Section[] = [
  { name: "differences", title: "Differences", cards: [differences] },
  { name: "figures", title: "Figures", cards: [metricTable] },
  { name: "parameters", title: "By parameter", cards: [lineByParameter, heatMap] },
  { name: "trade-offs", title: "Trade-offs", cards: [paretoFronts] },
  { name: "all", title: "Selection", cards: [parallel] },
  { name: "latency", title: "Latency", cards: [latencies] },
  { name: "time", title: "Over time", cards: [overTime] },
];

/** The page of the sweep of this name in the results folder. */
export async function openSweep(name: string, query: Query): Promise<Page> {
  const source = await serverSource(name);
  return source === undefined ? missingSweepPage(name) : await comparePage(source, query);
}

export async function comparePage(source: SweepSource, query: Query): Promise<Page> {
  const forget: (() => void)[] = [], choices = new Shared<Query>(query), make = sceneMaker(source);
  let sweep = await loadSweep(source), closed = false;
  const scene = new Shared(make(sweep, choices.value)), again = (): void => scene.set(make(sweep, choices.value));
  const choose = (patch: Query): void => choices.set({ ...choices.value, ...patch });
  const scale = new Shared<AxisScale | undefined>(scaleOf(query)), view: View = { cursor: new Shared<number | undefined>(undefined), range: new Shared<TimeRange | undefined>(undefined), scale, duration: 0 };
  forget.push(scale.listen((next) => { if (next !== undefined && next !== scaleOf(choices.value)) choose({ scale: next }); }));
  forget.push(choices.listen((next) => { again(); scale.set(scaleOf(next)); }));
  // Shades and hues of some drawings are computed from the theme.
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", again);
  forget.push(() => dark.removeEventListener("change", again));

  const head = h("div", {}), tools = toolbar(choose);
  const tell = (): void => { head.replaceChildren(headOf(scene.value), ...[alertsOf(scene.value) ?? []].flat()); tools.update(scene.value); };
  forget.push(scene.listen(tell));
  tell();
  const found = h("div", {}, SECTIONS.map((section) => h("section", { class: "section", id: `section-${section.name}`, "aria-labelledby": `title-${section.name}` },
    h("h2", { id: `title-${section.name}`, tabindex: -1 }, section.title), h("div", { class: "cards" }, section.cards.map((card) => liveCard(card(choose), scene, view, forget)))))), element = h("div", { class: "compare-page" }, head, found);
  const uncover = (): void => { found.hidden = tools.element.hidden = scene.value.cells.length === 0; };
  forget.push(scene.listen(uncover));
  uncover();
  linkPointing(element);
  if (source.live && isPartial(sweep)) follow(async () => {
    if (closed) return false;
    const next = await loadSweep(source);
    if (closed) return false;
    if (next.text !== sweep.text) { sweep = next; again(); }
    return isPartial(next);
  }).start();
  return {
    element, title: `${source.name}, compared`, sections: sweep.table.rows.length > 0 || isPartial(sweep) ? SECTIONS : [], controls: tools.element, choices,
    close() { closed = true; forget.forEach((undo) => undo()); },
  };
}

/** As the reader chose; each plot as its figures want it until then. */
function scaleOf(query: Query): AxisScale | undefined {
  const chosen = query["scale"];
  return chosen === "log" || chosen === "linear" ? chosen : undefined;
}
