/** Differences of every cell to the baseline, by metric, with their 95 % intervals. */
import { drawIntervalRows, intervalRowsHeight, type IntervalPanel, type IntervalRow, type RowMark } from "../charts/interval-rows.js";
import { number, percent, sentence } from "../format/quantity.js";
import type { ComparedDifference, ComparedMetric } from "../../../src/experiment/compare/comparison.js";
import type { CardMaker } from "./live-card.js";
import { figures } from "./sweep.js";
import { figureOf, labelOf, metricOf, type Scene } from "./scene.js";
import { listed, plural, writtenUnit } from "./words.js";

/** More rows than this are drawn of the cells that differ most. */
export const MOST_ROWS = 14;

export const differences: CardMaker = () => ({
  name: "differences", wide: true,
  build(scene) {
    const { choices, comparison, selected } = scene, baseline = comparison.baseline.cell;
    const others = selected.filter((cell) => cell !== baseline);
    if (comparison.cells.length < 2) return { words: "One cell has nothing to be compared with." };
    if (!scene.cells.includes(baseline)) return { words: `No run of the baseline, ${labelOf(scene, baseline)}, has finished yet.` };
    if (others.length === 0) return { words: "No cell besides the baseline is selected." };
    const metrics = choices.columns.flatMap((name) => metricOf(scene, name) ?? []);
    const cells = mostDifferent(others, metricOf(scene, choices.metric) ?? metrics[0]!);
    const rows: IntervalRow[] = cells.map((cell) => ({ cell, label: labelOf(scene, cell), hue: scene.looks(cell).hue }));
    const panels = metrics.map((metric) => panelOf(scene, metric, cells)), title = finding(scene, metrics, others);
    const left = others.length - cells.length;
    return {
      title, note: `${scene.sweep.plan.replications === 1 ? "One replication, with the same random numbers in all cells: what of a difference is chance cannot be told." : "Paired by replication, since all cells have the same random numbers. Full dot: significant at 5 % after Holm's adjustment; hollow: not."}${left > 0 ? ` The ${cells.length} cells that differ most in ${choices.metric} are drawn; all ${others.length} are in the data.` : ""}`,
      plots: [{ kind: "still", axis: `difference to ${labelOf(scene, baseline)}, 95 % interval`, height: (width) => intervalRowsHeight(rows, panels.length, width), draw: (size) => drawIntervalRows(rows, panels, size, "Differences to the baseline", title) }],
      table: {
        columns: ["cell", "label", "metric", "unit", "mean", "difference", "half width", "p", "p (Holm)", "significant"],
        rows: metrics.flatMap((metric) => others.flatMap((cell) => {
          const figure = figureOf(metric, cell), difference = figure?.difference;
          return [[cell, labelOf(scene, cell), metric.name, metric.unit, figure?.mean ?? "", difference?.mean ?? "", difference?.halfWidth ?? "", difference?.p ?? "", difference?.pHolm ?? "", difference ? String(difference.significant) : ""]];
        })),
      },
    };
  },
});

function mostDifferent(cells: readonly number[], metric: ComparedMetric): readonly number[] {
  if (cells.length <= MOST_ROWS) return cells;
  const size = (cell: number): number => Math.abs(figureOf(metric, cell)?.difference?.mean ?? 0);
  return [...cells].sort((a, b) => size(b) - size(a)).slice(0, MOST_ROWS).sort((a, b) => a - b);
}

function panelOf(scene: Scene, metric: ComparedMetric, cells: readonly number[]): IntervalPanel {
  return {
    title: metric.name, zero: true,
    axis: `${metric.unit === "1" || metric.unit === "" ? "difference" : `difference in ${metric.unit === "1/s" ? "per s" : metric.unit}`}${metric.better === undefined ? "" : metric.better === "lower" ? ", ← better" : ", better →"}`,
    marks: cells.map((cell): RowMark | undefined => {
      const difference = figureOf(metric, cell)?.difference;
      if (difference === undefined) return undefined;
      const { mean, halfWidth, significant } = difference, text = change(difference, pairedBase(scene, metric.name, cell), writtenUnit(metric.name, metric.unit));
      return {
        mean, full: significant, strong: significant, text, ...(halfWidth === null ? {} : { low: mean - halfWidth, high: mean + halfWidth }),
        words: `${labelOf(scene, cell)}: ${signed(mean)} ${metric.unit === "1" ? "" : metric.unit}${halfWidth === null ? "" : ` ± ${number(halfWidth)}`}${difference.pHolm === null ? "" : `, p = ${number(difference.pHolm)} after Holm`}, ${significant ? "significant" : "not significant"}`,
      };
    }),
  };
}

/** The baseline's mean over the replications that it shares with a cell: those that their difference is of. */
export function pairedBase({ sweep, comparison }: Scene, metric: string, cell: number): number | undefined {
  const own = figures(sweep, cell, metric), shared = figures(sweep, comparison.baseline.cell, metric).flatMap((value, i) => (value === null || (own[i] ?? null) === null ? [] : value));
  return shared.length === 0 ? undefined : shared.reduce((sum, value) => sum + value, 0) / shared.length;
}

/** A difference relative to the baseline, or by itself where the baseline is nothing; of shares in points, since per cent of per cent would mislead. */
export function change({ mean, significant, pHolm }: Pick<ComparedDifference, "mean" | "significant" | "pHolm">, base: number | undefined, unit = ""): string {
  const share = mean / Math.abs(base ?? 0);
  const words = mean === 0 ? "0" : unit === "share" ? `${signed(Number((100 * mean).toPrecision(3)))} points` : !Number.isFinite(share) ? signed(mean) : Math.abs(share) < 5e-5 ? "≈ 0 %" : share >= 10 ? `×${times(share + 1)}` : `${mean > 0 ? "+" : ""}${percent(share)}`;
  return significant || mean === 0 || pHolm === null ? words : `${words} n.s.`;
}

/** A factor, by its power of ten where it has many digits. */
function times(factor: number): string {
  if (factor < 1e5) return number(factor);
  const [digits, power] = factor.toExponential(1).split("e+");
  return `${digits!}·10${[...power!].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`;
}

export function signed(value: number): string { return `${value > 0 ? "+" : ""}${number(value)}`; }

/** What is to be seen, in a sentence: of the first metric, the best cell and how it stands to the baseline. */
export function finding(scene: Scene, metrics: readonly ComparedMetric[], others: readonly number[]): string {
  const metric = metricOf(scene, scene.choices.metric) ?? metrics[0]!, baseline = scene.comparison.baseline.cell;
  const significant = others.filter((cell) => figureOf(metric, cell)?.difference?.significant === true).length;
  const known = others.some((cell) => figureOf(metric, cell)?.difference?.pHolm != null);
  const equals = bestOf(metric, [baseline, ...others]), best = equals[0], figure = best === undefined ? undefined : figureOf(metric, best);
  const names = listed(equals.map((cell) => labelOf(scene, cell)));
  const lead = best === undefined || figure === undefined ? (metric.better === undefined ? metric.name : `${metric.name} is ${sentence(figureOf(metric, baseline)?.mean ?? Number.NaN, writtenUnit(metric.name, metric.unit))} in all cells`) : best === baseline
    ? `No cell is better in ${metric.name} than ${labelOf(scene, baseline)}, the baseline, with ${sentence(figure.mean, writtenUnit(metric.name, metric.unit))}`
    : `${names} ${equals.length === 1 ? "has" : "have"} the best ${metric.name}, ${sentence(figure.mean, writtenUnit(metric.name, metric.unit))} against ${sentence(figureOf(metric, baseline)?.mean ?? Number.NaN, writtenUnit(metric.name, metric.unit))} of ${labelOf(scene, baseline)}`;
  return known ? `${lead}; ${significant === 0 ? "no difference" : significant === others.length && significant > 1 ? (significant === 2 ? "both differences" : `all ${significant} differences`) : `${significant} of ${plural(others.length, "difference")}`} ${significant === 1 || significant === 0 ? "is" : "are"} significant` : lead;
}

/** The best of these cells, more than one where they are equal; none where the metric has no direction or nothing differs. */
export function bestOf(metric: ComparedMetric, cells: readonly number[]): readonly number[] {
  if (metric.better === undefined) return [];
  const sign = metric.better === "lower" ? 1 : -1;
  const known = cells.flatMap((cell) => { const figure = figureOf(metric, cell); return figure ? [{ cell, value: sign * figure.mean }] : []; });
  const least = Math.min(...known.map(({ value }) => value)), best = known.filter(({ value }) => value === least).map(({ cell }) => cell);
  return best.length === known.length ? [] : best;
}
