/**
 * A table as a CSV file, streamed through fast-csv. The simulation cannot wait in the middle of an event, so rows queue
 * up in the stream and the one who advances the simulation waits (`drained`) between its slices.
 */
import { once } from "node:events";
import { basename } from "node:path";
import { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { format } from "fast-csv";
import type { Cell, Table } from "../../sim/recorder.js";
import { formatCell, formatHeader } from "../csv.js";
import type { FileEntry } from "../manifest.js";
import { ByteFile } from "./byte-file.js";
import type { TableFile } from "./table-file.js";

export class CsvFile implements TableFile {
  readonly name: string;
  rows = 0;
  readonly #file: ByteFile;
  readonly #stream: ReturnType<typeof format>;
  readonly #end: Writable;
  #failure: Error | undefined;

  constructor(path: string, table: Table) {
    const file = new ByteFile(path);
    this.name = basename(path);
    this.#file = file;
    this.#stream = format({ headers: table.columns.map(formatHeader), alwaysWriteHeaders: true, includeEndRowDelimiter: true });
    this.#end = new Writable({
      write(chunk: Buffer, _encoding, done) {
        const writing = file.add(chunk);
        if (writing) writing.then(() => done(), done);
        else done();
      },
    });
    const fail = (error: Error): void => { this.#failure ??= error; };
    this.#stream.on("error", fail);
    this.#end.on("error", fail);
    this.#stream.pipe(this.#end);
  }

  write(row: readonly Cell[]): void {
    if (this.#failure) return;
    this.rows++;
    this.#stream.write(row.map(formatCell));
  }

  async drained(): Promise<void> {
    if (!this.#failure && this.#stream.writableNeedDrain) {
      const settled = new AbortController();
      await Promise.race([once(this.#stream, "drain", settled), once(this.#end, "error", settled)]).finally(() => settled.abort()).catch(() => {});
    }
    if (this.#failure) throw this.#failure;
  }

  async close(): Promise<FileEntry> {
    if (!this.#failure) {
      this.#stream.end();
      await finished(this.#end).catch(() => {});
    }
    const entry = this.#file.close();
    if (this.#failure) { await entry.catch(() => {}); throw this.#failure; }
    return { ...await entry, rows: this.rows };
  }
}
