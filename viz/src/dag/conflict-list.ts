/** The conflicts of the window: which sites hold the sides of each set, in the order in which their second sides were attached. */
import { NONE, type Graph } from "./graph.js";

export interface Conflict {
  readonly number: number;
  /** Transaction and its sites, by side, the earliest first. */
  readonly sides: readonly { readonly transaction: number; readonly sites: readonly number[] }[];
  /** When the second side was attached: from then on there is a conflict in the graph. */
  readonly since: number;
}

export function conflictsOf(graph: Graph): Conflict[] {
  const sets = new Map<number, Map<number, number[]>>();
  for (let site = 0; site < graph.length; site++) {
    const set = graph.conflict[site]!;
    if (set === NONE) continue;
    const sides = sets.get(set) ?? new Map<number, number[]>();
    sets.set(set, sides);
    const transaction = graph.transaction[site]!;
    sides.set(transaction, [...sides.get(transaction) ?? [], site]);
  }
  return [...sets].map(([number, members]) => {
    const sides = [...members].map(([transaction, sites]) => ({ transaction, sites }));
    return { number, sides, since: graph.attached[sides[Math.min(1, sides.length - 1)]!.sites[0]!]! };
  }).sort((a, b) => a.since - b.since);
}
