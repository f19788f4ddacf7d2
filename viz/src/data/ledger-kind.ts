/** Which ledger a run used, so that its charts carry that ledger's colour. */
import type { Columns } from "./columns.js";

export const LEDGERS = ["ideal", "tangle", "cloud", "blockchain", "channel"] as const;

/** Read from the resolved scenario (`ledger:` then an indented `kind:`); an unfinished run, which has none yet, is told by its series. */
export function ledgerKind(scenarioYaml: string, series: Pick<Columns, "has">): string {
  const section = /^ledger:\s*\n((?:[ \t]+.*\n?|\s*\n)*)/m.exec(scenarioYaml)?.[1] ?? "";
  const indent = /^[ \t]+/.exec(section)?.[0] ?? "  ";
  const kind = new RegExp(`^${indent}kind:[ \\t]*["']?([\\w-]+)`, "m").exec(section)?.[1];
  if (kind !== undefined) return kind;
  return series.has("tangle.tips") ? "tangle" : "ideal";
}
