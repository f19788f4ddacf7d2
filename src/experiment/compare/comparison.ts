/**
 * What a comparison says, as in comparison.json: of each metric, each cell's mean with its 95 % interval, and its paired
 * difference to the baseline. Made from the index alone, so that the same index gives the same bytes.
 */

/** The rows of index.csv, in any order. */
export interface IndexTable {
  readonly metrics: readonly IndexMetric[];
  readonly rows: readonly IndexRow[];
}

export interface IndexMetric { readonly name: string; readonly unit: string }

export interface IndexRow {
  readonly cell: number;
  /** From 1. */
  readonly replication: number;
  readonly seed: string;
  readonly run: string;
  /** In the order of the table's metrics; null where nothing was observed. */
  readonly values: readonly (number | null)[];
}

/** What of a plan a comparison needs. */
export interface ComparedPlan {
  readonly cells: readonly { readonly cell: number; readonly label: string }[];
  readonly metrics: { readonly minimize: readonly string[]; readonly maximize: readonly string[] };
}

/** Seconds of simulated time: what MSER-5 would leave out (the median over the first replications), and what the runs left out. */
export interface CellWarmup {
  readonly cell: number;
  readonly mser5: number;
  readonly warmup: number;
  /** Present where the beginning still shows in the figures. */
  readonly bias?: WarmupBias;
}

/** A column of the series whose mean since the warm-up is further from that since MSER-5's truncation than its interval is wide. */
export interface WarmupBias {
  readonly series: string;
  /** Means over replications, of what the runs kept and of what MSER-5 would keep. */
  readonly kept: number;
  readonly settled: number;
  /** Of the 95 % interval of `kept`. */
  readonly halfWidth: number;
}

export interface Comparison {
  readonly format: 1;
  /** Number and label of the cell against which differences are taken. */
  readonly baseline: { readonly cell: number; readonly label: string };
  readonly cells: readonly { readonly cell: number; readonly label: string }[];
  /** Probability that an interval holds, and that no difference is called significant that is none. */
  readonly confidence: 0.95;
  /** Names of the metrics that come first: those of the study, or the usual ones of this kind of scenario. */
  readonly headline: readonly string[];
  readonly metrics: readonly ComparedMetric[];
  readonly warmup: readonly CellWarmup[];
}

export type Better = "lower" | "higher";

export interface ComparedMetric {
  readonly name: string;
  readonly unit: string;
  /** Absent where neither is better in itself. */
  readonly better?: Better;
  readonly cells: readonly ComparedCell[];
  /** The cell with the best mean; absent where neither direction is better, or all are alike. */
  readonly best?: number;
}

export interface ComparedCell {
  readonly cell: number;
  /** Replications in which something was observed. */
  readonly count: number;
  /** Null where nothing was. */
  readonly mean: number | null;
  /** Of the 95 % interval; null for fewer than two replications. */
  readonly halfWidth: number | null;
  /** Against the baseline, over the replications that both have; absent in the baseline itself and where there are none. */
  readonly difference?: ComparedDifference;
}

export interface ComparedDifference {
  readonly mean: number;
  readonly halfWidth: number | null;
  readonly p: number | null;
  /** Adjusted for all differences of this metric (Holm). */
  readonly pHolm: number | null;
  readonly significant: boolean;
}
