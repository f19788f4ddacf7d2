import { describe, expect, it } from "vitest";
import { humanNumber, humanSeconds, wrapped } from "../../src/cli/human.js";

describe("numbers for people", () => {
  it.each([[0, "0"], [1234567, "1,234,567"], [12345.678, "12,346"], [3.14159265, "3.142"], [0.00123456, "0.001235"], [0.000123456, "0.000123"], [1.23456e-9, "1.23e-9"], [-1234.5, "-1,235"], [1e21, "1e+21"]])(
    "%d is %s", (value, said) => expect(humanNumber(value)).toBe(said));
  it.each([[0.734, "0.73 s"], [12.34, "12.3 s"], [60, "1 min"], [200, "3 min 20 s"], [3600, "1 h"], [7500, "2 h 5 min"], [7199, "2 h"], [86_399, "24 h"], [172_800, "2 d"], [194_000, "2 d 6 h"], [Infinity, "?"]])(
    "%d seconds are %s", (seconds, said) => expect(humanSeconds(seconds)).toBe(said));
});

describe("a paragraph", () => {
  it("breaks at words, indented", () => {
    expect(wrapped("one two three four", 11, "  ")).toBe("  one two\n  three\n  four");
    expect(wrapped("  ", 10)).toBe("");
  });
});
