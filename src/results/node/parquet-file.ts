/**
 * A table as a Parquet file, for the traces that are too long for CSV. Rows are gathered by column and written as row
 * groups, so memory is bounded by one group whatever the length of the run.
 */
import { basename } from "node:path";
import { ByteWriter, ParquetWriter, type ColumnSource } from "hyparquet-writer";
import { formatCell, formatHeader } from "../csv.js";
import type { Cell, Table } from "../../sim/recorder.js";
import type { FileEntry } from "../manifest.js";
import { ByteFile } from "./byte-file.js";
import type { TableFile } from "./table-file.js";

type Schema = ConstructorParameters<typeof ParquetWriter>[0]["schema"];

export class ParquetFile implements TableFile {
  readonly name: string;
  rows = 0;
  readonly #file: ByteFile;
  readonly #headers: readonly string[];
  readonly #groupSize: number;
  readonly #bytes = new ByteWriter(1 << 20);
  readonly #encoded: Uint8Array[] = [];
  #numeric: readonly boolean[] = [];
  #columns: Cell[][];
  #writer: ParquetWriter | undefined;

  constructor(path: string, table: Table, groupSize = 50_000) {
    this.name = basename(path);
    this.#file = new ByteFile(path);
    this.#headers = table.columns.map(formatHeader);
    this.#columns = this.#headers.map(() => []);
    this.#groupSize = groupSize;
  }

  write(row: readonly Cell[]): void {
    this.rows++;
    for (let i = 0; i < this.#columns.length; i++) this.#columns[i]!.push(row[i]);
    if (this.#columns[0]!.length >= this.#groupSize) this.#encodeGroup();
  }

  async drained(): Promise<void> {
    for (let bytes = this.#encoded.shift(); bytes !== undefined; bytes = this.#encoded.shift()) await this.#file.add(bytes);
  }

  async close(): Promise<FileEntry> {
    this.#encodeGroup();
    this.#writer!.finish();
    this.#takeBytes();
    try { await this.drained(); } catch (error) { await this.#file.close().catch(() => {}); throw error; }
    return { ...await this.#file.close(), rows: this.rows };
  }

  #encodeGroup(): void {
    this.#writer ??= new ParquetWriter({ writer: this.#bytes, schema: this.#schema() });
    const length = this.#columns[0]!.length;
    if (length > 0) {
      const columnData: ColumnSource[] = this.#columns.map((cells, i) => ({ name: this.#headers[i]!, data: cells.map((cell) => this.#value(cell, i)) }));
      this.#writer.write({ columnData, rowGroupSize: length });
    }
    this.#columns = this.#headers.map(() => []);
    this.#takeBytes();
  }

  /** A column is of numbers unless its first group holds text; tables do not declare it, their rows show it. */
  #schema(): Schema {
    this.#numeric = this.#columns.map((cells) => cells.every((cell) => typeof cell !== "string"));
    return [
      { name: "root", num_children: this.#headers.length },
      ...this.#headers.map((name, i) => this.#numeric[i]
        ? { name, type: "DOUBLE" as const, repetition_type: "OPTIONAL" as const }
        : { name, type: "BYTE_ARRAY" as const, converted_type: "UTF8" as const, repetition_type: "OPTIONAL" as const }),
    ];
  }

  #value(cell: Cell, column: number): number | string | undefined {
    if (cell === undefined || (typeof cell === "number" && Number.isNaN(cell))) return undefined;
    if (!this.#numeric[column]) return formatCell(cell);
    if (typeof cell === "number") return cell;
    throw new Error(`${this.name}: column "${this.#headers[column]!}" began with numbers and holds the text "${cell}" further down`);
  }

  #takeBytes(): void {
    this.#encoded.push(this.#bytes.getBytes().slice());
    this.#bytes.index = 0;
  }
}
