/** What a report shows around its page: of what it is, what it has no room for, and how it was written. */
import type { ReportHead } from "../../../src/results/report.js";
import { h } from "../dom.js";
import { bytes } from "../format/quantity.js";

/** In the header, where the viewer has its list of runs; leads back from the page of a single run. */
export function reportName({ name, home }: ReportHead): HTMLElement {
  return h("p", { class: "report-name" }, h("a", { href: home }, name), h("span", { class: "soft" }, " report"));
}

export function reportNotes({ left }: ReportHead): HTMLElement[] {
  return left.length === 0 ? [] : [h("aside", { class: "report-notes", "aria-label": "What this report leaves out" },
    h("b", {}, "This file does not hold all of the results. "), left.join(" "))];
}

export function reportFoot({ holds, command, engine, bytes: size }: ReportHead): HTMLElement {
  return h("footer", { class: "report-foot" },
    h("p", {}, `${holds}. This file holds ${bytes(size)} of data, needs no network and sends nothing anywhere.`),
    h("p", {}, `Written by Tanglewood ${engine}: `, h("code", {}, command)));
}
