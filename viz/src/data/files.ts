/**
 * The JSON files that the viewer reads. Their shapes are the engine's own types; what a run may lack, because it is half written
 * or of another version, is optional here. Types only: no code of the engine comes into the page.
 */
import type * as written from "../../../src/results/manifest.js";
import type { Validation, ValidationRow } from "../../../src/results/validation.js";

export type { Validation, ValidationRow };
export type Status = written.Status;

/** One entry of GET /api/runs. */
export type RunEntry = Pick<written.ListedRun, "scenario" | "run" | "folder" | "status" | "seed">
  & Partial<Pick<written.ListedRun, "question" | "changedAt" | "engine" | "failure">>;

export type TableInfo = Partial<written.TableEntry>;
export type Manifest = Partial<Omit<written.Manifest, "files" | "tables">> & {
  readonly files?: Readonly<Record<string, Partial<written.FileEntry>>>;
  readonly tables?: Readonly<Record<string, TableInfo>>;
};

type WrittenMetric = written.Summary["metrics"][string];
export type Metric = Omit<WrittenMetric, "doc"> & Partial<Pick<WrittenMetric, "doc">>;
export type Summary = Omit<written.Summary, "digest" | "warnings" | "metrics"> & Partial<Pick<written.Summary, "digest" | "warnings">> & {
  readonly metrics: Readonly<Record<string, Metric>>;
};
