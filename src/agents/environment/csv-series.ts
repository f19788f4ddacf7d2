/**
 * Imports time series from the text of a user's CSV file: a header with the unit of each column in brackets
 * (`time [h],load [kW]`), a time column first, one row a step. A typical year of PVGIS is read as it comes. Nothing is
 * guessed or repaired: whatever is wrong is told with file, line and column, what was found and what is allowed.
 */
import { nearest } from "../../parameter/nearest.js";
import { InputError } from "../../parameter/input-error.js";
import type { Place } from "../context.js";
import { isBlank, parseCsv, type CsvRow } from "./csv-text.js";
import { allowedUnits, conversion, PVGIS_UNITS } from "./series-unit.js";
import { readHeader, readNumber, timeReader, type TimeReader } from "./time-column.js";
import { byDayOfYear, repeating, repeats, secondOfYear, TimeSeries, type SeriesClock } from "./time-series.js";

/** A file as the user named it, and its text. */
export interface CsvSource { readonly file: string; readonly text: string }

export interface SeriesRequest {
  /** Column to read; may be left out where there is only one beside the time. */
  readonly column?: string | undefined;
  /** Unit that the model wants, or several that it can use: `W/kWp | W/m²`; a column without a unit is in the first. */
  readonly unit: string;
  readonly place: Place;
  /** Simulated seconds that the series must cover, unless it repeats. */
  readonly duration: number;
}

/** The one column that is asked for. @throws InputError */
export function readSeries(source: CsvSource, request: SeriesRequest): TimeSeries {
  const table = readTable(source);
  if (request.column === undefined && table.names.length > 2) {
    throw new InputError(`the file has ${table.names.length - 1} columns beside the time; say which with \`column\`: ${table.names.slice(1).join(", ")}`, at(table, table.header, 1));
  }
  return convert(table, request)[0]!;
}

/** Every column beside the time, in the order of the file, or the one that is asked for. @throws InputError */
export function readColumns(source: CsvSource, request: SeriesRequest): TimeSeries[] {
  return convert(readTable(source), request);
}

function convert(table: Table, request: SeriesRequest): TimeSeries[] {
  const times = readTimes(table, request.place);
  const span = checkSteps(table, times.seconds);
  const axis = placeOnClock(table, times, span, request);
  return chooseColumns(table, request.column).map((column) => {
    const name = table.names[column]!;
    const written = readHeader(table.header.cells[column]!).unit ?? (table.pvgis ? PVGIS_UNITS[name] : undefined);
    const read = conversion(written, request.unit, span.step);
    if (read === undefined) {
      throw new InputError(`column "${name}" has the unit "${written}"; allowed: ${allowedUnits(request.unit)}`, at(table, table.header, column));
    }
    const values = Float64Array.from(axis.rows, (row) => readCell(table, table.rows[row]!, column) * read.factor);
    return new TimeSeries({ unit: read.unit, step: span.step, values, clock: axis.clock });
  });
}

interface Table {
  readonly file: string;
  readonly header: CsvRow;
  /** Names of the columns without their units; the first is the time. */
  readonly names: readonly string[];
  readonly rows: readonly CsvRow[];
  readonly pvgis: boolean;
  readonly typicalYear: boolean;
}
interface Times { readonly seconds: Float64Array; readonly reader: TimeReader }
interface Span { readonly step: number; readonly length: number }

function at({ file }: { readonly file: string }, row: CsvRow, column: number) {
  return { file, line: row.line, column: row.columns[column] ?? 1 };
}

function readTable({ file, text }: CsvSource): Table {
  const all = parseCsv(text, file);
  const pvgisHeader = all.findIndex((row) => row.cells[0] === "time(UTC)");
  const pvgis = pvgisHeader > 0;
  const start = Math.max(0, pvgisHeader);
  const header = all[start];
  if (header === undefined || isBlank(header)) throw new InputError("the file is empty; a header such as `time [h],load [kW]` and rows must stand there", { file, line: 1, column: 1 });
  let rows = all.slice(start + 1);
  if (pvgis) {
    // The legend that PVGIS writes behind the data follows an empty line.
    const legend = rows.findIndex(isBlank);
    if (legend >= 0) rows = rows.slice(0, legend);
  }
  while (rows.length > 0 && isBlank(rows.at(-1)!)) rows.pop();
  checkHeader(header, file);
  for (const row of rows) {
    if (isBlank(row)) throw new InputError("an empty line stands between the rows", { file, line: row.line, column: 1 });
    if (row.cells.length !== header.cells.length) {
      throw new InputError(`the row has ${row.cells.length} cells, the header ${header.cells.length}`, at({ file }, row, Math.min(row.cells.length, header.cells.length)));
    }
  }
  if (rows.length < 2) throw new InputError("at least two rows are needed, to know how long a value holds", { file, line: header.line, column: 1 });
  const typicalYear = pvgis && all.slice(0, start).some((row) => row.cells[0] === "month" && row.cells[1] === "year");
  const names = header.cells.map((cell) => readHeader(cell).name);
  return { file, header, names, rows, pvgis, typicalYear };
}

function checkHeader(header: CsvRow, file: string): void {
  const first = header.cells[0]!;
  if (header.cells.length === 1) {
    const other = first.includes(";") ? "semicolons" : first.includes("\t") ? "tabs" : undefined;
    const sentence = other === undefined ? "there is one column only; a time column and a value column must stand there"
      : `the columns are separated by ${other}; they must be separated by commas, and decimals written with a point`;
    throw new InputError(sentence, { file, line: header.line, column: 1 });
  }
  if (header.cells.every((cell) => readNumber(cell) !== undefined)) {
    throw new InputError("the first line holds numbers; it must name the columns, e.g. `time [h],load [kW]`", { file, line: header.line, column: 1 });
  }
}

function readTimes(table: Table, place: Place): Times {
  const reader = timeReader(table.header.cells[0]!, table.rows[0]!.cells[0]!, place);
  if (reader === undefined) {
    throw new InputError(
      `the first column is "${table.header.cells[0]}" and begins with "${table.rows[0]!.cells[0]}"; it must be the time: \`time [s|min|h|d]\` with numbers, `
      + "`time` with dates such as 2024-01-31 13:45, or `time(UTC)` as PVGIS writes it", at(table, table.header, 0));
  }
  const seconds = new Float64Array(table.rows.length);
  table.rows.forEach((row, index) => {
    const time = reader.read(row.cells[0]!);
    if (time === undefined) throw new InputError(`found "${row.cells[0]}" for a time; it must be ${reader.form}`, at(table, row, 0));
    // The months of a typical year come from different years: only month, day and hour count.
    seconds[index] = table.typicalYear ? secondOfYear(1000 * time) : time;
  });
  return { seconds, reader };
}

function checkSteps(table: Table, seconds: Float64Array): Span {
  const step = seconds[1]! - seconds[0]!;
  for (let index = 1; index < seconds.length; index++) {
    const found = seconds[index]! - seconds[index - 1]!;
    const row = table.rows[index]!, before = table.rows[index - 1]!.cells[0]!;
    if (found <= 0) throw new InputError(`time "${row.cells[0]}" does not come after "${before}"; times must rise from row to row`, at(table, row, 0));
    if (Math.abs(found - step) > 1e-6 * step + 1e-3) {
      throw new InputError(
        `from "${before}" to "${row.cells[0]}" are ${Number(found.toPrecision(9))} s, but the first rows are ${Number(step.toPrecision(9))} s apart; the series must have no gap and one step`, at(table, row, 0));
    }
  }
  return { step, length: step * seconds.length };
}

/** Which rows count, and how simulated time maps to them. */
function placeOnClock(table: Table, times: Times, span: Span, { place, duration }: SeriesRequest): { rows: readonly number[]; clock: SeriesClock } {
  const all = table.rows.map((_, index) => index);
  const first = times.seconds[0]!;
  if (times.reader.calendar) {
    const days = span.length / 86_400;
    if (days === 365 || days === 366) {
      const rows = table.typicalYear ? all : all.filter((row) => !isLeapDay(times.seconds[row]!));
      if (rows.length * span.step === 365 * 86_400) {
        return { rows, clock: byDayOfYear(place.startsAt, table.typicalYear ? first : secondOfYear(1000 * first)) };
      }
    }
  }
  const begins = times.reader.calendar ? first - place.startsAt / 1000 : first;
  if (repeats(span.length)) return { rows: all, clock: repeating(span.length, begins) };
  if (begins > 0) {
    throw new InputError(`the series begins ${begins} s after the start of the run; it must begin before, or be a day, a week or a year long and so repeat`, at(table, table.rows[0]!, 0));
  }
  if (begins + span.length < duration) {
    throw new InputError(`the series ends at ${begins + span.length} s of the run, which lasts ${duration} s; it must last as long, or be a day, a week or a year long and so repeat`, at(table, table.rows.at(-1)!, 0));
  }
  return { rows: all, clock: (time) => time - begins };
}

function isLeapDay(seconds: number): boolean {
  const date = new Date(1000 * seconds);
  return date.getUTCMonth() === 1 && date.getUTCDate() === 29;
}

function chooseColumns({ file, header, names }: Table, column: string | undefined): number[] {
  if (column === undefined) return names.map((_, index) => index).slice(1);
  const index = names.indexOf(column, 1);
  const near = nearest(column, names.slice(1));
  if (index < 0) {
    throw new InputError(`there is no column "${column}"${near === undefined ? "" : `; did you mean "${near}"?`} Columns: ${names.slice(1).join(", ")}`, { file, line: header.line, column: 1 });
  }
  return [index];
}

function readCell(table: Table, row: CsvRow, column: number): number {
  const cell = row.cells[column]!;
  const value = readNumber(cell);
  if (value === undefined) throw new InputError(`found ${cell === "" ? "an empty cell" : `"${cell}"`}; it must be a number, e.g. 1.5`, at(table, row, column));
  return value;
}
