/** All claims with all their replications: the figures are those of docs/claims.json to the last bit, and so the page is the same. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClaimsData } from "../../src/experiment/claims/finding.js";
import { claims } from "../../src/experiment/claims/registry.js";
import { folderWith, ROOT, tanglewood } from "../cli/command.js";

let folder: string;
beforeAll(async () => {
  folder = folderWith({});
  const { code, stderr } = await tanglewood(folder, "claims", "--write", "claims.md", "--write", "claims.json");
  expect(code, stderr).toBe(0);
}, 3_600_000);

const text = (path: string): string => readFileSync(path, "utf8");

describe("tanglewood claims", () => {
  it.each(claims.map(({ id }) => id))("%s has the figures of docs/claims.json", (id) => {
    const of = (path: string) => (JSON.parse(text(path)) as ClaimsData).claims.find((each) => each.id === id);
    expect(of(join(folder, "claims.json"))).toEqual(of(join(ROOT, "docs/claims.json")));
  });

  it("comes to the verdicts of docs/claims.md", () => { expect(text(join(folder, "claims.md"))).toBe(text(join(ROOT, "docs/claims.md"))); });
});
