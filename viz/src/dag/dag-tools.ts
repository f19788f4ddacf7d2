/** The controls above the drawing: whose view, which lanes, what span, which transaction, the next conflict, a picture. */
import { h } from "../dom.js";
import type { Span } from "./density.js";
import { LANE_CHOICES, type LaneChoice } from "./lanes.js";

export interface ToolActions {
  view(peer: number | undefined): void;
  lanes(choice: LaneChoice): void;
  span(span: Span): void;
  zoom(factor: number): void;
  find(transaction: number): void;
  nextConflict(): void;
  save(format: "png" | "svg"): void;
}

export interface Tools { readonly element: HTMLElement; /** What saves the drawing. */ readonly saves: HTMLElement; show(state: { peer: number | undefined; lanes: LaneChoice; span: Span; conflict: number | undefined }): void }

const LANE_WORDS: Readonly<Record<LaneChoice, string>> = { packed: "packed", kind: "by kind", peer: "by peer" };

/** @param peers whose views can be shown · @param lanes that make a difference · @param conflicts in the window */
export function makeTools(peers: readonly number[], lanes: readonly LaneChoice[], conflicts: number, actions: ToolActions): Tools {
  const view = h("select", { class: "quiet small", onchange: () => { actions.view(view.value === "" ? undefined : Number(view.value)); } },
    h("option", { value: "" }, "common"), peers.map((peer) => h("option", { value: peer }, `peer ${peer}`)));
  const buttons = LANE_CHOICES.filter((choice) => lanes.includes(choice)).map((choice) =>
    h("button", { type: "button", class: "quiet small", "data-lanes": choice, onclick: () => { actions.lanes(choice); } }, LANE_WORDS[choice]));
  const end = (label: string): HTMLInputElement => h("input", { type: "number", step: "any", "aria-label": label });
  const from = end("Span shown from, in seconds"), to = end("Span shown to, in seconds");
  const read = (): void => { if (from.valueAsNumber < to.valueAsNumber) actions.span({ from: from.valueAsNumber, to: to.valueAsNumber }); };
  from.addEventListener("change", read);
  to.addEventListener("change", read);
  const find = h("input", { type: "number", min: 0, step: 1, "aria-label": "Number of the transaction to follow" });
  const search = h("form", { onsubmit: (event) => { event.preventDefault(); if (!Number.isNaN(find.valueAsNumber)) actions.find(find.valueAsNumber); } },
    h("span", { class: "soft", "aria-hidden": "true" }, "Transaction"), find, h("button", { type: "submit", class: "quiet small" }, "Follow"));
  const next = conflicts === 0 ? undefined : h("button", { type: "button", class: "quiet small", onclick: () => { actions.nextConflict(); } });
  const small = (text: string, label: string, act: () => void): HTMLElement => h("button", { type: "button", class: "quiet small", "aria-label": label, onclick: act }, text);
  const element = h("div", { class: "dag-tools" },
    peers.length === 0 ? undefined : h("label", {}, "View", view),
    buttons.length < 2 ? undefined : h("span", { role: "group", "aria-label": "Lanes" }, h("span", { class: "soft", "aria-hidden": "true" }, "Lanes"), buttons),
    h("span", {}, h("span", { class: "soft", "aria-hidden": "true" }, "Span"), from, h("span", { class: "soft" }, "to"), to, h("span", { class: "soft" }, "s"),
      small("−", "Show more time", () => { actions.zoom(2); }), small("+", "Show less time", () => { actions.zoom(0.5); }), small("All", "Show the whole window", () => { actions.zoom(Infinity); })),
    search, next);
  const saves = h("span", { class: "dag-saves" }, (["svg", "png"] as const).map((format) => small(format.toUpperCase(), `Save the drawing as ${format.toUpperCase()}`, () => { actions.save(format); })));
  return { element, saves, show({ peer, lanes: chosen, span, conflict }) {
    view.value = peer === undefined ? "" : String(peer);
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset["lanes"] === chosen));
    const digits = Math.max(0, Math.min(4, 2 - Math.floor(Math.log10(span.to - span.from))));
    if (document.activeElement !== from) from.value = span.from.toFixed(digits);
    if (document.activeElement !== to) to.value = span.to.toFixed(digits);
    if (next) next.textContent = conflict === undefined ? `${conflicts} ${conflicts === 1 ? "conflict" : "conflicts"} ›` : `Conflict ${conflict + 1} of ${conflicts} ›`;
  } };
}
