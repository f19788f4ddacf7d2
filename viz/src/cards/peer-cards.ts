/** Cards of the peers: when each of them takes a transaction for confirmed, and how that differs by place. */
import { drawPlaces } from "../charts/place-chart.js";
import { drawRanks, rankHeight } from "../charts/rank-chart.js";
import { drawSpreads, MOST_ROWS, spreadHeight, type Spread } from "../charts/spread-chart.js";
import type { Columns } from "../data/columns.js";
import { number, sentence } from "../format/quantity.js";
import type { CardDefinition, Plot } from "./card.js";
import { ledgerHue } from "./hues.js";
import { wholeTable } from "./table.js";

const seconds = (value: number): string => sentence(value, "s");
/** Names of peers are numbers in the tables. */
export const peerName = (peer: string): string => (/^\d+$/.test(peer) ? `peer ${peer}` : peer);

/** Mean of the values that are there, and the deviation between them. */
export function meanAndDeviation(values: Iterable<number>): { mean: number; deviation: number; count: number } {
  const known = [...values].filter((value) => !Number.isNaN(value)), count = known.length;
  const mean = known.reduce((sum, value) => sum + value, 0) / count;
  return { mean, count, deviation: Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, count - 1)) };
}

function spreads(table: Columns): Spread[] {
  const [p5, p25, p50, p75, p95] = [5, 25, 50, 75, 95].map((p) => table.numbers(`latency.p${p}`));
  if (!p5 || !p25 || !p50 || !p75 || !p95) return [];
  return table.text("peer").flatMap((peer, i) => (Number.isNaN(p50[i]!) ? [] : [{ name: peerName(peer), p5: p5[i]!, p25: p25[i]!, p50: p50[i]!, p75: p75[i]!, p95: p95[i]! }]));
}

export const latencyByPeer: CardDefinition = {
  name: "latency-by-peer", absent: "latency by peer: all peers share one view",
  build(run) {
    const table = run.tables.peers;
    if (!table) return undefined;
    const all = spreads(table), { mean, deviation } = meanAndDeviation(table.numbers("latency.mean") ?? []);
    if (all.length === 0 || Number.isNaN(mean)) return undefined;
    const title = all.length === 1 ? `The only peer that confirms takes ${seconds(mean)} on average`
      : deviation < 0.02 * mean ? `All ${all.length} peers confirm after ${seconds(mean)} on average, none clearly before the others`
        : `Peers confirm after ${seconds(mean)} on average, give or take ${seconds(deviation)} from peer to peer`;
    const silent = table.length - all.length;
    return {
      title,
      note: `Thin: nine tenths of the transactions${all.length > MOST_ROWS ? " at each peer" : ""}; thick: half of them; ${all.length > MOST_ROWS ? "line" : "dot"}: the median. Shaded: mean over peers and their deviation.${silent > 0 ? ` ${silent} peers confirmed nothing.` : ""}`,
      plots: [{
        kind: "still", height: spreadHeight(all.length), axis: "seconds from issue to confirmation in this peer's view", scales: true,
        draw: (size, scale) => drawSpreads({
          title: "Latency by peer", finding: title, axis: "seconds from issue to confirmation", places: "peers", spreads: all, mean, deviation, hue: ledgerHue(run), format: number,
        }, size, scale),
      }],
      table: wholeTable(table),
    };
  },
};

/** Peers by what they stand in, with the mean of a column over each. */
export function byRegion(table: Columns, name: string): { name: string; mean: number; peers: number }[] {
  const regions = table.text("region"), values = table.numbers(name) ?? new Float64Array();
  return [...new Set(regions)].filter((region) => region !== "").map((region) => {
    const { mean, count } = meanAndDeviation(values.filter((_, i) => regions[i] === region));
    return { name: region, mean, peers: count };
  }).filter(({ mean }) => !Number.isNaN(mean)).sort((a, b) => a.mean - b.mean);
}

export const latencyByPlace: CardDefinition = {
  name: "latency-by-place",
  build(run) {
    const table = run.tables.peers, x = table?.numbers("x"), y = table?.numbers("y"), latency = table?.numbers("latency.mean");
    if (!table || !latency || latency.every((value) => Number.isNaN(value))) return undefined;
    const regions = byRegion(table, "latency.mean"), mapped = x !== undefined && y !== undefined && new Set(x).size > 2 && !x.some((value) => Number.isNaN(value));
    if (regions.length < 2 && !mapped) return undefined;
    const known = latency.filter((value) => !Number.isNaN(value)), slowest = regions.at(-1), fastest = regions[0], hue = ledgerHue(run), names = table.text("peer"), groups = table.text("region");
    const title = slowest && fastest && slowest !== fastest
      ? slowest.mean > 1.02 * fastest.mean ? `Peers in ${slowest.name} confirm after ${seconds(slowest.mean)}, those in ${fastest.name} after ${seconds(fastest.mean)}` : "Peers confirm about as fast in every region"
      : Math.max(...known) < 1.02 * Math.min(...known) || meanAndDeviation(known).deviation < 0.02 * meanAndDeviation(known).mean ? `Peers confirm about as fast everywhere, after ${seconds(Math.min(...known))} to ${seconds(Math.max(...known))}` : `The slowest peer confirms after ${seconds(Math.max(...known))}, the fastest after ${seconds(Math.min(...known))}`;
    const plots: Plot[] = [];
    if (mapped) plots.push({
      kind: "still", height: 280, axis: "mean seconds to confirmation at each peer, on the map",
      draw: (size) => drawPlaces({
        title: "Peers on the map", finding: title, hue, format: seconds,
        places: Array.from(latency, (value, i) => ({ name: peerName(names[i]!), x: x[i]!, y: y[i]!, value, group: groups[i] ?? "" })),
      }, size),
    });
    const ranks = regions.map(({ name, mean, peers }) => ({ name, value: mean, hue, note: `${peers} ${peers === 1 ? "peer" : "peers"}` }));
    if (ranks.length > 1) plots.push({ kind: "still", height: rankHeight(ranks.length), axis: "mean seconds to confirmation by region", draw: (size) => drawRanks(ranks, size, "Latency by region", title, seconds) });
    return {
      title, note: mapped ? "Each circle is a peer: the fuller, the later it confirms on average." : "Means over the peers of each region.", plots,
      table: { columns: ["peer", "region", "x [m]", "y [m]", "latency.mean [s]"], rows: Array.from(latency, (value, i) => [names[i] ?? "", groups[i] ?? "", x?.[i] ?? "", y?.[i] ?? "", Number.isNaN(value) ? "" : value]) },
    };
  },
};
