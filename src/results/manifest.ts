/**
 * What the JSON files of a run's folder hold. The manifest says what the run was and is complete only when its status
 * is "done"; the summary holds the headline figures.
 */

import { isRecord } from "../parameter/record.js";
import type { Metric, Warning } from "../sim/run-recorder.js";

export type Status = "running" | "done" | "failed" | "interrupted";

export interface ChangedParameter { readonly path: string; readonly value: unknown; readonly default: unknown; readonly unit?: string }

export interface FileEntry { readonly sha256: string; readonly bytes: number; readonly rows?: number }

export interface TableEntry {
  readonly doc: string;
  readonly columns: readonly { readonly name: string; readonly unit?: string; readonly doc: string }[];
  readonly rows: number;
  /** Where not every row was kept: one of `every`, out of `of`. */
  readonly sampled?: Sampled;
}

export interface Sampled { readonly every: number; readonly of: number }

/** What is known of a run before its first event. */
export interface ManifestHead {
  readonly engine: string;
  readonly scenario: string;
  readonly seed: string;
  readonly run: string;
  readonly question: string;
  readonly lookFor: string;
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly parametersChanged: readonly ChangedParameter[];
  readonly commandLine: string;
  /** Who attacks the ledger, if anybody does, and the sentence that names the assumption under attack. */
  readonly adversary?: { readonly kind: string; readonly doc: string };
}

export interface Manifest extends ManifestHead {
  readonly format: 1;
  readonly status: Status;
  /** Why the run failed or stopped. */
  readonly failure?: string;
  /** Who writes, while it is unfinished. */
  readonly process?: { readonly pid: number; readonly host: string };
  /** Of all events; and of the tables that were kept and the figures. */
  readonly digests?: { readonly trajectory: string; readonly results: string };
  /** Tables that the run has and this folder has not, as in a sweep: the digest of the results does not cover them. */
  readonly dropped?: readonly string[];
  readonly files: Readonly<Record<string, FileEntry>>;
  readonly tables: Readonly<Record<string, TableEntry>>;
}

export interface Summary {
  readonly scenario: string;
  readonly seed: string;
  /** Simulated seconds: of the run, and of its warm-up. */
  readonly duration: number;
  readonly warmup: number;
  readonly events: number;
  readonly wallSeconds: number;
  readonly digest: string;
  readonly warnings: readonly Warning[];
  readonly metrics: Readonly<Record<string, Metric>>;
}

/** A run as a list shows it: the head of its manifest and its figures. */
export interface ListedRun {
  readonly scenario: string;
  readonly run: string;
  /** Name of its folder below the scenario's: the run's address, or `.unfinished-…`. */
  readonly folder: string;
  /** "interrupted" also for a run that says that it is running while the process that wrote it is gone. */
  readonly status: Status;
  readonly failure?: string;
  readonly seed: string;
  readonly question: string;
  readonly engine: string;
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly commandLine: string;
  readonly digests?: { readonly trajectory: string; readonly results: string };
  /** ISO 8601, of the last change to its manifest. */
  readonly changedAt: string;
  readonly summary: Summary | null;
}

/** Reads a manifest; undefined for anything that is not one (empty, cut off, of another format). */
export function parseManifest(text: string): Manifest | undefined {
  const data = parseJson(text);
  const whole = isRecord(data) && data["format"] === 1 && typeof data["scenario"] === "string" && typeof data["run"] === "string"
    && typeof data["status"] === "string" && isRecord(data["files"]) && isRecord(data["tables"]);
  return whole ? data as unknown as Manifest : undefined;
}

/** Reads a summary; undefined for anything that is not one. */
export function parseSummary(text: string): Summary | undefined {
  const data = parseJson(text);
  return isRecord(data) && isRecord(data["metrics"]) && Array.isArray(data["warnings"]) ? data as unknown as Summary : undefined;
}

function parseJson(text: string): unknown {
  try { return JSON.parse(text) as unknown; } catch { return undefined; }
}
