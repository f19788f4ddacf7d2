/**
 * Reads a CSV file as bytes, in whatever pieces it arrives: a table of a million rows becomes typed arrays without a
 * string for each cell. Quoted cells are understood; a last line without its newline is left out, as in `Columns`.
 */

const COMMA = 44, NEWLINE = 10, RETURN = 13, QUOTE = 34, SPACE = 32, POINT = 46, MINUS = 45, ZERO = 48, NINE = 57;
const POWERS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));
const decoder = new TextDecoder();

/** The cells of the line at hand; good until the next line. */
export class Cells {
  #bytes = new Uint8Array(0);
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  count = 0;

  /** Splits the line that starts at `start`. @returns where the next one starts, or -1 if the line is not whole yet */
  split(bytes: Uint8Array<ArrayBuffer>, start: number): number {
    this.#bytes = bytes;
    this.count = 0;
    for (let at = start, from = start, quoted = false; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte === QUOTE) quoted = !quoted;
      if (quoted || (byte !== COMMA && byte !== NEWLINE)) continue;
      this.#from[this.count] = from;
      this.#to[this.count++] = byte === NEWLINE && at > from && bytes[at - 1] === RETURN ? at - 1 : at;
      from = at + 1;
      if (byte === NEWLINE) return from;
    }
    return -1;
  }

  text(cell: number): string {
    const from = this.#from[cell]!, to = this.#to[cell]!, bytes = this.#bytes;
    if (bytes[from] !== QUOTE) return decoder.decode(bytes.subarray(from, to));
    return decoder.decode(bytes.subarray(from + 1, to - 1)).replaceAll('""', '"');
  }

  /** A cell as a number, to 15 digits; NaN if it is empty. */
  number(cell: number): number {
    const to = this.#to[cell]!, bytes = this.#bytes;
    let at = this.#from[cell]!, value = 0, decimals = -1;
    if (at >= to) return Number.NaN;
    const negative = bytes[at] === MINUS;
    if (negative) at++;
    for (; at < to; at++) {
      const byte = bytes[at]!;
      if (byte >= ZERO && byte <= NINE) {
        value = value * 10 + (byte - ZERO);
        if (decimals >= 0) decimals++;
      } else if (byte === POINT && decimals < 0) decimals = 0;
      else return Number(this.text(cell));
    }
    if (decimals >= POWERS.length) return Number(this.text(cell));
    const size = decimals > 0 ? value / POWERS[decimals]! : value;
    return negative ? -size : size;
  }

  /** The whole numbers of a cell that are separated by spaces, into `into` from `at` on. @returns how many */
  list(cell: number, into: number[]): number {
    const to = this.#to[cell]!, bytes = this.#bytes;
    let count = 0, value = -1;
    for (let at = this.#from[cell]!; at < to; at++) {
      const byte = bytes[at]!;
      if (byte >= ZERO && byte <= NINE) value = Math.max(0, value) * 10 + (byte - ZERO);
      else if (byte === SPACE && value >= 0) { into[count++] = value; value = -1; }
    }
    if (value >= 0) into[count++] = value;
    return count;
  }
}

export class CsvScanner {
  readonly #take: (cells: Cells, names: readonly string[]) => void;
  readonly #cells = new Cells();
  #names: string[] | undefined;
  #rest = new Uint8Array(0);

  /** @param take is given each row; names are those of the header, without units */
  constructor(take: (cells: Cells, names: readonly string[]) => void) { this.#take = take; }

  push(piece: Uint8Array): void {
    const bytes = new Uint8Array(this.#rest.length + piece.length), cells = this.#cells;
    bytes.set(this.#rest);
    bytes.set(piece, this.#rest.length);
    let start = 0;
    for (let next = cells.split(bytes, start); next >= 0; next = cells.split(bytes, start)) {
      start = next;
      if (this.#names === undefined) this.#names = Array.from({ length: cells.count }, (_, i) => cells.text(i).replace(/^\uFEFF/, "").replace(/ \[[^\]]*\]$/, ""));
      else if (cells.count === this.#names.length) this.#take(cells, this.#names);
    }
    this.#rest = bytes.slice(start);
  }
}
