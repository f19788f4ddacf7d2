/**
 * The distribution of confirmation latency by kind of device (latency.csv). What was never confirmed stays in the
 * distribution as mass at its end: leaving it out would make a slow ledger look fast.
 */
import type { Columns } from "./columns.js";

export interface Bin { readonly low: number; readonly high: number; readonly count: number }

export interface LatencyOfKind {
  readonly kind: string;
  /** In ascending order, of confirmed transactions. */
  readonly bins: readonly Bin[];
  readonly confirmed: number;
  readonly unconfirmed: number;
}

export function readLatency(table: Columns): LatencyOfKind[] {
  const kinds = table.text("kind"), low = table.numbers("low"), high = table.numbers("high"), count = table.numbers("count");
  if (!low || !high || !count) return [];
  const found = new Map<string, { bins: Bin[]; unconfirmed: number }>();
  kinds.forEach((kind, i) => {
    const entry = found.get(kind) ?? { bins: [], unconfirmed: 0 };
    found.set(kind, entry);
    if (Number.isNaN(low[i]!)) entry.unconfirmed += count[i]!;
    else entry.bins.push({ low: low[i]!, high: high[i]!, count: count[i]! });
  });
  return [...found].map(([kind, { bins, unconfirmed }]) => ({
    kind, unconfirmed,
    bins: bins.sort((a, b) => a.low - b.low),
    confirmed: bins.reduce((sum, bin) => sum + bin.count, 0),
  })).filter((entry) => entry.confirmed + entry.unconfirmed > 0);
}

/** All kinds as one. */
export function together(entries: readonly LatencyOfKind[]): LatencyOfKind {
  return {
    kind: "all", bins: entries.flatMap((entry) => entry.bins).sort((a, b) => a.low - b.low),
    confirmed: entries.reduce((sum, entry) => sum + entry.confirmed, 0), unconfirmed: entries.reduce((sum, entry) => sum + entry.unconfirmed, 0),
  };
}

/** Quantile of the confirmed, in the geometric middle of its bin; NaN if none was confirmed. */
export function quantile(entry: LatencyOfKind, q: number): number {
  let left = q * entry.confirmed;
  for (const bin of entry.bins) {
    left -= bin.count;
    if (left <= 1e-9) return bin.low > 0 ? Math.sqrt(bin.low * bin.high) : (bin.low + bin.high) / 2;
  }
  return Number.NaN;
}

/** Share of all transactions of the kind per bucket of equal width on an axis, on which `place` puts a latency between 0 and 1. */
export function rebin(entry: LatencyOfKind, place: (seconds: number) => number, buckets: number): Float64Array {
  const shares = new Float64Array(buckets);
  const total = entry.confirmed + entry.unconfirmed, position = (seconds: number): number => Math.max(0, place(seconds)) * buckets;
  for (const bin of entry.bins) {
    const from = position(bin.low), to = Math.max(position(bin.high), from + 1e-9);
    for (let k = Math.floor(from); k < Math.min(buckets, Math.ceil(to)); k++) {
      const overlap = Math.min(to, k + 1) - Math.max(from, k);
      shares[Math.min(k, buckets - 1)]! += (bin.count / total) * Math.max(0, overlap / (to - from));
    }
    if (from >= buckets) shares[buckets - 1]! += bin.count / total;
  }
  return shares;
}
