import { describe, expect, it } from "vitest";
import { formatCell, formatHeader, formatRow } from "../../src/results/csv.js";

describe("a cell", () => {
  it("writes numbers in the fewest digits that read back exactly", () => {
    for (const value of [0.1 + 0.2, 1e21, 5e-324, -0, 1 / 3, 123456789.123]) expect(Number(formatCell(value))).toBe(value === 0 ? 0 : value);
    expect(formatCell(-0)).toBe("0");
  });
  it("is empty where a value is missing", () => {
    expect([formatCell(undefined), formatCell(NaN), formatCell("")]).toEqual(["", "", ""]);
  });
  it("never lets a text start a formula, and leaves negative numbers alone", () => {
    for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\0=1"]) expect(formatCell(text)).toBe(`'${text.replace("\0", "")}`);
    expect(formatCell(-1.5)).toBe("-1.5");
    expect(formatCell("a-b")).toBe("a-b");
  });
});

describe("a row", () => {
  it("quotes what would break it", () => {
    expect(formatRow(['say "hi"', "a,b", "two\nlines", 3, undefined])).toBe('"say ""hi""","a,b","two\nlines",3,\n');
  });
  it("has a header with units", () => {
    expect(formatHeader({ name: "latency", unit: "s", doc: "" })).toBe("latency [s]");
    expect(formatHeader({ name: "id", doc: "" })).toBe("id");
  });
});
