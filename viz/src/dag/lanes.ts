/**
 * Where a site stands across the direction of time: in the band of its group (kind of device, or peer), and there in the
 * lane nearest to what it approves among those that have been free for long enough. Sites close in time thus stand apart,
 * and a branch of the graph keeps together.
 */
import { linked, NONE, type Graph } from "./graph.js";

export const LANE_CHOICES = ["packed", "kind", "peer"] as const;
export type LaneChoice = (typeof LANE_CHOICES)[number];

/** A band of lanes: its name and its edges, as shares of the height from the top. */
export interface Band { readonly name: string; readonly top: number; readonly bottom: number }
export interface Layout { readonly bands: readonly Band[]; /** Height of each site, as a share from the top. */ readonly y: Float32Array; readonly lanes: number }

/** Lanes of a drawing without groups. */
const LANES = 36;
/** A lane is free for a site once this share of a fair turn (one site in each lane) has passed. */
const TURN = 0.7;

export function layOut(graph: Graph, choice: LaneChoice): Layout {
  const groups = groupsOf(graph, choice), counts = groups.names.map(() => 0);
  for (let site = 0; site < graph.length; site++) counts[groups.of(site)]!++;
  const share = counts.map((count) => (graph.length === 0 ? 1 : count / graph.length));
  const sizes = share.map((part) => Math.max(1, Math.round(part * Math.max(LANES, counts.length))));
  const lanes = sizes.reduce((sum, size) => sum + size, 0);
  const offsets = sizes.map((_, group) => sizes.slice(0, group).reduce((sum, size) => sum + size, 0));
  const lane = assign(graph, groups.of, sizes, offsets, counts);
  return {
    // Off the middle of the lane a little, by the golden ratio again: marks in ranks would read as structure.
    lanes, y: Float32Array.from(lane, (each, site) => (each + 0.5 + 0.6 * (((site * 0.618034) % 1) - 0.5)) / lanes),
    bands: groups.names.map((name, group) => ({ name, top: offsets[group]! / lanes, bottom: (offsets[group]! + sizes[group]!) / lanes })),
  };
}

function groupsOf(graph: Graph, choice: LaneChoice): { names: readonly string[]; of: (site: number) => number } {
  if (choice === "kind") return { names: graph.kinds, of: (site) => graph.kind[site]! };
  if (choice === "packed") return { names: [""], of: () => 0 };
  const peers = [...new Set(graph.issuer)].sort((a, b) => a - b), place = new Map(peers.map((peer, i) => [peer, i]));
  return { names: peers.map((peer) => (peer === NONE ? "no peer" : `peer ${peer}`)), of: (site) => place.get(graph.issuer[site]!)! };
}

function assign(graph: Graph, groupOf: (site: number) => number, sizes: readonly number[], offsets: readonly number[], counts: readonly number[]): Float32Array {
  const { length, attached, parents } = graph, lane = new Float32Array(length);
  const span = length > 1 ? attached[length - 1]! - attached[0]! : 1;
  const last = new Float64Array(offsets.at(-1)! + sizes.at(-1)!).fill(Number.NEGATIVE_INFINITY);
  for (let site = 0; site < length; site++) {
    const group = groupOf(site), from = offsets[group]!, to = from + sizes[group]!;
    const turn = (TURN * span * sizes[group]!) / Math.max(1, counts[group]!);
    let wanted = 0, count = 0;
    for (const parent of linked(parents, site)) { wanted += lane[parent]!; count++; }
    // Without parents in the window: anywhere, evenly, by the golden ratio.
    wanted = count > 0 ? wanted / count : from + ((site * 0.618034) % 1) * (to - from);
    // A little to either side in turn, or all would drift to the middle.
    wanted += (site % 2 === 0 ? 1 : -1) * (to - from) * 0.22;
    let best = from, bestCost = Infinity;
    for (let each = from; each < to; each++) {
      const free = attached[site]! - last[each]!, cost = free >= turn ? Math.abs(each - wanted) : (to - from) * (2 - free / turn);
      if (cost < bestCost) { best = each; bestCost = cost; }
    }
    lane[site] = best;
    last[best] = attached[site]!;
  }
  return lane;
}
