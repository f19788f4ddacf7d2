/** From a study file, the command line, or both, to a study checked against its scenario. */
import type { Override, Source } from "../../scenario/load.js";
import type { Study } from "./study.js";

/** What the command line says; it goes before the file. Values are checked like those of a file. */
export interface StudyOptions {
  /** As typed: `path=a,b` or `path=min..max:steps`. */
  readonly vary?: readonly string[];
  readonly set?: readonly Override[];
  readonly zip?: readonly string[];
  readonly where?: string;
  readonly method?: string;
  readonly samples?: number;
  readonly replications?: number;
  readonly seed?: string;
  readonly baseline?: string;
  readonly precision?: string | number;
  readonly minimize?: readonly string[];
  readonly maximize?: readonly string[];
  readonly warmup?: string;
  readonly keep?: string;
}

/** Whether a file is a study and not a scenario: it names a base. */
export function isStudy(file: Source): boolean {
  return baseOf(file) !== "";
}

/** The scenario file that a study names, as written: relative to the study. */
export function baseOf(file: Source): string {
  throw new Error(`${file.file} cannot be read yet`);
}

/** @throws InputErrors with every mistake of the file and the options */
export function readStudy(file: Source | undefined, scenario: Source, options: StudyOptions = {}): Study {
  throw new Error(`${file?.file ?? scenario.file} cannot be read yet, ${Object.keys(options).length}`);
}
