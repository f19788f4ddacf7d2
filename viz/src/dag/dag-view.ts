/**
 * The drawing of a run's tangle with all that moves it. Its state is five values (moment, span, whose view, lanes, what is
 * followed); whatever changes one of them asks for the next frame, and only there is anything drawn.
 */
import { Shared } from "../charts/shared.js";
import type { RunEntry } from "../data/files.js";
import { h } from "../dom.js";
import { save } from "../export/chart-file.js";
import { number } from "../format/quantity.js";
import { Cones, countBelow, type Cone } from "./cones.js";
import { conflictsOf, type Conflict } from "./conflict-list.js";
import { makeTools, type Tools } from "./dag-tools.js";
import type { Span } from "./density.js";
import { Detail, type Highlight } from "./detail.js";
import { countUntil, type Graph } from "./graph.js";
import { isDense, type Scene } from "./geometry.js";
import type { GraphSource } from "./graph-source.js";
import { countsAt, nextChange, STATES } from "./history.js";
import type { LaneChoice, Layout } from "./lanes.js";
import { makeLegend, type Legend } from "./legend.js";
import { readPalette, speaksForNetwork, type Palette } from "./marks.js";
import type { ViewOfGraph } from "./messages.js";
import { OverviewStrip } from "./overview-strip.js";
import { makePlayer, moment, type Player } from "./player.js";
import { sceneSvg } from "./scene-svg.js";
import { conflictPanel, emptyPanel, sitePanel, type Panel, type PanelActions } from "./site-panel.js";
import { tooltip } from "./tooltip.js";
import { clampSpan, firstSpan, follow, sitesIn, wholeOf } from "./window-of-time.js";

/** What the address keeps; `site` and `conflict` are numbers of a site and of a conflict set, as the files have them. */
export interface DagChoice {
  readonly time?: number | undefined; readonly span?: Span | undefined; readonly peer?: number | undefined; readonly lanes?: LaneChoice | undefined;
  readonly site?: number | undefined; readonly conflict?: number | undefined;
}

/** What is followed: one site, or the sides of a conflict, with the cones to bring out. */
interface Focus { readonly site?: number; readonly conflict?: number; readonly cones: readonly { readonly cone: Cone; readonly tops: readonly number[]; readonly colour: (palette: Palette) => string }[]; readonly panel: Panel }

export interface DagParts { readonly entry: RunEntry; readonly source: GraphSource; readonly graph: Graph; readonly view: ViewOfGraph; readonly layout: Layout; /** Whether the window was full before the run ended. */ readonly full: boolean }

const STRIP = 60, LARGE = 200_000, REST_MS = 90;

export class DagView {
  readonly element: HTMLElement;
  readonly #parts: DagParts;
  readonly #cones: Cones;
  readonly #conflicts: readonly Conflict[];
  readonly #whole: Span;
  readonly #time: Shared<number>;
  readonly #changed: (choice: DagChoice) => void;
  readonly #detail: Detail;
  readonly #strip: OverviewStrip;
  readonly #player: Player;
  readonly #tools: Tools;
  readonly #legend: Legend;
  readonly #panelPlace = h("aside", { class: "dag-panel", "aria-label": "What is followed" });
  readonly #tip = h("div", { class: "dag-tip", hidden: true, "aria-hidden": "true" });
  readonly #words = h("p", { class: "dag-words" });
  readonly #stop = new AbortController();
  readonly #observers: { disconnect(): void }[] = [];
  #view: ViewOfGraph;
  #layout: Layout;
  #lanes: LaneChoice;
  #span: Span;
  #focus: Focus | undefined;
  #pointed: { site: number; past: Cone; future: Cone } | undefined;
  #palette: Palette | undefined;
  #frame = 0;
  #rest = 0;

  constructor(parts: DagParts, choice: DagChoice, changed: (choice: DagChoice) => void) {
    const { graph, view, layout } = this.#parts = parts;
    this.#view = view;
    this.#layout = layout;
    this.#lanes = choice.lanes ?? "packed";
    this.#changed = changed;
    this.#cones = new Cones(graph);
    this.#conflicts = conflictsOf(graph);
    this.#whole = wholeOf(graph, parts.full);
    this.#time = new Shared(Math.max(this.#whole.from, Math.min(this.#whole.to, choice.time ?? this.#whole.to)));
    this.#span = choice.span ? clampSpan(choice.span, this.#whole, graph) : firstSpan(graph, this.#whole, Math.min(900, innerWidth));
    if (choice.time !== undefined && choice.span === undefined) this.#span = follow(this.#span, this.#time.value, this.#whole, graph);
    this.#detail = new Detail({
      point: (site) => {
        clearTimeout(this.#rest);
        // Cones in a large window take a while: there the pointer has to rest first.
        if (site === undefined || graph.length < LARGE) this.#point(site);
        else this.#rest = setTimeout(() => { this.#point(site); }, REST_MS);
      },
      pick: (site) => { this.#follow(site); },
      pan: (seconds) => { this.#setSpan({ from: this.#span.from + seconds, to: this.#span.to + seconds }); },
      zoom: (factor, around) => { this.#zoom(factor, around); },
    });
    this.#strip = new OverviewStrip((span) => { this.#setSpan(span); });
    this.#legend = makeLegend(graph.kinds.some(speaksForNetwork), this.#conflicts.length > 0);
    this.#player = makePlayer({ time: this.#time, ...this.#whole, seen: this.#span.to - this.#span.from, next: (time, forward) => nextChange(this.#view.history, time, forward) });
    const several = new Set(graph.issuer).size > 1;
    this.#tools = makeTools(graph.peers.map(({ peer }) => peer), ["packed", ...(graph.kinds.length > 1 ? ["kind" as const] : []), ...(several ? ["peer" as const] : [])], this.#conflicts.length, {
      view: (peer) => { void this.#show(peer, this.#lanes); },
      lanes: (lanes) => { void this.#show(this.#view.peer, lanes); },
      span: (span) => { this.#setSpan(span); },
      zoom: (factor) => { this.#zoom(factor, (this.#span.from + this.#span.to) / 2); },
      find: (transaction) => { this.#find(transaction); },
      nextConflict: () => { this.#showConflict(((this.#focus?.conflict ?? -1) + 1) % this.#conflicts.length); },
      save: (format) => { this.#save(format); },
    });
    const stage = h("div", { class: "dag-stage", tabindex: 0, role: "group", "aria-label": "Drawing of the tangle: space plays, arrow keys step" }, this.#detail.element, this.#words, this.#tip);
    this.element = h("div", { class: "dag-card" },
      h("div", { class: "dag-main" }, this.#tools.element, h("div", { class: "dag-line" }, this.#legend.element, this.#tools.saves), this.#strip.element, stage, this.#player.element), this.#panelPlace);
    this.#listen(stage);
    this.#setPanel(emptyPanel());
    this.#take(choice);
  }

  /** Takes what the address says now. */
  apply(choice: DagChoice): void {
    if (choice.time !== undefined) this.#time.set(Math.max(this.#whole.from, Math.min(this.#whole.to, choice.time)));
    if (choice.span) this.#setSpan(choice.span);
    this.#take(choice);
    void this.#show(choice.peer, choice.lanes ?? "packed");
  }

  /** Follows the site or the conflict that an address names, if the window has it and it is not followed already. */
  #take({ site: number, conflict }: DagChoice): void {
    const { graph } = this.#parts, site = number === undefined ? -1 : number - graph.first, index = this.#conflicts.findIndex((each) => each.number === conflict);
    if (site >= 0 && site < graph.length) { if (site !== this.#focus?.site) this.#follow(site); }
    else if (index >= 0) { if (index !== this.#focus?.conflict) this.#showConflict(index); }
    else if (this.#focus) this.#follow(undefined);
  }

  close(): void {
    this.#player.close();
    this.#stop.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    for (const observer of this.#observers) observer.disconnect();
    this.#parts.source.close();
  }

  #listen(stage: HTMLElement): void {
    const { signal } = this.#stop, { graph } = this.#parts;
    this.#time.listen((time) => {
      const playing = this.#player.playing;
      if (playing || time < this.#span.from || time > this.#span.to) this.#span = follow(this.#span, time, this.#whole, graph);
      this.#later();
    });
    const sizes = new ResizeObserver(() => { this.#later(); });
    sizes.observe(stage);
    const themes = new MutationObserver(() => { this.#palette = undefined; this.#later(); });
    themes.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    this.#observers.push(sizes, themes);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { this.#palette = undefined; this.#later(); }, { signal });
    document.addEventListener("keydown", (event) => {
      const target = event.target as Node, free = target === document.body || target === stage || (event.key === "Escape" && this.element.contains(target));
      if (!free || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " ") this.#player.toggle();
      else if (event.key === "ArrowRight" || event.key === "ArrowLeft") this.#player.step(event.key === "ArrowRight");
      else if (event.key === "Escape") this.#follow(undefined);
      else return;
      event.preventDefault();
    }, { signal });
  }

  #later(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(() => { this.#frame = 0; this.#draw(); });
  }

  #scene(): Scene {
    const { clientWidth: width, clientHeight: height } = this.#detail.element;
    this.#palette ??= readPalette(this.element);
    return { graph: this.#parts.graph, layout: this.#layout, history: this.#view.history, time: this.#time.value, span: this.#span, width, height, palette: this.#palette, isCut: this.#parts.full };
  }

  #draw(): void {
    const scene = this.#scene(), { graph } = this.#parts, { time, span, palette, width } = scene;
    if (width === 0) return;
    const counts = countsAt(this.#view.history, time), count = sitesIn(graph, span);
    this.#detail.draw(scene, `The tangle at ${moment(time)} seconds: ${STATES.map((name, state) => `${counts[state]!} ${name}`).join(", ")}.`);
    this.#strip.draw(this.#view.overview, time, span, this.#strip.element.clientWidth, STRIP, palette);
    this.#legend.show(counts);
    this.#words.textContent = isDense(scene) ? `${number(count)} sites: coloured by what most are; click to go closer` : "";
    this.#tools.show({ peer: this.#view.peer, lanes: this.#lanes, span, conflict: this.#focus?.conflict });
    this.#focus?.panel.at(time);
    this.#drawFocus(palette);
    const { site, conflict } = this.#focus ?? {};
    this.#changed({
      time: time === this.#whole.to ? undefined : time, span, peer: this.#view.peer, lanes: this.#lanes,
      site: site === undefined ? undefined : graph.first + site, conflict: conflict === undefined ? undefined : this.#conflicts[conflict]!.number,
    });
  }

  /** What is pointed at goes before what is followed. */
  #drawFocus(palette: Palette): void {
    const pointed = this.#pointed, parts: Highlight[] = pointed
      ? [{ cone: pointed.past, colour: palette.past, tops: [pointed.site] }, { cone: pointed.future, colour: palette.future, tops: [pointed.site] }]
      : (this.#focus?.cones ?? []).map(({ cone, tops, colour }) => ({ cone, tops, colour: colour(palette) }));
    const there = (site: number): boolean => this.#parts.graph.attached[site]! <= this.#time.value, isConflict = pointed === undefined && this.#focus?.conflict !== undefined;
    const rings = parts.flatMap(({ tops, colour }) => tops.filter(there).map((site) => ({ site, colour: isConflict ? colour : palette.ink })));
    this.#detail.highlight(parts, rings);
  }

  #point(site: number | undefined): void {
    if (site === this.#pointed?.site) return;
    this.#pointed = site === undefined ? undefined : { site, past: this.#cones.past(site), future: this.#cones.future(site) };
    this.#drawFocus(this.#scene().palette);
    this.#tip.hidden = site === undefined;
    if (site === undefined || this.#pointed === undefined) return;
    const { graph } = this.#parts, time = this.#time.value, place = this.#detail.placeOf(site)!, { past, future } = this.#pointed;
    this.#tip.replaceChildren(...tooltip(graph, this.#view.history, site, time, past.length, countBelow(future, countUntil(graph.attached, time))));
    const { clientWidth, clientHeight } = this.#detail.element, { offsetWidth, offsetHeight } = this.#tip;
    const x = place.x + 18 + offsetWidth > clientWidth ? place.x - 18 - offsetWidth : place.x + 18;
    this.#tip.style.transform = `translate(${Math.max(0, x)}px, ${Math.max(0, Math.min(clientHeight - offsetHeight, place.y - offsetHeight / 2))}px)`;
  }

  #follow(site: number | undefined): void {
    const { graph, entry } = this.#parts, { history } = this.#view;
    if (site === undefined) { this.#focus = undefined; this.#setPanel(emptyPanel()); this.#later(); return; }
    const past = this.#cones.past(site), future = this.#cones.future(site);
    const panel = sitePanel(entry, { graph, history, site, past, future }, this.#actions);
    this.#focus = { site, panel, cones: [{ cone: past, tops: [site], colour: ({ past: colour }) => colour }, { cone: future, tops: [site], colour: ({ future: colour }) => colour }] };
    this.#setPanel(panel);
    this.#bringInto(graph.attached[site]!);
  }

  #showConflict(index: number): void {
    const conflict = this.#conflicts[index]!, { graph } = this.#parts;
    const cones = conflict.sides.map(({ sites }) => this.#cones.future(...sites));
    const panel = conflictPanel(graph, this.#view.history, conflict, cones, this.#actions);
    this.#focus = { conflict: index, panel, cones: conflict.sides.map(({ sites }, i) => ({ cone: cones[i]!, tops: sites, colour: ({ sides }) => sides[i % sides.length]! })) };
    this.#setPanel(panel);
    this.#bringInto(conflict.since);
  }

  readonly #actions: PanelActions = { goTo: (time) => { this.#time.set(Math.max(this.#whole.from, Math.min(this.#whole.to, time))); }, pick: (site) => { this.#follow(site); } };

  #find(transaction: number): void {
    const site = this.#parts.graph.transaction.indexOf(transaction);
    if (site >= 0) this.#follow(site);
    else this.#setPanel({ at: () => undefined, nodes: [h("h2", {}, `Transaction ${transaction} is not drawn`), h("p", { class: "soft" }, "It was attached before or after this window, or it is none of this run. The parameter ledger.drawn sets how many sites a run draws.")] });
  }

  /** Shows a moment of the graph: the span moves there, and time too if that was not attached yet. */
  #bringInto(at: number): void {
    const width = this.#span.to - this.#span.from;
    if (at < this.#span.from || at > this.#span.to) this.#setSpan({ from: at - 0.35 * width, to: at + 0.65 * width });
    if (this.#time.value < at) this.#time.set(Math.min(this.#whole.to, at + 0.4 * width));
    this.#later();
  }

  #save(format: "png" | "svg"): void {
    if (format === "svg") save("tangle.svg", new Blob([sceneSvg(this.#scene(), () => this.#detail.picture().toDataURL())], { type: "image/svg+xml" }));
    else this.#detail.picture().toBlob((blob) => { if (blob) save("tangle.png", blob); });
  }

  #setPanel(panel: Panel): void {
    panel.at(this.#time.value);
    this.#panelPlace.replaceChildren(...panel.nodes);
  }

  #setSpan(span: Span): void { this.#span = clampSpan(span, this.#whole, this.#parts.graph); this.#later(); }

  #zoom(factor: number, around: number): void {
    const { from, to } = this.#span;
    this.#setSpan(factor === Infinity ? { from: -Infinity, to: Infinity } : { from: around - (around - from) * factor, to: around + (to - around) * factor });
  }

  async #show(peer: number | undefined, lanes: LaneChoice): Promise<void> {
    const { source } = this.#parts, before = this.#view.peer;
    if (peer === before && lanes === this.#lanes) return;
    [this.#view, this.#layout] = await Promise.all([source.view(peer), source.layout(lanes)]);
    this.#lanes = lanes;
    if (peer !== before && this.#focus?.site !== undefined) this.#follow(this.#focus.site);
    this.#later();
  }
}
