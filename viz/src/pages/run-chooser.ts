/** The list of runs: newest first, filtered by any words of scenario, seed, state and question. Links, so the back button works. */
import type { ListedSweep } from "../compare/written.js";
import type { RunEntry } from "../data/files.js";
import { runPath } from "../data/server.js";
import { h } from "../dom.js";
import { formatRoute } from "../route.js";
import { runRoute } from "./run-page.js";

export interface Chooser { readonly element: HTMLElement; show(runs: readonly RunEntry[], sweeps: readonly ListedSweep[], current: RunEntry | ListedSweep | undefined, query: Readonly<Record<string, string>>): void }

export function matches(entry: RunEntry, words: string): boolean {
  const text = [entry.scenario, entry.run, entry.status, `seed ${entry.seed}`, entry.question ?? "", entry.engine ?? ""].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export function matchesSweep(sweep: ListedSweep, words: string): boolean {
  const text = [sweep.name, sweep.scenario, "comparison", sweep.question, ...sweep.parameters].join(" ").toLowerCase();
  return words.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}

export function runChooser(): Chooser {
  const summary = h("summary", {}, "Runs");
  const search = h("input", { type: "search", id: "run-search", placeholder: "scenario, seed, parameter …" });
  const list = h("ul", { class: "run-list" });
  const count = h("p", { class: "soft", role: "status" });
  const element = h("details", { class: "chooser" }, summary,
    h("div", { class: "chooser-panel" }, h("label", { for: "run-search" }, "Find a run"), search, count, list));
  const close = (): void => { element.open = false; };
  let draw = (): void => undefined;
  search.addEventListener("input", () => draw());
  element.addEventListener("toggle", () => { if (element.open) search.focus(); });
  element.addEventListener("keydown", (event) => { if (event.key === "Escape" && element.open) { close(); summary.focus(); } });
  document.addEventListener("pointerdown", (event) => { if (!element.contains(event.target as Node)) close(); });
  return {
    element,
    show(runs, sweeps, current, query) {
      summary.replaceChildren(...(current === undefined ? ["Choose a run"] : "run" in current ? [h("b", {}, current.scenario), h("span", { class: "soft" }, ` seed ${current.seed} · ${current.run.slice(0, 6)}`)]
        : [h("b", {}, current.name), h("span", { class: "soft" }, " compared")]));
      draw = () => {
        const found = runs.filter((entry) => matches(entry, search.value)), compared = sweeps.filter((sweep) => matchesSweep(sweep, search.value));
        count.textContent = runs.length + sweeps.length === 0 ? "Nothing was run yet." : `${found.length} of ${runs.length} runs${sweeps.length === 0 ? "" : `, ${compared.length} of ${sweeps.length} comparisons`}`;
        const shown = current === undefined || !("run" in current) ? "" : runPath(current).join("/");
        const chosen = (): void => { close(); summary.focus(); };
        list.replaceChildren(...compared.map((sweep) => h("li", {},
          h("a", { href: sweepRoute(sweep.name, query), "aria-current": current === sweep ? "page" : undefined, onclick: chosen },
            h("span", { class: "run-name" }, h("b", {}, sweep.name), " compared"),
            h("span", { class: `state state-${sweep.finished + sweep.failed < sweep.cells * sweep.replications ? "running" : "done"}` }, `${sweep.finished} of ${sweep.cells * sweep.replications}`),
            h("span", { class: "run-when soft" }, [when(sweep.changedAt), sweep.parameters.join(", ")].filter((part) => part !== "").join(" · "))))), ...found.map((entry) => h("li", {},
          h("a", { href: runRoute(entry, query), "aria-current": runPath(entry).join("/") === shown ? "page" : undefined, onclick: chosen },
            h("span", { class: "run-name" }, h("b", {}, entry.scenario), ` seed ${entry.seed}`),
            h("span", { class: `state state-${entry.status}` }, entry.status),
            h("span", { class: "run-when soft" }, [when(entry.changedAt), entry.run].filter((part) => part !== "").join(" · "))))));
      };
      draw();
    },
  };
}

/** Address of a comparison within the page. */
export function sweepRoute(name: string, query: Readonly<Record<string, string>>): string { return formatRoute({ page: "compare", path: [name], query }); }

function when(moment: string | undefined): string {
  const date = new Date(moment ?? "");
  return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" }).format(date);
}
