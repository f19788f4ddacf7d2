/** Which part of the time the charts show, as two numbers: what dragging over a chart does, for the keyboard. */
import type { Shared } from "../charts/shared.js";
import { clampRange, type TimeRange } from "../charts/time-range.js";
import { h } from "../dom.js";
import type { TimeUnit } from "../format/time-unit.js";

export function timeForm(range: Shared<TimeRange | undefined>, duration: number, unit: TimeUnit, forget: (() => void)[]): HTMLElement {
  const whole = duration / unit.seconds;
  const input = (label: string): HTMLInputElement => h("input", { type: "number", min: 0, max: whole, step: "any", "aria-label": `${label}, in ${unit.long}` });
  const from = input("Time shown from"), to = input("Time shown to");
  const reset = h("button", { type: "button", class: "quiet small", onclick: () => { range.set(undefined); from.focus(); } }, "Whole run");
  const fill = (shown: TimeRange | undefined): void => {
    from.value = short((shown?.from ?? 0) / unit.seconds);
    to.value = short((shown?.to ?? duration) / unit.seconds);
    reset.disabled = shown === undefined;
  };
  const read = (event: Event): void => {
    let start = from.valueAsNumber * unit.seconds, end = to.valueAsNumber * unit.seconds;
    // Whoever moves one end beyond the other is about to move that one too: until then it is out of the way.
    if (start >= end) { if (event.target === from) end = duration; else start = 0; }
    const wanted = clampRange(start, end, duration);
    range.set(wanted);
    fill(wanted);
  };
  const form = h("form", { class: "time-form", "aria-label": "Time shown by the charts", onsubmit: (event) => { event.preventDefault(); read(event); } },
    h("span", { class: "soft", "aria-hidden": "true" }, "Time"), from, h("span", { class: "soft", "aria-hidden": "true" }, "to"), to, h("span", { class: "soft" }, unit.short), reset);
  form.addEventListener("change", read);
  forget.push(range.listen(fill));
  fill(range.value);
  return form;
}

function short(value: number): string { return String(Number(value.toPrecision(4))); }
