/** The tangle of one run, drawn: reads its window of the graph beside the page, says how far it is, then shows it. */
import { formatRange, parseRange } from "../charts/time-range.js";
import type { Manifest, RunEntry } from "../data/files.js";
import { forWorker } from "../data/origin.js";
import { fetchText, fileAddress, runPath } from "../data/server.js";
import { DagView, type DagChoice } from "../dag/dag-view.js";
import { GraphSource } from "../dag/graph-source.js";
import { LANE_CHOICES, type LaneChoice } from "../dag/lanes.js";
import { h } from "../dom.js";
import { number } from "../format/quantity.js";
import { formatRoute, parseRoute } from "../route.js";
import type { Page } from "./run-page.js";

/** The address keeps up with the drawing this long after it has come to rest. */
const REST_MS = 350;

export interface DagPage extends Page {
  /** Takes what the address says now. */
  apply(query: Readonly<Record<string, string>>): void;
}

export async function dagPage(entry: RunEntry, query: Readonly<Record<string, string>>): Promise<DagPage> {
  const [manifestText, scenarioText = ""] = await Promise.all([fetchText(entry, "manifest.json"), fetchText(entry, "scenario.yaml")]);
  const manifest = manifestOf(manifestText), files = manifest.files ?? {};
  const theme: Record<string, string> = query["theme"] === undefined ? {} : { theme: query["theme"] };
  const facts = h("p", { class: "facts-line" }, h("span", {}, entry.scenario), h("span", {}, `seed ${entry.seed}`),
    h("span", {}, h("a", { href: formatRoute({ page: "run", path: runPath(entry), query: theme }) }, "Charts of this run")));
  const place = h("div", {}), element = h("div", { class: "dag-page" }, h("header", { class: "introduction" }, facts, h("h1", {}, "The tangle, drawn")), place);
  const page = { element, title: `The tangle of ${entry.scenario}`, sections: [] };
  if (files["tangle.csv"] === undefined) {
    place.replaceChildren(h("p", {}, entry.status === "done"
      ? "This run has drawn no tangle: its ledger is another one, or its parameter ledger.drawn is 0."
      : "The sites of a tangle are written when a run ends: this one has not."));
    return { ...page, apply: () => undefined, close: () => undefined };
  }
  const status = h("p", { class: "message", role: "status" }, "Reading the tangle …");
  place.replaceChildren(status);
  const source = new GraphSource((sites, share) => {
    status.textContent = `Reading the tangle: ${number(sites)} sites${Number.isFinite(share) ? `, ${Math.round(100 * share)} %` : ""}`;
  });
  let view: DagView | undefined, closed = false, wanted = choiceOf(query);
  const fill = async (): Promise<void> => {
    const graph = await source.load(await here(entry, "tangle.csv"), files["tangle-views.csv"] === undefined ? undefined : await here(entry, "tangle-views.csv"));
    if (graph.length === 0) { status.textContent = "No site was attached after the warm-up, so there is nothing to draw."; return; }
    const peer = graph.peers.some((each) => each.peer === wanted.peer) ? wanted.peer : undefined;
    const [of, layout] = await Promise.all([source.view(peer), source.layout(wanted.lanes ?? "packed")]);
    if (closed) return;
    facts.insertBefore(h("span", {}, `${number(graph.length)} sites from ${number(graph.attached[0]!)} to ${number(graph.attached[graph.length - 1]!)} s`), facts.lastElementChild);
    view = new DagView({ entry, source, graph, view: of, layout, full: graph.length >= drawnIn(scenarioText) }, { ...wanted, peer }, keepAddress());
    place.replaceChildren(view.element);
  };
  fill().catch((error: unknown) => { status.textContent = `The tangle could not be read: ${error instanceof Error ? error.message : String(error)}`; });
  return {
    ...page,
    apply(next) { wanted = choiceOf(next); view?.apply(wanted); },
    close() { closed = true; if (view) view.close(); else source.close(); },
  };
}

function here(entry: RunEntry, file: string): Promise<string | Blob> { return forWorker(fileAddress(entry, file)); }

/** Most sites that the run draws; of a run that does not say so as many as the engine's default. */
function drawnIn(scenario: string): number { return Number(/^ {2}drawn:\s*(\d+)/m.exec(scenario)?.[1] ?? 2000); }

function manifestOf(text: string | undefined): Manifest {
  try { return JSON.parse(text ?? "{}") as Manifest; } catch { return {}; }
}

function choiceOf(query: Readonly<Record<string, string>>): DagChoice {
  const whole = (name: string): number | undefined => (/^\d+$/.test(query[name] ?? "") ? Number(query[name]) : undefined);
  const at = Number(query["at"] ?? Number.NaN), span = parseRange(query["time"]);
  return {
    time: Number.isFinite(at) ? at : undefined, span, peer: whole("peer"), site: whole("site"), conflict: whole("conflict"),
    lanes: LANE_CHOICES.find((choice): choice is LaneChoice => choice === query["lanes"]),
  };
}

/** Writes what is shown into the address, once it rests: a link to it shows the same. */
function keepAddress(): (choice: DagChoice) => void {
  let timer = 0;
  return ({ time, span, peer, lanes, site, conflict }) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const route = parseRoute(location.hash);
      if (route.page !== "tangle") return;
      const text = (value: number | undefined): string => (value === undefined ? "" : String(value));
      const from = Math.max(0, span?.from ?? 0);
      const query = {
        ...route.query, at: time === undefined ? "" : time.toFixed(3), time: span ? formatRange({ from, to: span.to }) : "",
        peer: text(peer), site: text(site), conflict: text(conflict), lanes: lanes === "packed" ? "" : lanes ?? "",
      };
      const next = formatRoute({ ...route, query });
      if (next !== location.hash) history.replaceState(null, "", next);
    }, REST_MS);
  };
}
