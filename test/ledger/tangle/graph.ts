/** The graph of a run as read from its `tangle` table, for references that are computed naively from it. */
import type { Cell } from "../../../src/sim/recorder.js";

export interface DrawnSite {
  readonly id: number;
  readonly attached: number;
  readonly visible: number;
  readonly parents: readonly number[];
  readonly stage: string;
  readonly confirmed: number;
  readonly weight: number;
  readonly transaction: number;
}

export function graphOf(rows: readonly Record<string, Cell>[]): DrawnSite[] {
  return rows.map((row) => ({
    id: Number(row.id), attached: Number(row.attached), visible: Number(row.visible), stage: String(row.stage),
    confirmed: Number(row.confirmed), weight: Number(row.weight), transaction: Number(row.transaction),
    parents: String(row.parents).split(" ").filter((word) => word !== "").map(Number),
  }));
}

/** Direct approvers of each site. */
export function approversOf(graph: readonly DrawnSite[]): Map<number, DrawnSite[]> {
  const approvers = new Map<number, DrawnSite[]>(graph.map((site) => [site.id, []]));
  for (const site of graph) for (const parent of site.parents) approvers.get(parent)?.push(site);
  return approvers;
}

/** All sites up to `until` (time of attachment) that approve a site directly or not, itself excluded. */
export function futureOf(start: DrawnSite, approvers: Map<number, DrawnSite[]>, until = Infinity): DrawnSite[] {
  const met = new Set<number>([start.id]);
  const future: DrawnSite[] = [];
  for (let i = -1; i < future.length; i++) {
    for (const site of approvers.get((i < 0 ? start : future[i]!).id) ?? []) {
      if (met.has(site.id) || site.attached > until) continue;
      met.add(site.id);
      future.push(site);
    }
  }
  return future;
}
