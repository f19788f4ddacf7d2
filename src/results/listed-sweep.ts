/** A comparison as GET /api/sweeps lists it: what a reader chooses by, and how far it is. */

export interface ListedSweep {
  readonly name: string;
  readonly scenario: string;
  readonly question: string;
  readonly parameters: readonly string[];
  readonly cells: number;
  readonly replications: number;
  /** Rows of the index, and runs that failed. */
  readonly finished: number;
  readonly failed: number;
  readonly engine: string;
  readonly changedAt: string;
}
