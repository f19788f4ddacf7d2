/**
 * Splits the text of a CSV file into cells and remembers where each began, so that an error can point at it. Commas and
 * double quotes as in RFC 4180; a byte order mark and carriage returns are dropped.
 */
import { InputError } from "../../parameter/input-error.js";

export interface CsvRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Character of the line at which each cell begins, from 1. */
  readonly columns: readonly number[];
}

/** The rows of a CSV text one by one, empty lines included as one empty cell: a large file never stands in memory as cells. */
export function* csvRows(text: string, file: string): Generator<CsvRow, void> {
  let line = 1;
  // A byte order mark is not part of the first cell.
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start < text.length; line++) {
    const next = text.indexOf("\n", start);
    const end = next < 0 ? text.length : next;
    const cut = end > start && text[end - 1] === "\r" ? end - 1 : end;
    yield splitLine(text.slice(start, cut), line, file);
    start = end + 1;
  }
}

/** Whether a row is an empty line. */
export function isBlank(row: CsvRow): boolean {
  return row.cells.length === 1 && row.cells[0] === "";
}

function splitLine(text: string, line: number, file: string): CsvRow {
  if (!text.includes('"')) {
    const cells = text.split(",");
    const columns = new Array<number>(cells.length);
    for (let index = 0, column = 1; index < cells.length; index++) {
      columns[index] = column;
      column += cells[index]!.length + 1;
      cells[index] = cells[index]!.trim();
    }
    return { line, cells, columns };
  }
  return splitQuoted(text, line, file);
}

function splitQuoted(text: string, line: number, file: string): CsvRow {
  const cells: string[] = [], columns: number[] = [];
  for (let position = 0; position <= text.length;) {
    columns.push(position + 1);
    if (text[position] !== '"') {
      const comma = text.indexOf(",", position);
      const end = comma < 0 ? text.length : comma;
      cells.push(text.slice(position, end).trim());
      position = end + 1;
      continue;
    }
    const opened = position++;
    let cell = "";
    for (;;) {
      const quote = text.indexOf('"', position);
      if (quote < 0) throw new InputError("a quote is opened and not closed on the same line", { file, line, column: opened + 1 });
      cell += text.slice(position, quote);
      position = quote + 1;
      if (text[position] !== '"') break;
      cell += '"';
      position++;
    }
    if (position < text.length && text[position] !== ",") {
      throw new InputError(`found "${text[position]}" behind a closing quote; a comma or the end of the line must follow`, { file, line, column: position + 1 });
    }
    cells.push(cell.trim());
    position++;
  }
  return { line, cells, columns };
}
