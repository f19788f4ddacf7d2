/** Confirmation latency of the cells as distributions over each other, counts of all replications together. */
import { crossing, distributionsHeight, drawDistributions, MARKED, type Distribution } from "../charts/cdf-chart.js";
import { number, percent, percentTick, sentence } from "../format/quantity.js";
import { selectControl } from "./controls.js";
import type { CardMaker } from "./live-card.js";
import { kindsOf, mergedLatency, someCells, textsOf } from "./run-files.js";
import { labelOf } from "./scene.js";

/** More curves than this cannot be told apart. */
const MOST = 10;

export const latencies: CardMaker = (choose) => {
  let kinds: readonly string[] = [];
  const kind = selectControl({
    label: "Of", value: ({ choices }) => (kinds.includes(choices.kind) ? choices.kind : ""), choose: (value) => choose({ kind: value }),
    options: () => [{ value: "", text: "all devices" }, ...(kinds.length < 2 ? [] : kinds.map((name) => ({ value: name, text: name })))],
  });
  return {
    name: "latency", wide: true, late: true, controls: [kind],
    async build(scene, tell) {
      const cells = someCells(scene, MOST), texts = await textsOf(scene, cells, "latency.csv", tell);
      kinds = kindsOf(texts.values());
      kind.update(scene);
      const wanted = kinds.includes(scene.choices.kind) ? scene.choices.kind : "";
      const all = cells.flatMap((cell): Distribution[] => {
        const merged = mergedLatency(texts.get(cell) ?? [], wanted), total = merged.confirmed + merged.unconfirmed;
        if (total === 0) return [];
        let sum = 0;
        return [{ cell, label: labelOf(scene, cell), ...scene.looks(cell), never: merged.unconfirmed / total,
          lows: Float64Array.from(merged.bins, ({ low }) => low), times: Float64Array.from(merged.bins, ({ high }) => high), shares: Float64Array.from(merged.bins, ({ count }) => (sum += count) / total) }];
      });
      if (all.length === 0) return { words: cells.length === 0 ? "No cell is selected." : scene.source.absence("latency.csv") };
      const title = findingOf(all), left = scene.selected.length - cells.length;
      return {
        title, note: `Share of ${wanted === "" ? "all transactions" : `transactions of ${wanted}`}, confirmed or not; dots at 50, 95 and 99 %.${left > 0 ? ` ${cells.length} of ${scene.selected.length} cells are drawn: select fewer to see others.` : ""}`,
        plots: [{ kind: "still", height: (width) => distributionsHeight(all.length, width), axis: "share confirmed within a time", draw: (size) => drawDistributions(all, size, "Confirmation latency by cell", title) }],
        table: {
          columns: ["cell", "label", "within [s]", "share"],
          rows: all.flatMap((each) => [...MARKED.map((share): (string | number)[] => [each.cell, each.label, crossing(each, share) ?? "never", percentTick(share)]), [each.cell, each.label, "never", percent(each.never)], ...Array.from(each.times, (time, i): (string | number)[] => [each.cell, each.label, time, each.shares[i]!])]),
        },
      };
    },
  };
};

function findingOf(all: readonly Distribution[]): string {
  const tails = all.flatMap((each) => { const at = crossing(each, 0.95); return at === undefined ? [] : [{ label: each.label, at }]; }).sort((a, b) => a.at - b.at);
  const fast = tails[0], slow = tails.at(-1), never = [...all].sort((a, b) => b.never - a.never)[0]!;
  const lost = never.never > 0.05 ? `; ${never.label} leaves ${percent(never.never)} unconfirmed` : "";
  if (fast === undefined || slow === undefined) return `No cell confirms 95 % of its transactions${lost}`;
  if (tails.length < all.length) return `Only ${tails.length} of ${all.length} cells confirm 95 % of their transactions, the fastest, ${fast.label}, within ${sentence(fast.at, "s")}${lost}`;
  if (all.length === 1) return `95 % are confirmed within ${sentence(fast.at, "s")}`;
  return slow.at > 1.1 * fast.at ? `95 % are confirmed within ${sentence(fast.at, "s")} (${fast.label}) to ${sentence(slow.at, "s")} (${slow.label})${lost}` : `95 % are confirmed within about ${number(slow.at)} s in all cells${lost}`;
}
