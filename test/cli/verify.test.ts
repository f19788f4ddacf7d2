import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { laws } from "../../src/experiment/verify/registry.js";
import { parseValidation } from "../../src/results/validation.js";
import { folderWith, ROOT, tanglewood } from "./command.js";

describe("tanglewood verify", () => {
  it("prints each law with what was measured and its target", async () => {
    const { code, stdout } = await tanglewood(ROOT, "verify", "--law", "S1");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^S1 {2}holds +40 ± 0 s +target 40 s, within 1 %\n/);
    expect(stdout).toContain("1 of 1 laws stand");
  });

  it("gives scripts JSON and nothing else", async () => {
    const { stdout } = await tanglewood(ROOT, "verify", "--law", "S1", "--json");
    expect(JSON.parse(stdout)).toMatchObject([{ id: "S1", unit: "s", target: 40, verdict: "holds", replications: 3 }]);
  });

  it("writes the findings as a page or, into a file .json, as the data that the viewer reads", async () => {
    const folder = folderWith({});
    expect((await tanglewood(folder, "verify", "--law", "S1", "--write", "found.json")).code).toBe(0);
    expect(parseValidation(readFileSync(join(folder, "found.json"), "utf8"))).toMatchObject({ command: "tanglewood verify", findings: [{ id: "S1", verdict: "holds" }] });
    expect((await tanglewood(folder, "verify", "--law", "S1", "--write", "found.md")).code).toBe(0);
    expect(readFileSync(join(folder, "found.md"), "utf8")).toContain("| S1 | age of information");
  });

  it("names the laws when one is not known", async () => {
    const { code, stderr } = await tanglewood(ROOT, "verify", "--law", "T99");
    expect(code).toBe(2);
    expect(stderr).toMatch(/there is no law "T99"; did you mean "T9"\? there are T1, T2/);
  });
});

describe("docs/validation.md", () => {
  it("has a row for every law, in order (else: npx tanglewood verify --full --write docs/validation.md)", () => {
    const rows = readFileSync(join(ROOT, "docs/validation.md"), "utf8").split("\n").filter((line) => /^\| [A-Z]\d/.test(line)).map((line) => line.split(" | ").slice(0, 2).join(" | ").slice(2));
    expect(rows).toEqual(laws.map(({ id, quantity }) => `${id} | ${quantity}`));
  });
});
