/** How the compare page names parameters, their values and cells. */
import { inPerCent } from "../../../src/experiment/compare/in-per-cent.js";
import { number, sentence, shown } from "../format/quantity.js";
import type { SweepPlan, VariedParameter } from "./written.js";

/** Last words of a path that say nothing alone. */
const GENERIC = new Set(["kind", "rule", "policy", "mean", "share", "count", "rate", "enabled", "at", "every", "size", "value"]);

/** The end of a path that tells it from the others. */
export function shortPath(path: string, all: readonly string[]): string {
  const parts = path.split(".");
  for (let length = GENERIC.has(parts.at(-1)!) ? 2 : 1; length < parts.length; length++) {
    const end = parts.slice(-length).join(".");
    if (all.every((other) => other === path || !`.${other}`.endsWith(`.${end}`))) return end;
  }
  return path;
}

export function parameterTitle(plan: SweepPlan, path: string): string {
  return shortPath(path, plan.parameters.map((parameter) => parameter.path));
}

/** A value of a parameter, with its unit. */
export function valueWords(parameter: VariedParameter | undefined, value: unknown): string {
  if (value === null || value === undefined) return "as in the scenario";
  if (typeof value === "number") return sentence(value, parameter?.unit ?? "");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** A metric with its unit, for an axis. */
export function metricTitle(name: string, unit: string): string {
  return unit === "" || unit === "1" || unit === "share" ? name : `${name} (${unit === "1/s" ? "per s" : unit})`;
}

/** The unit in which a metric is written out: a share without one is read as a percentage. */
export function writtenUnit(name: string, unit: string): string { return inPerCent(name, unit) ? "share" : unit; }

/** A half width in the unit in which its mean is shown. */
export function halfText(halfWidth: number, mean: number, unit: string): string {
  const scale = unit === "share" ? 100 : (unit === "s" || unit === "J" || unit === "W") && mean !== 0 ? Number(shown(mean, unit).figure.replaceAll(",", "").replace("−", "-")) / mean : 1;
  return number(Number((halfWidth * (Number.isFinite(scale) && scale > 0 ? scale : 1)).toPrecision(2)));
}

/** A mean with its interval, `13.2 ± 0.31 s`. */
export function meanWords(mean: number, halfWidth: number | null | undefined, unit: string): string {
  const { figure, unit: written } = shown(mean, unit);
  return `${figure}${halfWidth ? ` ± ${halfText(halfWidth, mean, unit)}` : ""}${written === "" ? "" : ` ${written}`}`;
}

/** As many letters as fit into a width, of the charts' 12 px type. */
export function fitted(text: string, width: number): string {
  const most = Math.max(3, Math.floor(width / 6.5));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Names in a sentence; of many, the first few and how many more. */
export function listed(names: readonly string[]): string {
  const few = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return few.length < 2 ? few.join("") : `${few.slice(0, -1).join(", ")} and ${few.at(-1)!}`;
}
