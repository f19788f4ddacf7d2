/**
 * A comparison as a table for people: cells as rows, for each headline metric the mean with its interval, the difference to the
 * baseline, and marks that also say without colours what is best and what is not significant. As many metrics stand beside each
 * other as fit.
 */
import type { ComparedCell, ComparedMetric, Comparison } from "../experiment/compare/comparison.js";
import { onOutput as colour } from "./colours.js";
import { rowLabels } from "./comparison-labels.js";
import { meanText } from "./comparison-numbers.js";
import { wrapped } from "./human.js";
import { inPerCent } from "../experiment/compare/in-per-cent.js";

/** Cells shown; of more, the best of each metric and the first. */
const MOST_ROWS = 40;
const GAP = "   ";

type Paint = (text: string) => string;
interface Row { readonly cells: readonly [mean: string, difference: string, note: string]; readonly paint: readonly [Paint, Paint, Paint] }
/** One metric: what stands above its columns, and its rows. */
interface Block { readonly title: string; readonly direction: string; readonly rows: readonly Row[]; readonly widths: readonly number[]; readonly width: number }

const plain: Paint = (text) => text;

export function comparisonTable(comparison: Comparison, width: number): string {
  const metrics = comparison.headline.map((name) => comparison.metrics.find((metric) => metric.name === name)!);
  const shown = shownCells(comparison, metrics);
  const labels = rowLabels(shown.map((cell) => labelOf(comparison, cell)), Math.floor(width / 3));
  const labelWidth = Math.max(...labels.flatMap(({ lines }) => lines.map((line) => line.length)));
  const blocks = metrics.map((metric) => blockOf(metric, shown, comparison.baseline.cell));
  const lines: string[] = [];
  for (const group of groups(blocks, width - 2 - labelWidth)) {
    if (lines.length > 0) lines.push("");
    const margin = " ".repeat(2 + labelWidth);
    const side = (text: (block: Block) => string, paint: Paint): string => `${margin}${group.map((block) => `${GAP}${paint(shortened(text(block), Math.min(block.width, width - margin.length - GAP.length)).padEnd(block.width))}`).join("")}`.trimEnd();
    lines.push(side(({ title }) => title, colour.bold), side(({ direction }) => direction, colour.dim));
    for (const [i, { above, lines: [name, ...more] }] of labels.entries()) {
      const isBaseline = shown[i] === comparison.baseline.cell;
      if (above !== undefined) lines.push(wrapped(above, width, "  "));
      const cells = group.map(({ rows, widths }) => GAP + rows[i]!.cells.map((text, k) => rows[i]!.paint[k]!(text.padEnd(widths[k]!))).join(" "));
      lines.push(`  ${(isBaseline ? colour.cyan : plain)(name!.padEnd(labelWidth))}${cells.join("")}`.trimEnd());
      for (const line of more) lines.push(`  ${(isBaseline ? colour.cyan : plain)(line)}`);
    }
  }
  const left = comparison.cells.length - shown.length;
  if (left > 0) lines.push(colour.dim(`  … and ${left} more cells`));
  return `${[...lines, "", ...legend(comparison, metrics, shown).map((sentence) => colour.dim(wrapped(sentence, width)))].join("\n")}\n`;
}

function labelOf({ cells }: Comparison, cell: number): string {
  return cells.find((each) => each.cell === cell)!.label;
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** In their order: all of a few cells; of many the baseline, the best of each metric, and the first. */
function shownCells({ cells, baseline }: Comparison, metrics: readonly ComparedMetric[]): number[] {
  const all = cells.map(({ cell }) => cell);
  if (all.length <= MOST_ROWS) return all;
  const chosen = new Set([baseline.cell, ...metrics.flatMap(({ best }) => (best === undefined ? [] : [best]))]);
  for (const cell of all) if (chosen.size < MOST_ROWS) chosen.add(cell);
  return all.filter((cell) => chosen.has(cell));
}

function blockOf(metric: ComparedMetric, shown: readonly number[], baseline: number): Block {
  const { name, unit, better, best } = metric, perCent = inPerCent(name, unit), factor = perCent ? 100 : 1;
  const cells = new Map(metric.cells.map((each) => [each.cell, each]));
  const most = Math.max(...metric.cells.map(({ count }) => count));
  const rows = shown.map((cell) => rowOf(cells.get(cell)!, { factor, most, isBaseline: cell === baseline, isBest: best !== undefined && cells.get(cell)!.mean === cells.get(best)!.mean }));
  const widths = [0, 1, 2].map((k) => Math.max(0, ...rows.map((row) => row.cells[k]!.length)));
  const shownUnit = perCent ? "%" : unit;
  const title = shownUnit === "1" ? name : `${name} [${shownUnit}]`, direction = better === undefined ? "" : `${better} is better`;
  return { title, direction, rows, widths, width: Math.max(title.length, direction.length, widths[0]! + widths[1]! + widths[2]! + 2) };
}

function rowOf({ count, mean, halfWidth, difference }: ComparedCell, { factor, most, isBaseline, isBest }: { factor: number; most: number; isBaseline: boolean; isBest: boolean }): Row {
  const scaled = (value: number | null): number | null => (value === null ? null : value * factor);
  const same = difference?.mean === 0 && difference.halfWidth === 0;
  const doubtful = difference !== undefined && difference.pHolm !== null && !difference.significant;
  const notes = [...(isBest ? ["✓ best"] : []), ...(doubtful && !same ? ["n.s."] : []), ...(count < most ? [`n=${count}`] : [])];
  return {
    cells: [
      mean === null ? "–" : meanText(mean * factor, scaled(halfWidth)),
      isBaseline ? "baseline" : difference === undefined ? "" : same ? "the same" : meanText(difference.mean * factor, scaled(difference.halfWidth), true),
      notes.join(", "),
    ],
    paint: [isBest ? (text) => colour.bold(colour.green(text)) : plain, doubtful || isBaseline ? colour.dim : plain, isBest ? colour.green : colour.dim],
  };
}

/** Metrics beside each other, as many as fit, in their order. */
function groups(blocks: readonly Block[], room: number): Block[][] {
  const out: Block[][] = [];
  let left = 0;
  for (const block of blocks) {
    const needed = block.width + GAP.length;
    if (out.length === 0 || needed > left) { out.push([]); left = room; }
    out.at(-1)!.push(block);
    left -= needed;
  }
  return out;
}

function legend({ baseline, cells }: Comparison, metrics: readonly ComparedMetric[], shown: readonly number[]): string[] {
  const most = Math.max(0, ...metrics.flatMap((metric) => metric.cells.map(({ count }) => count)));
  if (metrics.length === 0) return ["No figure differs between the cells."];
  const best = metrics.some((metric) => metric.best !== undefined && shown.includes(metric.best)) ? " ✓ best: the best mean." : "";
  if (most < 2) return [`One replication: means have no interval${cells.length > 1 ? `, and differences to the baseline (${baseline.label}) may be chance` : ""}; see --replications.${best}`];
  const intervals = `Mean ± half-width of the 95 % confidence interval (Student's t) over ${most} replications.`;
  if (cells.length === 1) return [intervals];
  const family = cells.length - 1;
  return [`${intervals} Then the difference to the baseline (${baseline.label}), paired by replication: in each, all cells have the same random numbers. n.s.: not significant at 5 %${family > 1 ? `, after Holm's adjustment for the ${family} differences of a metric` : ""}.${best}`];
}
