import { describe, expect, it } from "vitest";
import { Columns } from "../../../viz/src/data/columns.js";
import { ledgerKind } from "../../../viz/src/data/ledger-kind.js";

describe("kind of ledger", () => {
  it("is the ledger's own kind, not that of a part of it or of another section", () => {
    expect(ledgerKind("load:\n  kind: poisson\nledger:\n  network:\n    kind: global\n  kind: blockchain\nother:\n  kind: x\n", new Columns(""))).toBe("blockchain");
  });

  it("is told by the series where the scenario is missing", () => {
    expect(ledgerKind("", new Columns("time [s],tangle.tips [1]\n1,2\n"))).toBe("tangle");
    expect(ledgerKind("", new Columns("time [s]\n1\n"))).toBe("ideal");
  });
});
