/** What a graph that all see alike is made with: what the rules need of it. */
export interface DagOptions {
  /** Places for parents. */
  readonly width: number;
  /** Cumulative weight that confirms; Infinity: none. */
  readonly confirmingWeight: number;
  /** Whether weights are kept at all. */
  readonly weighs: boolean;
  /** So many of the latest sites stay known, and so many keep exact weights even if they are confirmed. */
  readonly kept: number;
  readonly depth: number;
}
