/** Which ledger a run used, so that its charts carry that ledger's colour. */
import type { Columns } from "./columns.js";
import { scenarioValue } from "./scenario-value.js";

export const LEDGERS = ["ideal", "tangle", "cloud", "blockchain", "channel", "milestones", "committee"] as const;

/** Read from the resolved scenario; an unfinished run, which has none yet, is told by its series. */
export function ledgerKind(scenarioYaml: string, series: Pick<Columns, "has">): string {
  return scenarioValue(scenarioYaml, "ledger.kind") ?? (series.has("tangle.tips") ? "tangle" : "ideal");
}
