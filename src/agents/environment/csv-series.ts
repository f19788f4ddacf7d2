/**
 * Imports time series from the text of a user's CSV file: a header with the unit of each column in brackets
 * (`time [h],load [kW]`), a time column first, one row a step. A typical year of PVGIS is read as it comes. Nothing is
 * guessed or repaired: whatever is wrong is told with file, line and column, what was found and what is allowed.
 */
import { nearest } from "../../parameter/nearest.js";
import { InputError } from "../../parameter/input-error.js";
import type { Place } from "../context.js";
import { csvRows, isBlank, type CsvRow } from "./csv-text.js";
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
  const header = readHead(source);
  if (request.column === undefined && header.names.length > 2) {
    throw new InputError(`the file has ${header.names.length - 1} columns beside the time; say which with \`column\`: ${header.names.slice(1).join(", ")}`, at(source, header.row, 1));
  }
  return convert(source, header, request)[0]!;
}

/** Every column beside the time, in the order of the file, or the one that is asked for. @throws InputError */
export function readColumns(source: CsvSource, request: SeriesRequest): TimeSeries[] {
  return convert(source, readHead(source), request);
}

/** Lines before the header that a file of PVGIS may have. */
const MOST_HEAD_LINES = 50;

interface Header {
  readonly row: CsvRow;
  /** Names of the columns without their units; the first is the time. */
  readonly names: readonly string[];
  readonly pvgis: boolean;
  /** The months come from different years: only month, day and hour count. */
  readonly typicalYear: boolean;
}

/** What the rows hold: times in seconds (of 1970, of the year, or since the series began) and values by column asked for. */
interface Body {
  readonly calendar: boolean;
  readonly step: number;
  readonly times: readonly number[];
  readonly values: readonly (readonly number[])[];
  readonly first: CsvRow;
  readonly last: CsvRow;
}

function at({ file }: CsvSource, row: CsvRow, column: number) {
  return { file, line: row.line, column: row.columns[column] ?? 1 };
}

function convert(source: CsvSource, header: Header, request: SeriesRequest): TimeSeries[] {
  const columns = chooseColumns(source, header, request.column);
  const units = columns.map((column) => columnUnit(source, header, column, request.unit));
  const body = readBody(source, header, columns, request.place);
  const { keep, clock } = placeOnClock(source, header, body, request);
  return columns.map((_, index) => {
    const { unit, factor } = conversion(units[index], request.unit, body.step)!;
    const values = body.values[index]!;
    return new TimeSeries({ unit, step: body.step, values: Float64Array.from(keep === undefined ? values : values.filter((__, row) => keep(row)), (value) => value * factor), clock });
  });
}

function readHead(source: CsvSource): Header {
  const head: CsvRow[] = [];
  for (const row of csvRows(source.text, source.file)) {
    if (row.cells[0] === "time(UTC)" && head.length > 0) {
      return { row, names: namesOf(row), pvgis: true, typicalYear: head.some(({ cells }) => cells[0] === "month" && cells[1] === "year") };
    }
    head.push(row);
    if (head.length >= MOST_HEAD_LINES) break;
  }
  const row = head[0];
  if (row === undefined || isBlank(row)) {
    throw new InputError("the file is empty; a header such as `time [h],load [kW]` and rows must stand there", { file: source.file, line: 1, column: 1 });
  }
  checkHeader(source, row);
  return { row, names: namesOf(row), pvgis: row.cells[0] === "time(UTC)", typicalYear: false };
}

function namesOf(row: CsvRow): string[] {
  return row.cells.map((cell) => readHeader(cell).name);
}

function checkHeader(source: CsvSource, row: CsvRow): void {
  const first = row.cells[0]!;
  if (row.cells.length === 1) {
    const other = first.includes(";") ? "semicolons" : first.includes("\t") ? "tabs" : undefined;
    throw new InputError(other === undefined ? "there is one column only; a time column and a value column must stand there"
      : `the columns are separated by ${other}; they must be separated by commas, and decimals written with a point`, at(source, row, 0));
  }
  if (row.cells.every((cell) => readNumber(cell) !== undefined)) {
    throw new InputError("the first line holds numbers; it must name the columns, e.g. `time [h],load [kW]`", at(source, row, 0));
  }
}

function chooseColumns(source: CsvSource, { row, names }: Header, column: string | undefined): number[] {
  if (column === undefined) return names.map((_, index) => index).slice(1);
  const index = names.indexOf(column, 1);
  if (index > 0) return [index];
  const near = nearest(column, names.slice(1));
  throw new InputError(`there is no column "${column}"${near === undefined ? "" : `; did you mean "${near}"?`} Columns: ${names.slice(1).join(", ")}`, at(source, row, 0));
}

/** The unit of a column as its header, or PVGIS, says; checked to be one that the model can use. */
function columnUnit(source: CsvSource, { row, names, pvgis }: Header, column: number, wanted: string): string | undefined {
  const written = readHeader(row.cells[column]!).unit ?? (pvgis ? PVGIS_UNITS[names[column]!] : undefined);
  if (conversion(written, wanted, 3600) !== undefined) return written;
  throw new InputError(`column "${names[column]}" has the unit "${written}"; allowed: ${allowedUnits(wanted)}`, at(source, row, column));
}

function readBody(source: CsvSource, header: Header, columns: readonly number[], place: Place): Body {
  const times: number[] = [], values = columns.map((): number[] => []);
  let reader: TimeReader | undefined, blank: CsvRow | undefined, first: CsvRow | undefined, last: CsvRow | undefined;
  for (const row of csvRows(source.text, source.file)) {
    if (row.line <= header.row.line) continue;
    if (isBlank(row)) {
      // The legend that PVGIS writes behind the data follows an empty line.
      if (header.pvgis) break;
      blank ??= row;
      continue;
    }
    if (blank !== undefined) throw new InputError("an empty line stands between the rows", at(source, blank, 0));
    if (row.cells.length !== header.row.cells.length) {
      throw new InputError(`the row has ${row.cells.length} cells, the header ${header.row.cells.length}`, at(source, row, Math.min(row.cells.length, header.row.cells.length)));
    }
    reader ??= findReader(source, header, row, place);
    const time = reader.read(row.cells[0]!);
    if (time === undefined) throw new InputError(`found "${row.cells[0]}" for a time; it must be ${reader.form}`, at(source, row, 0));
    times.push(header.typicalYear ? secondOfYear(1000 * time) : time);
    checkStep(source, times, last, row);
    columns.forEach((column, index) => { values[index]!.push(readCell(source, row, column)); });
    first ??= row;
    last = row;
  }
  if (times.length < 2) throw new InputError("at least two rows are needed, to know how long a value holds", at(source, header.row, 0));
  return { calendar: reader!.calendar, step: times[1]! - times[0]!, times, values, first: first!, last: last! };
}

function findReader(source: CsvSource, header: Header, row: CsvRow, place: Place): TimeReader {
  const found = timeReader(header.row.cells[0]!, row.cells[0]!, place);
  if (found !== undefined) return found;
  throw new InputError(
    `the first column is "${header.row.cells[0]}" and begins with "${row.cells[0]}"; it must be the time: \`time [s|min|h|d]\` with numbers, `
    + "`time` with dates such as 2024-01-31 13:45, or `time(UTC)` as PVGIS writes it", at(source, header.row, 0));
}

/** The newest time must come one step after the one before. */
function checkStep(source: CsvSource, times: readonly number[], before: CsvRow | undefined, row: CsvRow): void {
  if (before === undefined) return;
  const step = times[1]! - times[0]!, found = times.at(-1)! - times.at(-2)!;
  if (found <= 0) throw new InputError(`time "${row.cells[0]}" does not come after "${before.cells[0]}"; times must rise from row to row`, at(source, row, 0));
  if (Math.abs(found - step) > 1e-6 * step + 1e-3) {
    throw new InputError(
      `from "${before.cells[0]}" to "${row.cells[0]}" are ${Number(found.toPrecision(9))} s, but the first rows are ${Number(step.toPrecision(9))} s apart; the series must have no gap and one step`, at(source, row, 0));
  }
}

function readCell(source: CsvSource, row: CsvRow, column: number): number {
  const cell = row.cells[column]!;
  const value = readNumber(cell);
  if (value === undefined) throw new InputError(`found ${cell === "" ? "an empty cell" : `"${cell}"`}; it must be a number, e.g. 1.5`, at(source, row, column));
  return value;
}

/** How simulated time maps to the rows, and which rows count (all, unless said). */
function placeOnClock(source: CsvSource, { typicalYear }: Header, body: Body, { place, duration }: SeriesRequest): { keep?: (row: number) => boolean; clock: SeriesClock } {
  const { times, step, calendar } = body, length = step * times.length, first = times[0]!;
  const days = length / 86_400;
  if (calendar && (days === 365 || days === 366)) {
    const leapDays = typicalYear ? 0 : times.filter(isLeapDay).length;
    if ((times.length - leapDays) * step === 365 * 86_400) {
      const clock = byDayOfYear(place.startsAt, typicalYear ? first : secondOfYear(1000 * first));
      return leapDays === 0 ? { clock } : { clock, keep: (row) => !isLeapDay(times[row]!) };
    }
  }
  const begins = calendar ? first - place.startsAt / 1000 : first;
  if (repeats(length)) return { clock: repeating(length, begins) };
  const spans = (): string => (calendar
    ? `the series lasts from ${instant(first)} to ${instant(first + length)} and the run from ${instant(place.startsAt / 1000)} to ${instant(place.startsAt / 1000 + duration)} (see start and duration)`
    : `the series lasts from ${begins} s to ${begins + length} s and the run from 0 s to ${duration} s`);
  if (begins > 0 || begins + length < duration) {
    throw new InputError(`${spans()}; it must hold the whole run, or be a day, a week or a year long and so repeat`, at(source, begins > 0 ? body.first : body.last, 0));
  }
  return { clock: (time) => time - begins };
}

/** 2007-01-22T00:00:00Z */
function instant(seconds: number): string {
  return new Date(1000 * Math.round(seconds)).toISOString().replace(".000", "");
}

function isLeapDay(seconds: number): boolean {
  const date = new Date(1000 * seconds);
  return date.getUTCMonth() === 1 && date.getUTCDate() === 29;
}
