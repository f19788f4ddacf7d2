/**
 * A card that follows the page's scene: its controls stay, its title, plots and data are made anew. What has to be read
 * from the files of runs is read when the card first comes near the window, and what arrives too late is dropped.
 */
import type { ChartCard } from "../cards/card.js";
import { h } from "../dom.js";
import { foot, plotView, type View } from "../pages/card-view.js";
import type { Shared } from "../charts/shared.js";
import type { Choose, Control } from "./controls.js";
import type { Scene } from "./scene.js";

/** What a card shows: charts, an element of its own with its data, or in words why there is nothing. */
export type Built = ChartCard
  | (Pick<ChartCard, "title" | "note"> & Partial<Pick<ChartCard, "table">> & { readonly body: HTMLElement })
  | { readonly words: string };

export interface LiveCard {
  /** Names exported files. */
  readonly name: string;
  readonly wide?: boolean;
  /** Reads files of runs, so waits until it comes near the window; not in a report, which is printed as it opens. */
  readonly late?: boolean;
  readonly controls?: readonly Control[];
  /** @param tell says how far reading has come */
  build(scene: Scene, tell: (words: string) => void): Built | undefined | Promise<Built | undefined>;
}

/** A definition gets the way to change the reader's choices. */
export type CardMaker = (choose: Choose) => LiveCard;

const NEAR = "300px";

function titled(name: string): string { return `${name[0]!.toUpperCase()}${name.slice(1).replaceAll("-", " ")}`; }

export function liveCard(card: LiveCard, scene: Shared<Scene>, view: View, forget: (() => void)[]): HTMLElement {
  const head = h("div", {}), body = h("div", { class: "live-body" }), status = h("p", { class: "note", role: "status" });
  const controls = card.controls?.length ? h("div", { class: "live-controls" }, card.controls.map(({ element }) => element)) : undefined;
  const element = h("article", { class: card.wide ? "card wide live" : "card live", "data-card": card.name }, head, controls, status, body);
  let turn = 0, near = card.late !== true || !scene.value.source.live, undo: (() => void)[] = [];
  status.hidden = true;
  const draw = (built: Built | undefined): void => {
    undo.forEach((each) => each());
    undo = [];
    element.hidden = built === undefined;
    status.hidden = true;
    if (built === undefined) return;
    const focused = body.contains(document.activeElement) ? document.activeElement?.getAttribute("data-focus") : undefined;
    const open = body.querySelector("details.data[open]") !== null;
    if ("words" in built) { head.replaceChildren(h("h3", {}, titled(card.name))); body.replaceChildren(h("p", { class: "plot-words" }, built.words)); return; }
    head.replaceChildren(h("h3", {}, built.title), h("p", { class: "note" }, built.note));
    if ("body" in built) body.replaceChildren(built.body, ...(built.table ? [foot(card.name, built.table, [built.body])] : []));
    else {
      const plots = built.plots.map((plot) => plotView(plot, view, undo));
      body.replaceChildren(h("div", { class: "plots" }, plots), foot(card.name, built.table, plots));
    }
    if (open) body.querySelector<HTMLDetailsElement>("details.data")!.open = true;
    if (focused) body.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  };
  const update = (): void => {
    const mine = ++turn, now = scene.value;
    for (const control of card.controls ?? []) control.update(now);
    if (!near) { draw({ words: "Read when it comes into view: scroll here before printing." }); return; }
    const tell = (words: string): void => { if (mine === turn) { status.hidden = false; status.textContent = words; } };
    const built = card.build(now, tell);
    if (!(built instanceof Promise)) { draw(built); return; }
    built.then((ready) => { if (mine === turn) draw(ready); }, (error: unknown) => { if (mine === turn) draw({ words: `This could not be read: ${error instanceof Error ? error.message : String(error)}` }); });
  };
  if (!near) {
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      near = true;
      update();
    }, { rootMargin: NEAR });
    watcher.observe(element);
    forget.push(() => watcher.disconnect());
  }
  forget.push(scene.listen(update), () => { turn++; undo.forEach((each) => each()); });
  update();
  return element;
}
