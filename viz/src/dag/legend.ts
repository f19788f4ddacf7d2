/** What the marks mean, and how many sites of the window are so at the moment shown. */
import { create } from "d3";
import { h } from "../dom.js";
import { number } from "../format/quantity.js";
import { STATES, type State } from "./history.js";
import { markPath, MARKS, stateHue } from "./marks.js";

export interface Legend { readonly element: HTMLElement; show(counts: readonly number[]): void }

export function markIcon(state: State, star = false): SVGSVGElement {
  const svg = create("svg").attr("class", "dag-mark").attr("width", 16).attr("height", 16).attr("viewBox", "-8 -8 16 16").attr("aria-hidden", "true");
  const { style } = MARKS[STATES[state]!], hue = `var(--${stateHue(state)})`;
  svg.append("path").attr("d", markPath(state, 5.5, star))
    .style("fill", style === "filled" || star ? hue : "none").style("stroke", style === "filled" ? "none" : hue).style("stroke-width", 1.8);
  return svg.node()!;
}

/** @param stars whether some issuers speak for the network, and `rings` whether there are conflicts, so that these marks are explained */
export function makeLegend(stars: boolean, rings: boolean): Legend {
  const figures = STATES.map(() => h("b", { class: "digits" }));
  const entries = STATES.map((name, state) => h("li", { "data-state": name, title: MARKS[name].words }, markIcon(state), name, figures[state]));
  const star = stars ? h("li", { title: "issued by a coordinator or a validator" }, markIcon(2, true), "milestone or validation") : undefined;
  const ring = rings ? h("li", { title: "shares its funds with another transaction, decided or not" }, h("i", { class: "dag-ring" }), "side of a conflict") : undefined;
  return {
    element: h("ul", { class: "dag-legend", "aria-label": "Sites by state at the moment shown" }, entries, ring, star),
    show(counts) { figures.forEach((figure, state) => { figure.textContent = number(counts[state]!); }); },
  };
}
