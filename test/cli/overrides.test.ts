import { describe, expect, it } from "vitest";
import { collectOverride } from "../../src/cli/overrides.js";

const value = (written: string): unknown => collectOverride(`a.b=${written}`, [])[0]!.value;

describe("--set", () => {
  it("reads values as a scenario file would", () => {
    expect([value("10s"), value("1e-3"), value("7"), value("true"), value("[1, 2]"), value("a=b"), value("")]).toEqual(["10s", 0.001, 7, true, [1, 2], "a=b", null]);
  });
  it("collects in order", () => {
    expect(collectOverride("b=2", collectOverride("a=1", []))).toEqual([{ path: "a", value: 1 }, { path: "b", value: 2 }]);
  });
  it.each(["", "a", "=1", "a=[1", "a=*x", `a=${"9".repeat(20_000)}`])("refuses %.20s", (written) => {
    expect(() => collectOverride(written, [])).toThrow(/^--set /);
  });
});
