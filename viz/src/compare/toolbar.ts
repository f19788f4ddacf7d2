/** What holds for the whole page: the metric that is looked at, the baseline, and how many cells are selected. */
import { h } from "../dom.js";
import { metricControl, selectControl, type Choose, type Control } from "./controls.js";
import { labelOf } from "./scene.js";

export function toolbar(choose: Choose): Control {
  const controls = [
    metricControl("Metric", ({ choices }) => choices.metric, (metric) => choose({ metric })),
    selectControl({ label: "Baseline", options: (scene) => scene.sweep.plan.cells.map(({ cell }) => ({ value: String(cell), text: labelOf(scene, cell) })), value: ({ choices }) => String(choices.baseline), choose: (baseline) => choose({ baseline }) }),
  ];
  const status = h("span", { role: "status" }), clear = h("button", { type: "button", class: "quiet small", onclick: () => choose({ brush: "", hide: "" }) }, "Show all");
  const element = h("div", { class: "toolbar" }, controls.map((control) => control.element), h("span", { class: "selection" }, status, clear));
  return {
    element,
    update(scene) {
      for (const control of controls) control.update(scene);
      const all = scene.cells.length, some = scene.selected.length < all;
      status.textContent = some ? `${scene.selected.length} of ${all} cells` : "";
      clear.hidden = !some;
    },
  };
}
