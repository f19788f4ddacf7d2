/** One run: its question, what is wrong with it if anything is, its headline figures, and its cards by section. */
import { headline } from "../cards/headline.js";
import { ledgerHue } from "../cards/hues.js";
import { SECTIONS, type Section } from "../cards/registry.js";
import type { AxisScale } from "../charts/frame.js";
import { Shared } from "../charts/shared.js";
import type { TimeRange } from "../charts/time-range.js";
import type { RunEntry } from "../data/files.js";
import { report } from "../data/origin.js";
import { runPath } from "../data/server.js";
import type { Run } from "../data/run.js";
import { h } from "../dom.js";
import { number, sentence } from "../format/quantity.js";
import { formatRoute } from "../route.js";
import { timeUnit } from "../format/time-unit.js";
import { cardView, type View } from "./card-view.js";
import { timeForm } from "./time-form.js";

export interface Page {
  readonly element: HTMLElement;
  readonly title: string;
  /** What the header links to. */
  readonly sections: readonly { name: string; title: string }[];
  /** Controls that the header holds. */
  readonly controls?: HTMLElement;
  /** What the reader can choose of the charts; none without charts. */
  readonly view?: Pick<View, "range" | "scale">;
  /** All that the reader can choose, where the page keeps it under names of its own: the address follows, and leads. */
  readonly choices?: Shared<Readonly<Record<string, string>>>;
  /** Lets go of observers and listeners. */
  close(): void;
}

/** What of the page the reader may have chosen in the address. */
export interface Chosen { readonly range: TimeRange | undefined; readonly scale: AxisScale }

export function runPage(run: Run, chosen: Chosen): Page {
  const forget: (() => void)[] = [], times = run.series.numbers("time"), duration = run.summary?.duration ?? times?.at(-1) ?? 0;
  const view: View = { cursor: new Shared<number | undefined>(undefined), range: new Shared(chosen.range), scale: new Shared<AxisScale | undefined>(chosen.scale), duration };
  const sections = SECTIONS.map((section) => ({ section, view: sectionView(section, run, view, forget) })).filter(({ view }) => view !== undefined);
  const element = h("div", { class: "run-page" }, introduction(run), alerts(run), tiles(run), sections.map(({ view }) => view));
  const shown = { element, title: run.entry.scenario, sections: sections.map(({ section }) => section), view, close: () => forget.forEach((undo) => undo()) };
  return (times?.length ?? 0) < 2 ? shown : { ...shown, controls: timeForm(view.range, duration, timeUnit(duration), forget) };
}

function introduction(run: Run): HTMLElement {
  const { manifest, summary } = run;
  const facts = [
    inComparison(run) ? h("a", { href: formatRoute({ page: "compare", path: [run.entry.scenario], query: {} }) }, `a run of the comparison ${run.entry.scenario}`) : run.entry.scenario, `seed ${manifest.seed ?? run.entry.seed}`, `${run.ledger} ledger`,
    summary && `${sentence(summary.duration, "s")} simulated`,
    summary && `${number(summary.events)} events in ${sentence(summary.wallSeconds, "s")}`,
  ].filter((fact) => fact !== undefined);
  return h("header", { class: "introduction" },
    h("p", { class: "facts-line" }, facts.map((fact) => h("span", {}, fact))),
    h("h1", {}, manifest.question ?? run.entry.question ?? run.entry.scenario),
    manifest.lookFor ? h("p", { class: "look-for" }, h("b", {}, "What to look for. "), manifest.lookFor.trim()) : undefined,
    changes(run));
}

/** Runs of a comparison lie in its folder, which has another name than their scenario. */
function inComparison({ manifest, entry }: Run): boolean { return manifest.scenario !== undefined && manifest.scenario !== entry.scenario; }

/** What the words above, which are about the scenario as it is, do not know of. */
function changes({ manifest }: Run): HTMLElement | undefined {
  const changed = Object.entries(manifest.overrides ?? {});
  return changed.length === 0 ? undefined : h("p", { class: "look-for" }, h("b", {}, "Changed in this run. "),
    changed.map(([path, value], i) => [i === 0 ? "" : ", ", h("code", {}, `${path}=${typeof value === "string" ? value : JSON.stringify(value)}`)]));
}

const STATES: Readonly<Record<string, string>> = {
  running: "This run has not finished: what it has written so far is shown, and the charts follow it.",
  interrupted: "This run was interrupted: what it had written is shown, and its figures are not final.",
  failed: "This run failed: what it had written is shown.",
};

function alerts(run: Run): HTMLElement | undefined {
  // The server also knows of a run that says it is running while its process is gone.
  const state = run.entry.status;
  const warnings = run.summary?.warnings ?? [];
  const failure = run.entry.failure ?? run.manifest.failure;
  const first = state === "running" && report() !== undefined ? "This run had not finished when this report was written: what there was is shown." : STATES[state];
  if (first === undefined && warnings.length === 0 && run.notices.length === 0) return undefined;
  const notices = h("ul", {}, run.notices.map((notice) => h("li", {}, notice)));
  return h("div", { class: "alerts" },
    first === undefined ? undefined : h("section", { class: `alert ${state === "failed" ? "bad" : ""}`, "aria-label": "State of the run" },
      h("h2", {}, first), failure === undefined ? undefined : h("p", {}, failure), notices),
    first === undefined && run.notices.length > 0
      ? h("section", { class: "alert", "aria-label": "State of the run" }, h("h2", {}, "Something is missing from this run's folder"), notices) : undefined,
    warnings.length === 0 ? undefined : h("section", { class: "alert", "aria-label": "Warnings" },
      h("h2", {}, "Read this run with care"), h("ul", {}, warnings.map((warning) => h("li", {}, warning.sentence, " ", h("code", { class: "soft" }, warning.code))))));
}

function tiles(run: Run): HTMLElement | undefined {
  const all = headline(run);
  if (all.length === 0) return undefined;
  const columns = all.length <= 6 ? all.length : 4;
  return h("dl", { class: "tiles", style: `--wide-columns:${columns}`, "aria-label": "Headline figures" }, all.map((tile) => h("div", { class: "tile", "data-metric": tile.metric },
    h("dt", {}, h("i", { class: "dot", style: `background:var(--${tile.hue})` }), tile.label),
    h("dd", { class: "tile-figure" }, h("span", { class: "figure" }, tile.figure), tile.unit === "" ? undefined : h("span", { class: "unit" }, tile.unit)),
    h("dd", { class: "tile-note" }, tile.note))));
}

function sectionView(section: Section, run: Run, view: View, forget: (() => void)[]): HTMLElement | undefined {
  const absent: string[] = [];
  const cards = section.cards.flatMap(({ name, build, absent: reason }) => {
    const card = build(run);
    if (card === undefined && reason !== undefined) absent.push(reason);
    return card ? [cardView(name, card, view, forget)] : [];
  });
  if (cards.length === 0) return undefined;
  aloneOf(cards)?.classList.add("alone");
  return h("section", { class: "section", id: `section-${section.name}`, "aria-labelledby": `title-${section.name}` },
    h("h2", { id: `title-${section.name}`, tabindex: -1 }, h("i", { class: "dot", style: `background:var(--${section.hue ?? ledgerHue(run)})` }), section.title),
    h("div", { class: "cards" }, cards),
    absent.length === 0 ? undefined : h("p", { class: "absent" }, `Not drawn: ${absent.join("; ")}.`));
}

/** The last card of one column, where two columns leave room beside it: those of one column, a tall one counted twice, are then odd in number. */
function aloneOf(cards: readonly HTMLElement[]): HTMLElement | undefined {
  const narrow = cards.filter((card) => !card.classList.contains("wide"));
  return (narrow.length + narrow.filter((card) => card.classList.contains("tall")).length) % 2 === 1 ? narrow.at(-1) : undefined;
}

/** Address of a run within the page. */
export function runRoute(entry: RunEntry, query: Readonly<Record<string, string>>): string {
  return formatRoute({ page: "run", path: runPath(entry), query });
}
