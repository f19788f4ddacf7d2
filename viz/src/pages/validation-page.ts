/**
 * What `tanglewood verify` found: every law with its target, what was measured, and where it is written. What does not hold
 * stands first, since that is what a reader has to know.
 */
import { drawInterval } from "../charts/interval-plot.js";
import type { Validation, ValidationRow } from "../data/files.js";
import { h } from "../dom.js";
import { csvOf, save } from "../export/chart-file.js";
import { number } from "../format/quantity.js";
import type { Page } from "./run-page.js";

type Verdict = ValidationRow["verdict"];
const HUES: Readonly<Record<Verdict, string>> = { holds: "ledger-tangle", unclear: "warn-rule", fails: "bad" };
const ORDER: readonly Verdict[] = ["fails", "unclear", "holds"];

/** What does not hold first, otherwise in the order of the file. */
export function byVerdict(rows: readonly ValidationRow[]): ValidationRow[] {
  return [...rows].sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
}

/** As many digits as the interval leaves meaningful, two of the interval itself; small figures by their power of ten. */
export function measuredText({ mean, halfWidth, target }: Pick<ValidationRow, "mean" | "halfWidth" | "target">): string {
  if (mean === null) return "nothing";
  const scale = Math.max(Math.abs(mean), Math.abs(target)), small = scale > 0 && scale < 1e-3;
  if (!halfWidth) return minus(small ? mean.toExponential(3) : String(Number(mean.toPrecision(5))));
  const digits = Math.min(8, Math.max(0, 1 - Math.floor(Math.log10(Math.max(halfWidth, scale * 1e-4)))));
  return minus(small ? `${mean.toExponential(2)} ± ${halfWidth.toExponential(1)}` : `${mean.toFixed(digits)} ± ${halfWidth.toFixed(digits)}`);
}

const minus = (text: string): string => text.replaceAll("-", "−");

function targetText({ target, bound }: ValidationRow): string {
  const figure = Math.abs(target) < 1e-3 && target !== 0 ? target.toExponential(3) : String(Number(target.toPrecision(5)));
  return `${bound === undefined ? "" : `${bound} `}${minus(figure)}`;
}

const unit = ({ unit: written }: ValidationRow): string => (written === "1" || written === "" ? "" : ` ${written}`);
/** A bound without tolerance has nothing to add. */
const tolerance = (row: ValidationRow): string => {
  const share = `${number(100 * row.tolerance)} %`;
  return row.bound === undefined ? `± ${share}` : row.tolerance > 0 ? `${share} beyond` : "";
};

export function validationPage(found: Validation): Page {
  const rows = byVerdict(found.findings), count = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  const title = count("fails") > 0 ? `${count("fails")} of ${rows.length} laws ${count("fails") === 1 ? "fails" : "fail"}` : count("unclear") > 0 ? `${count("holds")} of ${rows.length} laws hold, none fails` : `All ${rows.length} laws hold`;
  const element = h("div", { class: "validation-page" },
    h("header", { class: "introduction" },
      h("p", { class: "facts-line" }, [`engine ${found.engine}`, ...ORDER.map((verdict) => `${count(verdict)} ${verdict === "unclear" || count(verdict) === 1 ? verdict : verdict.slice(0, -1)}`)].map((fact) => h("span", {}, fact))),
      h("h1", {}, title),
      h("p", { class: "look-for" }, "Each law is a closed form or a published number that the simulator must reproduce. The measured value is the mean over independent replications with its 95 % confidence interval; ",
        "a law holds if the mean lies within the tolerance, fails if even the interval lies outside, and is unclear between.")),
    table(rows),
    h("div", { class: "validation-foot" }, h("p", { class: "soft" }, "Measured by ", h("code", {}, found.command), "."),
      h("button", { type: "button", class: "quiet small", "aria-label": "Save the findings as CSV", onclick: () => { save("validation.csv", new Blob([csvOf(asTable(rows))], { type: "text/csv" })); } }, "CSV")));
  return { element, title: "Validation", sections: [], close: () => undefined };
}

const COLUMNS = ["law", "quantity", "target", "measured", "within the tolerance", "verdict"] as const;

/** A table whose rows stand as blocks on a narrow screen; its roles are written out, since display takes them away. */
function table(rows: readonly ValidationRow[]): HTMLElement {
  return h("table", { class: "validation", role: "table", "aria-label": "Findings" },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, COLUMNS.map((name) => h("th", { role: "columnheader", scope: "col", class: `col-${name.split(" ")[0]!}` }, name)))),
    h("tbody", { role: "rowgroup" }, rows.map((row) => h("tr", { role: "row", "data-verdict": row.verdict },
      h("th", { role: "rowheader", scope: "row", class: "col-law" }, row.id),
      h("td", { role: "cell", class: "col-quantity" }, h("span", {}, row.quantity), h("span", { class: "source soft" }, row.source)),
      h("td", { role: "cell", class: "col-target number" }, `${targetText(row)}${unit(row)}`),
      h("td", { role: "cell", class: "col-measured number" }, `${measuredText(row)}${unit(row)}`, h("span", { class: "soft runs" }, row.replications > 1 ? `${row.replications} runs` : "computed")),
      h("td", { role: "cell", class: "col-within" }, intervalOf(row), h("span", { class: "soft" }, tolerance(row))),
      h("td", { role: "cell", class: "col-verdict" }, h("span", { class: `verdict verdict-${row.verdict}` }, row.verdict))))));
}

function intervalOf(row: ValidationRow): SVGSVGElement {
  return drawInterval(row, HUES[row.verdict], `${row.id}: measured ${measuredText(row)}${unit(row)}, target ${targetText(row)}${unit(row)} ${tolerance(row)}: ${row.verdict}`);
}

function asTable(rows: readonly ValidationRow[]): { columns: string[]; rows: (string | number)[][] } {
  return {
    columns: ["law", "quantity", "unit", "bound", "target", "tolerance", "mean", "half width", "replications", "verdict", "source"],
    rows: rows.map((row) => [row.id, row.quantity, row.unit, row.bound ?? "", row.target, row.tolerance, row.mean ?? "", row.halfWidth ?? "", row.replications, row.verdict, row.source]),
  };
}

