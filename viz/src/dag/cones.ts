/** Past and future cones: all that a site approves, directly or not, and all that approves it, within the window. */
import { linked, type Graph, type Links } from "./graph.js";

/** Sites in ascending order, which is that of attachment: those attached until a moment are the first of them. */
export type Cone = Int32Array;

/** Walks cones of one graph; marks are kept between walks, so a walk costs no more than its cone. */
export class Cones {
  readonly #graph: Graph;
  readonly #marks: Uint32Array;
  #walk = 0;

  constructor(graph: Graph) {
    this.#graph = graph;
    this.#marks = new Uint32Array(graph.length);
  }

  /** What a site approves, without itself. */
  past(site: number): Cone { return this.#reach([site], this.#graph.parents); }
  /** What approves any of some sites, without these. */
  future(...sites: number[]): Cone { return this.#reach(sites, this.#graph.approvers); }

  #reach(from: readonly number[], links: Links): Cone {
    const marks = this.#marks, walk = ++this.#walk, found: number[] = [], open = [...from];
    for (const site of from) marks[site] = walk;
    for (let site = open.pop(); site !== undefined; site = open.pop()) {
      for (const next of linked(links, site)) {
        if (marks[next] === walk) continue;
        marks[next] = walk;
        found.push(next);
        open.push(next);
      }
    }
    return Int32Array.from(found).sort();
  }
}

/** How many sites of a cone have a lower index than `site`. */
export function countBelow(cone: Cone, site: number): number {
  let low = 0, high = cone.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cone[middle]! < site) low = middle + 1; else high = middle;
  }
  return low;
}

export function isIn(cone: Cone, site: number): boolean { return cone[countBelow(cone, site)] === site; }
