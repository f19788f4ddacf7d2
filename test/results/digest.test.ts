import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { DigestSink, resultsDigest } from "../../src/results/digest.js";

const table = { name: "deals", doc: "", columns: [{ name: "payer", doc: "" }, { name: "price", unit: "token", doc: "" }] };
const sha = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

describe("the digest of a table", () => {
  it("is that of the CSV file, by Node's own hash", () => {
    const sink = new DigestSink();
    const write = sink.open(table);
    let text = "payer,price [token]\n";
    for (let i = 0; i < 5_000; i++) {
      write([`Zoë ${i}, "the ${i}th"`, i / 7]);
      text += `"Zoë ${i}, ""the ${i}th""",${i / 7}\n`;
    }
    expect(sink.digests()).toEqual(new Map([["deals.csv", sha(text)]]));
    write(["late", NaN]);
    expect(sink.digests().get("deals.csv")).toBe(sha(`${text}late,\n`));
  });
});

describe("the digest of results", () => {
  const metrics = { "throughput.issued": { value: 2, unit: "1/s", doc: "" } };
  it("covers tables and figures, in no particular order", () => {
    const there = resultsDigest(new Map([["a.csv", "1"], ["b.csv", "2"]]), { metrics, warnings: [] });
    const line = sha('{"metrics":{"throughput.issued":{"doc":"","unit":"1/s","value":2}},"warnings":[]}');
    expect(there).toBe(sha(`a.csv 1\nb.csv 2\nmetrics ${line}\n`));
    expect(resultsDigest(new Map([["b.csv", "2"], ["a.csv", "1"]]), { metrics, warnings: [] })).toBe(there);
    expect(resultsDigest(new Map([["a.csv", "1"]]), { metrics, warnings: [] })).not.toBe(there);
    expect(resultsDigest(new Map([["a.csv", "1"], ["b.csv", "2"]]), { metrics, warnings: [{ code: "c", sentence: "s" }] })).not.toBe(there);
  });
});
