/** A metric by two varied parameters, as a heat map; whatever else varies is averaged. */
import { drawHeatMap, heatHeight, type HeatField } from "../charts/heat-map.js";
import { number, percent } from "../format/quantity.js";
import { currentTheme } from "../theme.js";
import { parameterAxis, wantsLog, type Axis } from "./axis.js";
import { formatList } from "./choices.js";
import { selectControl } from "./controls.js";
import type { CardMaker } from "./live-card.js";
import { pooled } from "./pooled.js";
import type { Scene } from "./scene.js";
import { unitOf } from "./sweep.js";
import { meanWords, metricTitle, parameterTitle, writtenUnit } from "./words.js";

/** A sample with a value of its own in each cell makes no map; its line shows it. */
const MOST_VALUES = 24, LEAST_FILLED = 0.4;

export const heatMap: CardMaker = (choose) => {
  const select = (label: string, which: 0 | 1): ReturnType<typeof selectControl> => selectControl({
    label, value: ({ choices }) => choices.heat?.[which] ?? "",
    options: ({ sweep: { plan } }) => (plan.parameters.length < 3 ? [] : plan.parameters.map(({ path }) => ({ value: path, text: parameterTitle(plan, path) }))),
    choose: (path, { choices: { heat } }) => {
      // Choosing for one axis what the other has exchanges them.
      const [x, y] = heat ?? ["", ""], next = which === 0 ? [path, path === y ? x : y] : [path === x ? y : x, path];
      choose({ heat: formatList(next) });
    },
  });
  return {
    name: "heat-map", controls: [select("Across", 0), select("Up", 1)],
    build(scene) {
      const { choices, sweep } = scene, x = parameterAxis(sweep, choices.heat?.[0] ?? ""), y = parameterAxis(sweep, choices.heat?.[1] ?? "");
      if (x === undefined || y === undefined) return undefined;
      const visible = scene.cells.filter((cell) => !choices.hidden.has(cell)), unit = writtenUnit(choices.metric, unitOf(sweep, choices.metric));
      // Means of what is selected; where nothing is, faint, of what would be there.
      const chosen = pooled(sweep, scene.selected, [x, y], choices.metric), taken = new Set(chosen.map(({ at }) => at.join(" ")));
      const found = [...chosen, ...pooled(sweep, visible, [x, y], choices.metric).filter(({ at }) => !taken.has(at.join(" ")))], xs = placesOf(x, scene), ys = placesOf(y, scene);
      if (found.length === 0) return { words: `No cell that is shown has a figure of ${choices.metric}.` };
      if (xs.length > MOST_VALUES || ys.length > MOST_VALUES || found.length < LEAST_FILLED * xs.length * ys.length) return undefined;
      const fields = xs.flatMap((xAt, i) => ys.map((yAt, j): HeatField => {
        const here = found.find(({ at }) => at[0] === xAt.at && at[1] === yAt.at), where = `${x.title} ${xAt.words}, ${y.title} ${yAt.words}`;
        return { x: i, y: j, value: here?.mean, cell: here?.cells.length === 1 ? here.cells[0] : undefined, faded: here !== undefined && !chosen.includes(here),
          words: here ? `${where}: ${meanWords(here.mean, here.halfWidth, unit)}` : `${where}: nothing` };
      }));
      const told = chosen.length > 0 ? chosen : found, least = told.reduce((a, b) => (b.mean < a.mean ? b : a)), most = told.reduce((a, b) => (b.mean > a.mean ? b : a));
      const where = (cell: number): string => [x, y].map((axis) => `${parameterTitle(sweep.plan, axis.name)} ${axis.words(cell)}`).join(", ");
      const title = `${choices.metric} is least with ${where(least.cells[0]!)} and greatest with ${where(most.cells[0]!)}`;
      return {
        title, note: `${found.some(({ cells }) => cells.length > 1) ? "Fields are means over whatever else varies. " : ""}Point at a field for its interval.`,
        plots: [{ kind: "still", axis: `${y.title} by ${x.title}`, height: heatHeight(ys.length), draw: (size) => drawHeatMap({
          title: `${choices.metric} by two parameters`, finding: title, xAxis: x.title, yAxis: y.title, xs: xs.map(({ words }) => words), ys: ys.map(({ words }) => words), fields,
          legend: metricTitle(choices.metric, unit), format: unit === "share" ? percent : number, log: wantsLog(found.map(({ mean }) => mean)), theme: currentTheme(),
        }, size) }],
        table: { columns: [x.name, y.name, metricTitle(choices.metric, unit), "half width", "cells"], rows: found.map(({ cells, mean, halfWidth }) => [x.words(cells[0]!), y.words(cells[0]!), mean, halfWidth ?? "", cells.join(" ")]) },
      };
    },
  };
};

/** The values of an axis, ascending; those that have no order as they were given. */
function placesOf(axis: Axis, scene: Scene): { at: number; words: string }[] {
  const found = new Map(scene.sweep.plan.cells.map((_, cell) => [axis.of(cell) ?? Number.NaN, axis.words(cell)]));
  return [...found].map(([at, words]) => ({ at, words })).sort((a, b) => a.at - b.at);
}
