/** How the compare page names parameters, their values and cells. */
import { sentence } from "../format/quantity.js";
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
  return unit === "" || unit === "1" ? name : `${name} (${unit === "1/s" ? "per s" : unit})`;
}

/** As many letters as fit into a width, of the charts' 12 px type. */
export function fitted(text: string, width: number): string {
  const most = Math.max(3, Math.floor(width / 6.5));
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
