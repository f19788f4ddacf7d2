/**
 * The drawn window of the tangle as columns. A site is an index into them, in the order of attachment, so that all that
 * it approves has a lower index; numbers of sites, as files and readers have them, begin at `first`.
 */

export const STAGES = ["attached", "seen", "confirmed", "orphaned", "conflicting"] as const;
export const NONE = -1;

/** When a view saw each site, confirmed it and gave it up, in seconds; NaN: it did not. */
export interface ViewTimes { readonly seen: Float64Array; readonly confirmed: Float64Array; readonly died: Float64Array }

/** Lists of other sites, one after the other: those of site i stand from `start[i]` to `start[i + 1]`. */
export interface Links { readonly start: Uint32Array; readonly sites: Int32Array }

export interface Graph {
  readonly first: number;
  readonly length: number;
  readonly issued: Float64Array;
  readonly attached: Float64Array;
  /** The view that all share; where peers have views of their own, when all saw a site, and its payee's confirmation. */
  readonly common: ViewTimes;
  /** By peer, where the run has them. */
  readonly peers: readonly { readonly peer: number; readonly times: ViewTimes }[];
  readonly parents: Links;
  readonly approvers: Links;
  /** How many of its parents were attached before the window, and are therefore not among `parents`. */
  readonly before: Uint8Array;
  readonly kinds: readonly string[];
  readonly kind: Uint16Array;
  /** Index into STAGES. */
  readonly stage: Uint8Array;
  readonly weight: Float64Array;
  readonly transaction: Float64Array;
  /** Peer of the issuer, and number of the conflict set; NONE if there is none. */
  readonly issuer: Int32Array;
  readonly conflict: Int32Array;
}

/** Turns lists of parents around: who approves whom, in ascending order. */
export function reversed(links: Links, length: number): Links {
  const start = new Uint32Array(length + 1);
  for (const site of links.sites) start[site + 1]!++;
  for (let site = 0; site < length; site++) start[site + 1]! += start[site]!;
  const next = start.slice(), sites = new Int32Array(links.sites.length);
  for (let site = 0; site < length; site++) {
    for (let edge = links.start[site]!; edge < links.start[site + 1]!; edge++) sites[next[links.sites[edge]!]!++] = site;
  }
  return { start, sites };
}

/** The sites that one site lists. */
export function linked(links: Links, site: number): Int32Array { return links.sites.subarray(links.start[site]!, links.start[site + 1]!); }

/** The first index whose value is greater than `value`, of values in ascending order. */
export function countUntil(values: Float64Array, value: number, from = 0, to = values.length): number {
  let low = from, high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! <= value) low = middle + 1; else high = middle;
  }
  return low;
}
