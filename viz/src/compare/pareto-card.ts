/** Two metrics against each other, and the cells that nothing beats in both. */
import { drawPareto, type ParetoPoint } from "../charts/pareto-chart.js";
import { preferredOf } from "./axis.js";
import { formatList } from "./choices.js";
import { metricControl, selectControl, type Control } from "./controls.js";
import type { CardMaker } from "./live-card.js";
import { paretoFront } from "./pareto.js";
import { figureOf, labelOf, metricOf } from "./scene.js";
import { meanWords, metricTitle, plural, writtenUnit } from "./words.js";

export const paretoFronts: CardMaker = (choose) => {
  const metric = (label: string, which: 0 | 1): Control => metricControl(label, ({ choices }) => choices.pareto[which], (name, { choices: { pareto, directions } }) => {
    choose({ pareto: formatList(which === 0 ? [name, pareto[1]] : [pareto[0], name]), better: formatList(which === 0 ? ["-", directions[1]] : [directions[0], "-"]) });
  });
  const direction = (label: string, which: 0 | 1): Control => selectControl({
    label, options: () => [{ value: "lower", text: "lower is better" }, { value: "higher", text: "higher is better" }], value: ({ choices }) => choices.directions[which],
    choose: (value, { choices: { directions } }) => choose({ better: formatList(which === 0 ? [value, directions[1]] : [directions[0], value]) }),
  });
  return {
    name: "trade-off", controls: [metric("Across", 0), direction("where", 0), metric("Up", 1), direction("where", 1)],
    build(scene) {
      const { choices: { pareto: [across, up], directions }, selected, cells, choices } = scene, kept = new Set(selected);
      const x = metricOf(scene, across), y = metricOf(scene, up);
      if (x === undefined || y === undefined) return undefined;
      if (across === up) return { words: "Choose two different metrics." };
      const known = cells.filter((cell) => !choices.hidden.has(cell)).flatMap((cell) => { const one = figureOf(x, cell), other = figureOf(y, cell); return one && other ? [{ cell, one, other }] : []; });
      const counted = known.filter(({ cell }) => kept.has(cell));
      if (counted.length === 0) return { words: "No cell that is shown has both figures." };
      const front = new Set(paretoFront(counted.map(({ one, other }) => ({ x: one.mean, y: other.mean })), ...directions).map((i) => counted[i]!.cell));
      const points = known.map(({ cell, one, other }): ParetoPoint => ({
        cell, label: labelOf(scene, cell), hue: scene.looks(cell).hue, x: one.mean, y: other.mean, halfX: one.halfWidth ?? 0, halfY: other.halfWidth ?? 0, onFront: front.has(cell), faded: !kept.has(cell),
        words: `${labelOf(scene, cell)}: ${across} ${meanWords(one.mean, one.halfWidth, writtenUnit(across, x.unit))}, ${up} ${meanWords(other.mean, other.halfWidth, writtenUnit(up, y.unit))}${front.has(cell) ? "" : "; beaten in both by another"}`,
      }));
      const names = counted.filter(({ cell }) => front.has(cell)).map(({ cell }) => labelOf(scene, cell));
      const title = front.size === 1 ? `${names[0]!} is best in both ${across} and ${up}` : front.size === counted.length ? "Each cell is better than the others in one of the two" : `${front.size} of ${plural(counted.length, "cell")} are not beaten in both${names.length <= 4 ? `: ${names.join(", ")}` : ""}`;
      return {
        title, note: `${metricTitle(up, y.unit)} against ${metricTitle(across, x.unit)}. Full dots: no cell beats them; hollow: one is at least as good in both and better in one.${selected.length > counted.length ? ` ${plural(selected.length - counted.length, "cell has", "cells have")} not both figures.` : ""}`,
        plots: [{ kind: "still", scales: true, prefers: preferredOf(points.map(({ x: mean }) => mean), points.map(({ y: mean }) => mean)), height: 360, axis: metricTitle(up, y.unit), draw: (size, scale) => drawPareto({ title: `${up} against ${across}`, finding: title, xAxis: metricTitle(across, x.unit), better: directions, points }, size, scale) }],
        table: { columns: ["cell", "label", metricTitle(across, x.unit), "half width", metricTitle(up, y.unit), "half width", "on the front"], rows: points.map((point) => [point.cell, point.label, point.x, point.halfX || "", point.y, point.halfY || "", point.onFront ? "yes" : "no"]) },
      };
    },
  };
};
