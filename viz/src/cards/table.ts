/** A plain HTML table; numbers are set right. Wide tables scroll inside their own box, which the keyboard can reach. */
import { h } from "../dom.js";
import type { Columns } from "../data/columns.js";
import type { DataTable } from "./card.js";

/** What a table shows where there is no value. */
export const MISSING = "–";

const exact = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 6, useGrouping: false });

export function htmlTable(table: DataTable, caption: string): HTMLElement {
  const right = table.columns.map((_, i) => table.rows.length > 0 && table.rows.every((row) => isNumeric(row[i] ?? "")));
  const side = (i: number): Record<string, string> => (right[i] ? { class: "number" } : {});
  const cell = (value: string | number, i: number): HTMLElement => h("td", side(i), brief(value));
  return h("div", { class: "table-box", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {}, h("thead", {}, h("tr", {}, table.columns.map((name, i) => h("th", { scope: "col", ...side(i) }, name)))),
      h("tbody", {}, table.rows.map((row) => h("tr", {}, row.map(cell))))));
}

/** Six digits of a number; identifiers and whole numbers as they are. */
function brief(value: string | number): string {
  const whole = typeof value === "string" && (!value.includes(".") || !Number.isFinite(Number(value)));
  return whole ? value : exact.format(Number(value));
}

/** An empty cell is a missing number. */
function isNumeric(value: string | number): boolean { return value === MISSING || Number.isFinite(Number(value)); }

/** A table of the run's folder as it is, with the units in the heads of its columns. */
export function wholeTable(table: Columns): DataTable {
  return { columns: table.names.map((name, i) => (table.units[i] ? `${name} [${table.units[i]}]` : name)), rows: table.rows };
}
