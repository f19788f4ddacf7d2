import { parse } from "yaml";
import { expect, it } from "vitest";
import { runCommand } from "../../../src/experiment/sweep/reproduce.js";

it("writes the command that makes a run by itself, with values that read back as they are", () => {
  expect(runCommand("city", [{ path: "ledger.kind", value: "ideal" }, { path: "a.b", value: 0.5 }], "1/2")).toBe("tanglewood run city --set ledger.kind=ideal --set a.b=0.5 --seed 1/2");
  for (const value of ["10 s", "1", "it's", "true", "", { file: "a b.csv" }, [1, "x"], null, false, 1e-9]) {
    const [, word = ""] = / --set (.*) --seed /.exec(runCommand("city", [{ path: "p", value }], "1")) ?? [];
    const typed = word.startsWith("'") ? word.slice(1, -1).replaceAll(`'\\''`, "'") : word;
    expect(parse(typed.slice(2)), typed).toEqual(value);
  }
});
