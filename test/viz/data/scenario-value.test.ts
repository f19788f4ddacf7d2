import { describe, expect, it } from "vitest";
import { scenarioValue } from "../../../viz/src/data/scenario-value.js";

const YAML = `# a comment
question: "Does kind: matter?"
load:
  rate: 100
ledger:
  kind: tangle
  network:
    kind: global
    delay: 1
    plan:
      - at: 10
        kind: crash
  tipSelection:
    rule: "uniform-random"
    parents: 2 # as in the paper
  work: 0
fleets: {}
`;

describe("a value of the resolved scenario", () => {
  it.each([
    ["ledger.kind", "tangle"], ["ledger.network.kind", "global"], ["ledger.tipSelection.rule", "uniform-random"], ["ledger.tipSelection.parents", "2"], ["ledger.work", "0"],
    ["question", "Does kind: matter?"], ["kind", undefined], ["ledger.rule", undefined], ["ledger.tipSelection", undefined], ["ledger.tipSelection.rule.x", undefined],
  ])("%s is %j", (path, value) => { expect(scenarioValue(YAML, path)).toBe(value); });

  it("is unknown without a scenario", () => { expect(scenarioValue("", "ledger.kind")).toBeUndefined(); });
});
