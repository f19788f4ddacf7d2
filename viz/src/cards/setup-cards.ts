/** Cards about the run itself: what was changed, how to repeat it, and every figure that it recorded. */
import { h } from "../dom.js";
import type { Run } from "../data/run.js";
import { time } from "../format/quantity.js";
import type { CardDefinition } from "./card.js";
import { htmlTable, MISSING } from "./table.js";

export const parameters: CardDefinition = {
  name: "parameters",
  build(run) {
    const changed = run.manifest.parametersChanged ?? [];
    if (run.manifest.parametersChanged === undefined) return undefined;
    const title = changed.length === 0 ? "All parameters have their default values" : `${changed.length} parameters differ from their defaults`;
    const rows = changed.map((one) => [one.path, readable(one.value, one.unit), one.default === undefined ? "none" : readable(one.default, one.unit)]);
    return {
      title, note: "Everything else has its default; scenario.yaml in the run's folder holds all of it.",
      body: changed.length === 0 ? h("p", { class: "soft" }, "Nothing to list.")
        : htmlTable({ columns: ["parameter", "value", "default"], rows }, "Parameters that differ from their defaults"),
    };
  },
};

/** Fields of lists have no unit in the manifest; those of this name are moments. */
const MOMENT = /^(at|from|until)$/;

/** A value with its unit; a period in the unit that suits it, the fields of a list by their names. */
export function readable(value: unknown, unit: string | undefined): string {
  if (typeof value === "number") {
    const { figure, unit: suited } = unit === "s" ? time(value) : { figure: written(value), unit: unit === "1" ? "" : unit ?? "" };
    return suited === "" ? figure : `${figure} ${suited}`;
  }
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.map((each) => readable(each, unit)).join("; ");
  return typeof value === "object" && value !== null ? Object.entries(value).map(([name, each]) => `${name} ${readable(each, MOMENT.test(name) ? "s" : undefined)}`).join(", ") : written(value);
}

function written(value: unknown): string {
  if (typeof value === "number") return Number(value.toPrecision(6)).toString();
  return typeof value === "string" ? value : JSON.stringify(value) ?? "";
}

/** The command that repeats the run, from what the manifest recorded. */
export function commandOf(run: Pick<Run, "manifest" | "entry">): string {
  const line = run.manifest.commandLine;
  if (line !== undefined && line !== "") return line.startsWith("tanglewood ") ? `npx ${line}` : line;
  const changes = Object.entries(run.manifest.overrides ?? {}).map(([path, value]) => ` --set ${path}=${written(value)}`).join("");
  return `npx tanglewood run scenarios/${run.entry.scenario}.yaml${changes} --seed ${run.manifest.seed ?? run.entry.seed}`;
}

export const provenance: CardDefinition = {
  name: "provenance",
  build(run) {
    const command = commandOf(run);
    const status = h("span", { class: "copy-status", role: "status" });
    const tell = (words: string) => (): void => { status.textContent = words; };
    const copy = h("button", { type: "button", class: "quiet", onclick: () => {
      void navigator.clipboard.writeText(command).then(tell("Copied"), tell("The browser does not allow copying: select the text instead."));
    } }, "Copy");
    const digests: Readonly<Partial<Record<string, string>>> = run.manifest.digests ?? {};
    const facts: [string, string | undefined][] = [
      ["seed", run.manifest.seed ?? run.entry.seed], ["engine", run.manifest.engine ?? run.entry.engine], ["run", run.manifest.run ?? run.entry.run],
      ["written", run.entry.changedAt], ["digest of the trajectory", digests["trajectory"]], ["digest of the results", digests["results"]],
    ];
    return {
      title: "This command repeats the run, byte for byte", note: "Same engine, scenario and seed give the same digests.",
      body: h("div", {},
        h("div", { class: "command" }, h("code", { tabindex: 0 }, command), copy), status,
        h("dl", { class: "facts" }, facts.filter(([, value]) => value !== undefined && value !== "").map(([name, value]) =>
          h("div", name.startsWith("digest") ? { class: "long" } : {}, h("dt", {}, name), h("dd", {}, h("code", {}, value!)))))),
    };
  },
};

export const metrics: CardDefinition = {
  name: "metrics",
  build(run) {
    const all = Object.entries(run.summary?.metrics ?? {});
    if (all.length === 0) return undefined;
    const place = h("div", {});
    const count = h("p", { class: "soft", role: "status" });
    const show = (wanted: string): void => {
      const words = wanted.toLowerCase().split(/\s+/);
      const found = all.filter(([name, metric]) => words.every((word) => `${name} ${metric.doc ?? ""}`.toLowerCase().includes(word)));
      count.textContent = `${found.length} of ${all.length} figures`;
      place.replaceChildren(htmlTable({
        columns: ["figure", "value", "unit", "observations", "what it is"],
        rows: found.map(([name, { value, unit, count: observed, doc }]) => [name, value ?? MISSING, unit === "1" ? "" : unit, observed ?? "", doc ?? ""]),
      }, "All figures of the run"));
    };
    const search = h("input", { type: "search", id: "metric-search", placeholder: "latency, road, p95 …" });
    search.addEventListener("input", () => show(search.value));
    show("");
    return {
      title: `All ${all.length} figures that the run recorded`, note: "As in summary.json, the warm-up left out; a dash where nothing was observed.",
      body: h("div", {}, h("div", { class: "search-line" }, h("label", { for: "metric-search" }, "Search"), search, count), place),
    };
  },
};
