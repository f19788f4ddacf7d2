/**
 * A drawing for more sites than can be told apart: a grid of cells, in each of them the state that most of its sites
 * have and how many there are. Of very many sites every k-th is looked at, so that the cost has a bound.
 */
import type { Graph } from "./graph.js";
import { ABSENT, stateAt, STATES, type History } from "./history.js";
import type { Layout } from "./lanes.js";

/** More single sites than this are drawn as density. */
export const MOST_MARKS = 6000;
const MOST_LOOKED_AT = 120_000;

export interface Density {
  /** By cell, rows from the top: the commonest state, or ABSENT where there is none. */
  readonly state: Uint8Array;
  /** By cell: its sites as a share of the fullest cell's. */
  readonly share: Float32Array;
}

export interface Span { readonly from: number; readonly to: number }

/** @param first and `last`: the sites to look at, the last excluded */
export function densityOf(graph: Graph, layout: Layout, history: History, time: number, { from, to }: Span, first: number, last: number, columns: number, rows: number): Density {
  const kinds = STATES.length, counts = new Uint32Array(columns * rows * kinds), stride = Math.max(1, Math.ceil((last - first) / MOST_LOOKED_AT));
  for (let site = first; site < last; site += stride) {
    const state = stateAt(history, site, time);
    if (state === ABSENT) continue;
    const column = Math.min(columns - 1, Math.max(0, Math.floor(((graph.attached[site]! - from) / (to - from)) * columns)));
    const row = Math.min(rows - 1, Math.floor(layout.y[site]! * rows));
    counts[(row * columns + column) * kinds + state]!++;
  }
  const state = new Uint8Array(columns * rows).fill(ABSENT), share = new Float32Array(columns * rows);
  let fullest = 1;
  for (let cell = 0; cell < state.length; cell++) {
    let sum = 0, most = 0;
    for (let kind = 0; kind < kinds; kind++) {
      const count = counts[cell * kinds + kind]!;
      sum += count;
      if (count > most) { most = count; state[cell] = kind; }
    }
    share[cell] = sum;
    fullest = Math.max(fullest, sum);
  }
  for (let cell = 0; cell < share.length; cell++) share[cell]! /= fullest;
  return { state, share };
}
