import { describe, expect, it } from "vitest";
import { parseValidation } from "../../src/results/validation.js";

describe("findings of verify as a file", () => {
  const row = { id: "T1", quantity: "tips", unit: "1", target: 200, tolerance: 0.02, source: "eq. 1", mean: 200.4, halfWidth: null, replications: 1, verdict: "holds" };

  it("are read as they were written", () => {
    const written = { format: 1, engine: "0.1.0", command: "tanglewood verify", findings: [row] };
    expect(parseValidation(JSON.stringify(written))).toEqual(written);
  });

  it.each(["", '{"format": 1, "findings": [', '{"format": 2, "findings": []}', "[]", "null", '{"format": 1}', '{"format": 1, "findings": [{"id": 3}]}'])("are not in %j", (text) => {
    expect(parseValidation(text)).toBeUndefined();
  });
});
