/** The whole window in a strip: how many sites were attached in each short while, and how many of those were settled by a moment. */
import { countUntil, type Graph, type ViewTimes } from "./graph.js";

/** Most buckets, and fewest sites that one holds on average: emptier ones would show chance and nothing else. */
const MOST = 480, FEWEST_SITES = 12;

export function bucketsFor(sites: number): number { return Math.max(24, Math.min(MOST, Math.floor(sites / FEWEST_SITES))); }

export interface Overview {
  /** Seconds at the left edge of the strip, and that a bucket holds. */
  readonly from: number;
  readonly step: number;
  /** Sites of bucket k: from `start[k]` to `start[k + 1]`. */
  readonly start: Uint32Array;
  /** Of each bucket, when its sites were confirmed and when they died, ascending; those that never were are at the end as Infinity. */
  readonly confirmed: Float64Array;
  readonly died: Float64Array;
}

export function overviewOf(graph: Graph, view: ViewTimes, buckets = bucketsFor(graph.length)): Overview {
  const { attached, length } = graph, from = attached[0] ?? 0, step = Math.max(1e-9, ((attached[length - 1] ?? 1) - from) / buckets);
  const start = Uint32Array.from({ length: buckets + 1 }, (_, k) => (k === buckets ? length : k === 0 ? 0 : countUntil(attached, from + k * step)));
  const never = (times: Float64Array): Float64Array => times.map((time) => (Number.isNaN(time) ? Infinity : time));
  const confirmed = never(view.confirmed), died = never(view.died);
  for (let k = 0; k < buckets; k++) {
    confirmed.subarray(start[k]!, start[k + 1]!).sort();
    died.subarray(start[k]!, start[k + 1]!).sort();
  }
  return { from, step, start, confirmed, died };
}

/** How many sites of a bucket are confirmed by a moment, and how many are dead. */
export function settledBy(overview: Overview, bucket: number, time: number): { confirmed: number; died: number } {
  const from = overview.start[bucket]!, to = overview.start[bucket + 1]!;
  return { confirmed: countUntil(overview.confirmed, time, from, to) - from, died: countUntil(overview.died, time, from, to) - from };
}
