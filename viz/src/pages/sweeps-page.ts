/** The comparisons of the results folder, newest first; without any, the command that makes one. */
import type { ListedSweep } from "../compare/written.js";
import { h } from "../dom.js";
import type { Page } from "./run-page.js";
import { sweepRoute } from "./run-chooser.js";

const EXAMPLE = "npx tanglewood compare scenarios/city.yaml --vary ledger.kind=ideal,tangle,cloud,blockchain --replications 10";

export function sweepsPage(sweeps: readonly ListedSweep[], query: Readonly<Record<string, string>>): Page {
  const page = { title: "Comparisons", sections: [], close: () => undefined };
  const command = h("p", { class: "command" }, h("code", { tabindex: 0, role: "group", "aria-label": "Command" }, EXAMPLE));
  if (sweeps.length === 0) return { ...page, element: h("div", { class: "message" }, h("h1", {}, "Nothing was compared yet"),
    h("p", {}, "A comparison runs one scenario with several values of its parameters, under the same random numbers, and says which differences are more than chance. The city, over four ledgers:"), command,
    h("p", {}, "Then reload this page.")) };
  return { ...page, element: h("div", { class: "sweeps-page" },
    h("header", { class: "introduction" }, h("h1", {}, sweeps.length === 1 ? "One comparison" : `${sweeps.length} comparisons`), h("p", { class: "look-for" }, "Each is one scenario under several values of its parameters, with the same random numbers.")),
    h("ul", { class: "sweep-list" }, sweeps.map((sweep) => h("li", {}, entryOf(sweep, query)))),
    h("p", { class: "soft" }, "Another one is made by, for example:"), command) };
}

function entryOf(sweep: ListedSweep, query: Readonly<Record<string, string>>): HTMLElement {
  const planned = sweep.cells * sweep.replications, left = planned - sweep.finished - sweep.failed;
  return h("article", { class: "card" }, h("h2", {}, h("a", { href: sweepRoute(sweep.name, query) }, sweep.question || sweep.name)),
    h("p", { class: "facts-line" }, [sweep.name, sweep.parameters.join(" × "), `${sweep.cells} cells × ${sweep.replications}`, `engine ${sweep.engine}`].map((fact) => h("span", {}, fact))),
    h("p", { class: `state state-${left > 0 ? "running" : sweep.failed > 0 ? "failed" : "done"}` }, left > 0 ? `${sweep.finished} of ${planned} runs have finished` : `all ${sweep.finished} runs have finished`, sweep.failed > 0 ? `, ${sweep.failed} failed` : ""));
}
