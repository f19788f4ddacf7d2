/** Which ledger a run used, so that its charts carry that ledger's colour. */
import type { Summary } from "./files.js";

export const LEDGERS = ["ideal", "tangle", "cloud", "blockchain", "channel"] as const;

/** Read from the resolved scenario (`ledger:` then an indented `kind:`); a run without one is told by its figures. */
export function ledgerKind(scenarioYaml: string, summary: Summary | undefined): string {
  const section = /^ledger:\s*\n((?:[ \t]+.*\n?|\s*\n)*)/m.exec(scenarioYaml)?.[1] ?? "";
  const indent = /^[ \t]+/.exec(section)?.[0] ?? "  ";
  const kind = new RegExp(`^${indent}kind:[ \\t]*["']?([\\w-]+)`, "m").exec(section)?.[1];
  if (kind !== undefined) return kind;
  return summary?.metrics["tangle.tips.mean"] ? "tangle" : "ideal";
}
