import { describe, expect, it } from "vitest";
import { runId, type RunIdentity } from "../../src/results/run-id.js";

const identity: RunIdentity = { engine: "0.1.0", resolved: { duration: 60, ledger: { kind: "ideal" } }, seed: "1", assets: new Map([["a.csv", "1,2"]]), trace: false };

describe("the address of a run", () => {
  it("is twelve hex digits and the same for the same run", () => {
    expect(runId(identity)).toMatch(/^[0-9a-f]{12}$/);
    expect(runId({ ...identity, resolved: { ledger: { kind: "ideal" }, duration: 60 } })).toBe(runId(identity));
  });
  it("differs with anything that can change the results", () => {
    const others: RunIdentity[] = [
      { ...identity, engine: "0.1.1" }, { ...identity, seed: "2" }, { ...identity, trace: true },
      { ...identity, resolved: { duration: 61, ledger: { kind: "ideal" } } }, { ...identity, assets: new Map([["a.csv", "1,3"]]) },
    ];
    expect(new Set([identity, ...others].map(runId)).size).toBe(6);
  });
});
