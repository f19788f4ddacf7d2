/**
 * How a cell becomes text: the one place that decides it. Files are written by fast-csv from these cells; `formatRow`
 * gives the same bytes without a stream, so that digests also come out where there are no files (worker, browser).
 */
import type { Cell, Column } from "../sim/recorder.js";

/** First letters that make a spreadsheet take a text for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
/** Letters that need quotes; the vertical bar only because fast-csv quotes it too. */
const NEEDS_QUOTES = /[",|\r\n]/;

/** A text that no spreadsheet takes for a formula: a leading apostrophe, as spreadsheets themselves write it. */
function safeText(text: string): string {
  const printable = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return FORMULA.test(printable) ? `'${printable}` : printable;
}

/** A cell without quotes: numbers in the fewest digits that read back exactly, missing values empty. */
export function formatCell(cell: Cell): string {
  if (typeof cell === "number") return Number.isNaN(cell) ? "" : String(cell);
  return cell === undefined ? "" : safeText(cell);
}

/** `name [unit]`, or the name alone. */
export function formatHeader({ name, unit }: Column): string {
  return safeText(unit === undefined ? name : `${name} [${unit}]`);
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** One line with its newline, from cells that are text already. */
export function formatLine(cells: readonly string[]): string {
  let line = "";
  for (let i = 0; i < cells.length; i++) line += i === 0 ? quoted(cells[i]!) : `,${quoted(cells[i]!)}`;
  return `${line}\n`;
}

/** One row with its newline. */
export function formatRow(row: readonly Cell[]): string {
  return formatLine(row.map(formatCell));
}
