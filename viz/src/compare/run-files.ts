/** What the charts read from the files of single runs: a column of their series, and their latencies, merged over replications. */
import { csvParseRows } from "d3";
import { Columns } from "../data/columns.js";
import { readLatency, together, type Bin, type LatencyOfKind } from "../data/latency.js";
import type { Scene } from "./scene.js";

/** The cells that a chart has room for: of those selected the first few, and always the baseline if it is among them. */
export function someCells({ selected, comparison }: Pick<Scene, "selected" | "comparison">, most: number): readonly number[] {
  if (selected.length <= most) return selected;
  const baseline = comparison.baseline.cell, first = selected.slice(0, most);
  return first.includes(baseline) || !selected.includes(baseline) ? first : [...first.slice(0, -1), baseline];
}

/** The texts of a file of all runs of each cell; runs without it are left out. */
export async function textsOf(scene: Scene, cells: readonly number[], file: string, tell: (words: string) => void): Promise<Map<number, string[]>> {
  const wanted = cells.flatMap((cell) => (scene.sweep.rowsOf.get(cell) ?? []).map(({ run }) => ({ cell, run })));
  let read = 0;
  const texts = await Promise.all(wanted.map(async ({ cell, run }) => {
    const text = await scene.source.text(run, file);
    if (++read < wanted.length) tell(`Reading ${file}: ${read} of ${wanted.length} runs`);
    return { cell, text };
  }));
  const found = new Map<number, string[]>();
  for (const { cell, text } of texts) if (text !== undefined) found.set(cell, [...found.get(cell) ?? [], text]);
  return found;
}

/** Names and units of the columns of a series, but its time. */
export function seriesHeader(text: string): { name: string; unit: string }[] {
  const header = new Columns(text.slice(0, text.indexOf("\n") + 1));
  return header.names.map((name, i) => ({ name, unit: header.units[i]! })).slice(1);
}

/** The times and one column of a series; undefined if it lacks the column. A long text is cut by lines, without a table of strings. */
export function seriesColumnOf(text: string, name: string): { times: Float64Array; values: Float64Array } | undefined {
  const place = seriesHeader(text).findIndex((column) => column.name === name) + 1;
  if (place === 0) return undefined;
  const lines = text.slice(text.indexOf("\n") + 1, text.lastIndexOf("\n") + 1).split("\n").slice(0, -1);
  const cells = lines.map((line) => (line.includes('"') ? csvParseRows(line)[0]! : line.split(",", place + 1)));
  const number = (cell: string | undefined): number => (cell === undefined || cell === "" ? Number.NaN : Number(cell));
  return { times: Float64Array.from(cells, (row) => number(row[0])), values: Float64Array.from(cells, (row) => number(row[place])) };
}

/** Latencies of several runs as one distribution: counts of equal bins are added. @param kind of device; "" for all */
export function mergedLatency(texts: readonly string[], kind: string): LatencyOfKind {
  const bins = new Map<number, Bin>();
  let confirmed = 0, unconfirmed = 0;
  for (const text of texts) {
    const entries = readLatency(new Columns(text)), own = kind === "" ? together(entries) : entries.find((entry) => entry.kind === kind);
    if (own === undefined) continue;
    for (const bin of own.bins) bins.set(bin.low, { ...bin, count: (bins.get(bin.low)?.count ?? 0) + bin.count });
    confirmed += own.confirmed;
    unconfirmed += own.unconfirmed;
  }
  return { kind: kind === "" ? "all" : kind, bins: [...bins.values()].sort((a, b) => a.high - b.high), confirmed, unconfirmed };
}

export function kindsOf(texts: Iterable<readonly string[]>): string[] {
  return [...new Set([...texts].flatMap(([text]) => (text === undefined ? [] : readLatency(new Columns(text)).map(({ kind }) => kind))))];
}
