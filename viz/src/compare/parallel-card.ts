/** All cells over all that varies and what came of it. What is selected here is selected on the whole page. */
import { drawParallel, parallelHeight, type ParallelAxis } from "../charts/parallel-chart.js";
import { spreadOf, type Axis } from "./axis.js";
import { formatBrushes, isRange, withBrush, type Brush } from "./brush.js";
import { brushForm } from "./brush-form.js";
import { formatList } from "./choices.js";
import { columnChoice } from "./column-choice.js";
import type { CardMaker } from "./live-card.js";
import { axesOf, labelOf } from "./scene.js";
import { plural } from "./words.js";

export const parallel: CardMaker = (choose) => ({
  name: "all-figures", wide: true,
  controls: [
    columnChoice("Axes", ({ choices }) => choices.axes, ({ sweep, comparison }) => [...sweep.plan.parameters.map(({ path }) => path), ...comparison.metrics.map(({ name }) => name)], (names) => choose({ axes: formatList(names) })),
    brushForm(choose),
  ],
  build(scene) {
    const axes = axesOf(scene), { cells, choices, selected } = scene, kept = new Set(selected);
    if (axes.length < 2) return { words: "Choose two axes or more." };
    const visible = cells.filter((cell) => !choices.hidden.has(cell));
    const drawnAxes = axes.map((axis) => drawnAxis(axis, cells, choices.brushes.get(axis.name)));
    const lines = visible.map((cell) => ({ cell, label: labelOf(scene, cell), ...scene.looks(cell), kept: kept.has(cell), at: axes.map((axis) => axis.of(cell)) }));
    const title = choices.brushes.size === 0 ? `${plural(visible.length, "cell")} over ${axes.length} axes` : `${selected.length} of ${plural(visible.length, "cell")} ${selected.length === 1 ? "lies" : "lie"} within what is selected`;
    const select = (name: string, range: readonly [number, number] | undefined): void => {
      const axis = axes.find((each) => each.name === name);
      const brush: Brush | undefined = range === undefined ? undefined : axis?.values ? new Set(axis.values.filter((_, i) => i >= range[0] && i <= range[1])) : { from: range[0], to: range[1] };
      choose({ brush: formatBrushes(withBrush(choices.brushes, name, brush instanceof Set && brush.size === 0 ? undefined : brush)) });
    };
    return {
      title, note: "Each line is a cell, at its parameters and at the means of its figures. Drag along an axis, or use the fields, to select; everything on the page then shows the selection. A click on an axis clears it.",
      plots: [{ kind: "still", axis: "parameters (bold) and metrics", height: (width) => parallelHeight(axes.length, width), draw: (size) => drawParallel({ title: "Parallel coordinates of the cells", finding: title, axes: drawnAxes, lines, select }, size) }],
      table: { columns: ["cell", "label", "selected", ...axes.map(({ title: name }) => name)], rows: lines.map(({ cell, label, kept: inside }) => [cell, label, inside ? "yes" : "no", ...axes.map((axis) => axis.values ? axis.words(cell) : axis.of(cell) ?? "")]) },
    };
  },
});

function drawnAxis(axis: Axis, cells: readonly number[], brush: Brush | undefined): ParallelAxis {
  const values = cells.flatMap((cell) => axis.of(cell) ?? []), { name, title, varied } = axis;
  const selected = brush === undefined ? [] : isRange(brush) ? [[brush.from, brush.to] as const] : (axis.values ?? []).flatMap((value, i) => (brush.has(value) ? [[i - 0.3, i + 0.3] as const] : []));
  return { name, title, varied, values: axis.values, spread: spreadOf(values), least: Math.min(...values.filter((value) => value > 0)), extent: values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)], selected };
}
