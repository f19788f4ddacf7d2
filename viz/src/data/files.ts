/** The JSON files of a run as the viewer reads them: every field optional, since a run may be half written or of another version. */

export type Status = "done" | "running" | "failed" | "interrupted";

/** One entry of GET /api/runs. */
export interface RunEntry {
  readonly scenario: string;
  readonly run: string;
  readonly status: Status;
  readonly seed: string;
  readonly question?: string;
  /** ISO 8601, of the last change to the run's manifest. */
  readonly changedAt?: string;
  readonly engine?: string;
  /** Why the run failed or stopped. */
  readonly failure?: string;
  /** Name of the run's folder, or its path below the results folder. */
  readonly folder: string;
}

export interface ChangedParameter {
  readonly path: string;
  readonly value: unknown;
  readonly default?: unknown;
  readonly unit?: string;
}

export interface TableInfo {
  readonly doc?: string;
  readonly columns?: readonly { readonly name: string; readonly unit?: string; readonly doc?: string }[];
  readonly rows?: number;
  readonly sampled?: { readonly every: number; readonly of: number };
}

export interface Manifest {
  readonly engine?: string;
  readonly scenario?: string;
  readonly seed?: string;
  readonly run?: string;
  readonly question?: string;
  readonly lookFor?: string;
  readonly overrides?: Readonly<Record<string, unknown>>;
  readonly parametersChanged?: readonly ChangedParameter[];
  readonly commandLine?: string;
  readonly status?: Status;
  readonly failure?: string;
  readonly digests?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, { readonly sha256?: string; readonly bytes?: number; readonly rows?: number }>>;
  readonly tables?: Readonly<Record<string, TableInfo>>;
}

export interface Metric {
  /** Null where the run observed nothing. */
  readonly value: number | null;
  readonly unit: string;
  readonly count?: number;
  readonly doc?: string;
}

export interface Summary {
  readonly scenario: string;
  readonly seed: string;
  readonly duration: number;
  readonly warmup: number;
  readonly events: number;
  readonly wallSeconds: number;
  readonly digest?: string;
  readonly warnings?: readonly { readonly code: string; readonly sentence: string }[];
  readonly metrics: Readonly<Record<string, Metric>>;
}
