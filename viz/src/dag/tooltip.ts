/** What is said beside the pointer of the site that it points at. */
import { h } from "../dom.js";
import { number, sentence } from "../format/quantity.js";
import type { Graph } from "./graph.js";
import type { History } from "./history.js";
import { moment } from "./player.js";
import { issuerOf, stateWord, wayOf } from "./site-words.js";

export function tooltip(graph: Graph, history: History, site: number, time: number, past: number, future: number): HTMLElement[] {
  const rows = wayOf(graph, history, site).filter(({ at }) => !Number.isNaN(at))
    .flatMap(({ name, at, since }) => [h("dt", {}, name), h("dd", {}, since === 0 ? `${moment(at)} s` : `+ ${sentence(since, "s")}`)]);
  return [
    h("div", {}, h("b", {}, `Transaction ${graph.transaction[site]!}`), ` · site ${graph.first + site}`),
    h("div", { class: "soft" }, `${issuerOf(graph, site)} · ${stateWord(history, site, time)} · weight ${number(graph.weight[site]!)}`),
    h("dl", {}, rows),
    h("div", {}, h("span", { class: "past-key" }, `approves ${number(past)}`), " · ", h("span", { class: "future-key" }, `approved by ${number(future)}`)),
  ];
}
