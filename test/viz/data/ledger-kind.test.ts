import { describe, expect, it } from "vitest";
import { ledgerKind } from "../../../viz/src/data/ledger-kind.js";

describe("kind of ledger", () => {
  it("is the ledger's own kind, not that of a part of it or of another section", () => {
    expect(ledgerKind("load:\n  kind: poisson\nledger:\n  network:\n    kind: global\n  kind: blockchain\nother:\n  kind: x\n", undefined)).toBe("blockchain");
  });

  it("is told by the figures where the scenario is missing", () => {
    const summary = { scenario: "s", seed: "1", duration: 1, warmup: 0, events: 1, wallSeconds: 1, metrics: { "tangle.tips.mean": { value: 1, unit: "1" } } };
    expect(ledgerKind("", summary)).toBe("tangle");
    expect(ledgerKind("", undefined)).toBe("ideal");
  });
});
