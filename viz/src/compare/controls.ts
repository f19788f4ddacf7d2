/** Choices above a chart: native selects that stay in place, and keep the focus, while the chart beneath them changes. */
import { h } from "../dom.js";
import type { Scene } from "./scene.js";

export interface Option { readonly value: string; readonly text: string; readonly group?: string }
export interface Control { readonly element: HTMLElement; update(scene: Scene): void }
/** Puts choices into the address; an empty value takes one out. */
export type Choose = (patch: Readonly<Record<string, string>>) => void;

export interface SelectOptions {
  readonly label: string;
  options(scene: Scene): readonly Option[];
  value(scene: Scene): string;
  choose(value: string, scene: Scene): void;
}

export function selectControl({ label, options, value, choose }: SelectOptions): Control {
  let scene: Scene | undefined, drawn = "";
  const select = h("select", { onchange: () => { if (scene) choose(select.value, scene); } });
  const element = h("label", { class: "control" }, h("span", {}, label), select);
  return {
    element,
    update(next) {
      scene = next;
      const all = options(next), mark = JSON.stringify(all);
      if (mark !== drawn) { drawn = mark; select.replaceChildren(...grouped(all)); }
      select.value = value(next);
      element.hidden = all.length < 2;
    },
  };
}

function grouped(options: readonly Option[]): HTMLElement[] {
  const made: HTMLElement[] = [], groups = new Map<string, HTMLElement>();
  for (const { value, text, group } of options) {
    const option = h("option", { value }, text);
    if (group === undefined) { made.push(option); continue; }
    let parent = groups.get(group);
    if (parent === undefined) { parent = h("optgroup", { label: group }); groups.set(group, parent); made.push(parent); }
    parent.append(option);
  }
  return made;
}

/** All metrics, those that come first in a group of their own. */
export function metricOptions({ comparison }: Scene): Option[] {
  const first = new Set(comparison.headline);
  const option = (name: string, group: string): Option => ({ value: name, text: name, group });
  const known = comparison.metrics.map(({ name }) => name);
  return [...comparison.headline.filter((name) => known.includes(name)).map((name) => option(name, "Headline")), ...known.filter((name) => !first.has(name)).map((name) => option(name, first.size > 0 ? "All others" : "All"))];
}

export function metricControl(label: string, value: (scene: Scene) => string, choose: (value: string, scene: Scene) => void): Control {
  return selectControl({ label, options: metricOptions, value, choose });
}
