/** What a run folder asks of a file that takes rows, whatever its format. */
import type { Cell } from "../../sim/recorder.js";
import type { FileEntry } from "../manifest.js";

export interface TableFile {
  /** File name inside the run's folder. */
  readonly name: string;
  /** Rows taken so far. */
  readonly rows: number;
  /** Takes a row; never waits and never throws: a failure is told by `drained`. */
  write(row: readonly Cell[]): void;
  /** Resolves when what was taken has gone to the file. @throws the failure to write it */
  drained(): Promise<void>;
  /** Writes the rest, flushes it to the disk, closes. */
  close(): Promise<FileEntry>;
}
