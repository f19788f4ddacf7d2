/**
 * A CSV table by columns. The header cell `name [unit]` is split once here; a last line without its newline is a line
 * that was still being written, so it is dropped and `cut` says so.
 */
import { csvParseRows } from "d3";

export class Columns {
  readonly names: readonly string[];
  readonly units: readonly string[];
  readonly rows: readonly string[][];
  /** The text ended inside a line. */
  readonly cut: boolean;
  readonly #numbers = new Map<string, Float64Array>();

  constructor(text: string) {
    const whole = text.lastIndexOf("\n") + 1;
    const [header = [], ...rows] = csvParseRows(text.slice(0, whole));
    const cells = header.map((cell) => /^(.*?)(?: \[([^\]]*)\])?$/.exec(cell.replace(/^\uFEFF/, "")));
    this.names = cells.map((match) => match?.[1] ?? "");
    this.units = cells.map((match) => match?.[2] ?? "");
    this.rows = rows.filter((row) => row.length === header.length);
    this.cut = whole < text.length;
  }

  get length(): number { return this.rows.length; }
  has(name: string): boolean { return this.names.includes(name); }
  unit(name: string): string { return this.units[this.names.indexOf(name)] ?? ""; }

  /** A column as numbers; an empty cell is NaN. Undefined if the table has no such column. */
  numbers(name: string): Float64Array | undefined {
    const known = this.#numbers.get(name);
    if (known) return known;
    const index = this.names.indexOf(name);
    if (index < 0) return undefined;
    const values = Float64Array.from(this.rows, (row) => (row[index] === "" ? Number.NaN : Number(row[index])));
    this.#numbers.set(name, values);
    return values;
  }

  text(name: string): string[] {
    const index = this.names.indexOf(name);
    return index < 0 ? [] : this.rows.map((row) => row[index] ?? "");
  }
}
