/** The head of the page: question, what is compared, how far it is, what failed, and the command that repeats it. */
import { h } from "../dom.js";
import type { Scene } from "./scene.js";
import { labelOf } from "./scene.js";
import { plural, valueWords } from "./words.js";
import type { Sweep } from "./sweep.js";

const MOST_REASONS = 8, MOST_RUNS = 2, MOST_VALUES = 8;

export function headOf(scene: Scene): HTMLElement {
  const { plan } = scene.sweep, seeds = plan.replications === 1 ? `seed ${plan.seed}` : plan.replications === 2 ? `seeds ${plan.seed}, ${plan.seed}/2` : `seeds ${plan.seed}, ${plan.seed}/2 … ${plan.seed}/${plan.replications}`;
  const facts = [plan.name, `${plural(plan.cells.length, "cell")} × ${plural(plan.replications, "replication")}`, seeds, `engine ${plan.engine}`];
  return h("header", { class: "introduction" },
    h("p", { class: "facts-line" }, facts.map((fact) => h("span", {}, fact))),
    h("h1", {}, plan.question || `${plan.scenario}, compared`),
    plan.lookFor ? h("p", { class: "look-for" }, h("b", {}, "What to look for. "), plan.lookFor.trim()) : undefined,
    h("dl", { class: "varied" }, plan.parameters.map((parameter) => {
      // Of a sample, whose cells have values of their own, from least to most.
      const own = [...new Set(plan.cells.map(({ values }) => values[parameter.path]))], sampled = own.length > MOST_VALUES && own.every((value) => typeof value === "number");
      const values = (sampled ? own.sort((a, b) => a - b) : own).map((value) => valueWords(parameter, value)), rest = values.length - MOST_VALUES;
      return h("div", {}, h("dt", { title: parameter.doc }, parameter.path), h("dd", {}, sampled ? `${values[0]!} … ${values.at(-1)!} (${values.length} values)` : rest > 0 ? `${values.slice(0, MOST_VALUES - 1).join(", ")} … ${values.at(-1)!} (${values.length})` : values.join(", ")));
    })),
    commandView(commandOf(scene)));
}

/**
 * The command that computes this comparison again, and prints what is seen: with the baseline and the metrics that are chosen,
 * where they are others than planned. Neither changes a run, so nothing is computed twice.
 */
export function commandOf({ sweep: { plan }, comparison: { baseline, headline }, choices: { columns } }: Scene): string {
  let line = plan.commandLine.startsWith("tanglewood ") ? `npx ${plan.commandLine}` : plan.commandLine;
  const without = (options: string): string => line.replace(new RegExp(` --(?:${options})(?:=|\\s+)(?:"[^"]*"|'[^']*'|\\S+)`, "g"), "");
  if (baseline.cell !== plan.baseline) line = `${without("baseline")} --baseline ${quoted(baseline.label)}`;
  if (columns.length > 0 && columns.some((name) => !headline.includes(name))) line = `${without("metric|minimize|maximize")}${columns.map((name) => ` --metric ${quoted(name)}`).join("")}`;
  return line;
}

function quoted(text: string): string { return /^[\w./=:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`; }

function commandView(command: string): HTMLElement {
  const status = h("span", { class: "copy-status", role: "status" }), tell = (words: string) => (): void => { status.textContent = words; };
  const copy = h("button", { type: "button", class: "quiet", onclick: () => void navigator.clipboard.writeText(command).then(tell("Copied"), tell("The browser does not allow copying: select the text instead.")) }, "Copy");
  return h("div", { class: "reproduce" }, h("div", { class: "command" }, h("code", { tabindex: 0, role: "group", "aria-label": "Command that repeats this comparison" }, command), copy), status);
}

/** What a reader has to know before believing anything below. */
export function alertsOf({ sweep, source }: Scene): HTMLElement | undefined {
  const { plan, failures, planned, table: { rows } } = sweep, left = planned - rows.length - failures.length, alerts: HTMLElement[] = [];
  if (left > 0) {
    alerts.push(h("section", { class: "alert", "aria-label": "State of the comparison" }, h("h2", {}, `${rows.length} of ${plural(planned, "run")} have finished`),
      h("p", {}, `${source.live ? "What is there is shown, and the page follows." : "What was there when this report was written is shown."} ${plan.precision === undefined ? "" : `It may end earlier, when all figures that count are known to ${100 * plan.precision} %. `}If it was interrupted, the same command goes on with what is missing.`),
      h("progress", { max: planned, value: rows.length, "aria-label": "Runs that have finished" })));
  }
  if (failures.length > 0) alerts.push(h("section", { class: "alert bad", "aria-label": "Failures" }, h("h2", {}, `${plural(failures.length, "run")} failed`),
    h("ul", {}, reasonsOf(sweep).slice(0, MOST_REASONS).map(({ sentence, runs }) => h("li", {}, h("b", {}, `${runs.slice(0, MOST_RUNS).join("; ")}${runs.length > MOST_RUNS ? ` and ${runs.length - MOST_RUNS} more` : ""}: `), sentence))),
    h("p", {}, "The same command tries them again. All are in failures.json.")));
  if (plan.replications === 1) alerts.push(h("section", { class: "alert", "aria-label": "One replication" }, h("h2", {}, "One replication tells nothing about chance"),
    h("p", {}, "There are no intervals, and no difference can be called significant. Add ", h("code", {}, "--replications 10"), " to the command: what is computed already is kept.")));
  return alerts.length === 0 ? undefined : h("div", { class: "alerts" }, alerts);
}

/** Runs that failed for the same reason stand together. */
function reasonsOf(sweep: Sweep): { sentence: string; runs: string[] }[] {
  const reasons = new Map<string, string[]>();
  for (const { cell, replication, sentence } of sweep.failures) reasons.set(sentence, [...reasons.get(sentence) ?? [], `${labelOf({ sweep }, cell)}, replication ${replication}`]);
  return [...reasons].map(([sentence, runs]) => ({ sentence, runs }));
}

/** Whether runs may still come. */
export function isPartial({ planned, table, failures }: Sweep): boolean { return table.rows.length + failures.length < planned; }

