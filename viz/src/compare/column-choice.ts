/** Which of many things a card shows: a list to tick, found by typing, unfolded from a button-like summary. */
import { h } from "../dom.js";
import type { Control } from "./controls.js";
import type { Scene } from "./scene.js";

export function columnChoice(label: string, chosen: (scene: Scene) => readonly string[], all: (scene: Scene) => readonly string[], choose: (names: readonly string[]) => void): Control {
  const summary = h("summary", {}, label), search = h("input", { type: "search", placeholder: "latency, energy …", "aria-label": `Find ${label.toLowerCase()}` });
  const list = h("ul", { class: "tick-list" }), element = h("details", { class: "tick-choice" }, summary, h("div", { class: "tick-panel" }, search, list));
  let scene: Scene | undefined;
  const draw = (): void => {
    if (scene === undefined || !element.open) return;
    const now = chosen(scene), ticked = new Set(now), words = search.value.toLowerCase().split(/\s+/);
    // What is chosen stands first, and where it is while the list is open.
    const names = [...now, ...all(scene).filter((name) => !ticked.has(name))].filter((name) => words.every((word) => name.toLowerCase().includes(word)));
    list.replaceChildren(...names.map((name) => h("li", {}, h("label", {}, h("input", { type: "checkbox", value: name, checked: ticked.has(name), onchange: (event) => {
      const on = (event.target as HTMLInputElement).checked, before = chosen(scene!);
      choose(on ? [...before, name] : before.filter((other) => other !== name));
    } }), name))));
  };
  search.addEventListener("input", draw);
  const outside = (event: Event): void => { if (!element.contains(event.target as Node)) element.open = false; };
  element.addEventListener("toggle", () => {
    draw();
    if (element.open) document.addEventListener("pointerdown", outside); else document.removeEventListener("pointerdown", outside);
  });
  element.addEventListener("keydown", (event) => { if (event.key === "Escape" && element.open) { element.open = false; summary.focus(); } });
  return {
    element,
    update(next) {
      scene = next;
      summary.textContent = `${label}: ${chosen(next).length} of ${all(next).length}`;
      const ticked = new Set(chosen(next));
      for (const box of list.querySelectorAll("input")) box.checked = ticked.has(box.value);
    },
  };
}
