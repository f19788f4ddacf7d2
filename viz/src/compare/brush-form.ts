/** The selection in fields: two numbers for each axis, or a tick for each value. It does what dragging does, for the keyboard. */
import { h } from "../dom.js";
import type { Axis } from "./axis.js";
import { formatBrushes, isRange, withBrush, type Brush } from "./brush.js";
import type { Choose, Control } from "./controls.js";
import { axesOf, type Scene } from "./scene.js";

export function brushForm(choose: Choose): Control {
  const fields = h("div", { class: "brush-fields" }), clear = h("button", { type: "button", class: "quiet small", onclick: () => choose({ brush: "" }) }, "Clear all");
  const element = h("details", { class: "tick-choice brush-form" }, h("summary", {}, "Select by values"), h("form", { class: "tick-panel", "aria-label": "Selection by values", onsubmit: (event) => event.preventDefault() }, fields, clear));
  let scene: Scene | undefined, drawn = "";
  const set = (name: string, brush: Brush | undefined): void => { if (scene) choose({ brush: formatBrushes(withBrush(scene.choices.brushes, name, brush)) }); };
  return {
    element,
    update(next) {
      scene = next;
      const axes = axesOf(next), mark = JSON.stringify(axes.map(({ name, values }) => [name, values]));
      if (mark !== drawn) { drawn = mark; fields.replaceChildren(...axes.map((axis) => fieldsOf(axis, set, () => scene!))); }
      for (const group of fields.children) fill(group as HTMLElement, next.choices.brushes.get((group as HTMLElement).dataset["axis"]!));
      clear.disabled = next.choices.brushes.size === 0;
    },
  };
}

function fieldsOf(axis: Axis, set: (name: string, brush: Brush | undefined) => void, scene: () => Scene): HTMLElement {
  const legend = h("legend", {}, axis.title);
  if (axis.values === undefined) {
    const input = (end: "from" | "to"): HTMLInputElement => h("input", { type: "number", step: "any", "data-end": end, placeholder: end === "from" ? "least" : "most", "aria-label": `${axis.title} ${end}` });
    const from = input("from"), to = input("to");
    const read = (): void => {
      const ends = { from: from.value === "" ? -Infinity : from.valueAsNumber, to: to.value === "" ? Infinity : to.valueAsNumber };
      if (Number.isNaN(ends.from + 0) || Number.isNaN(ends.to + 0)) return;
      set(axis.name, ends.from <= ends.to ? ends : { from: ends.to, to: ends.from });
    };
    from.addEventListener("change", read);
    to.addEventListener("change", read);
    return h("fieldset", { "data-axis": axis.name }, legend, from, h("span", { class: "soft" }, "to"), to);
  }
  const toggle = (value: string, on: boolean): void => {
    const before = scene().choices.brushes.get(axis.name), now = new Set(before !== undefined && !isRange(before) ? before : axis.values);
    if (on) now.add(value); else now.delete(value);
    // All of them are no selection; none would show an empty page.
    set(axis.name, now.size === axis.values!.length || now.size === 0 ? undefined : now);
  };
  return h("fieldset", { "data-axis": axis.name }, legend, axis.values.map((value) => h("label", {}, h("input", { type: "checkbox", value, onchange: (event) => toggle(value, (event.target as HTMLInputElement).checked) }), value)));
}

function fill(group: HTMLElement, brush: Brush | undefined): void {
  for (const input of group.querySelectorAll("input")) {
    if (input.type === "checkbox") { input.checked = brush === undefined || isRange(brush) || brush.has(input.value); continue; }
    const value = brush !== undefined && isRange(brush) ? brush[input.dataset["end"] === "from" ? "from" : "to"] : Number.NaN;
    if (document.activeElement !== input || input.value === "") input.value = Number.isFinite(value) ? String(value) : "";
  }
}
