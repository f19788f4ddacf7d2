/** A plain HTML table; numbers are set right. Wide tables scroll inside their own box, which the keyboard can reach. */
import { h } from "../dom.js";
import type { DataTable } from "./card.js";

const exact = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 6, useGrouping: false });

export function htmlTable(table: DataTable, caption: string): HTMLElement {
  const cell = (value: string | number): HTMLElement =>
    typeof value === "number" ? h("td", { class: "number" }, exact.format(value)) : h("td", isNumeric(value) ? { class: "number" } : {}, value);
  return h("div", { class: "table-box", tabindex: 0, role: "region", "aria-label": caption },
    h("table", {}, h("thead", {}, h("tr", {}, table.columns.map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, table.rows.map((row) => h("tr", {}, row.map(cell))))));
}

function isNumeric(text: string): boolean { return text !== "" && Number.isFinite(Number(text)); }
