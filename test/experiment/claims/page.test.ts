/** docs/claims.md and docs/claims.json are those of the claims, studies and judgements as they are now. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { claimsText, judged } from "../../../src/experiment/claims/finding.js";
import { claimsPage } from "../../../src/experiment/claims/page.js";
import { claims } from "../../../src/experiment/claims/registry.js";
import { prepare } from "../../../src/experiment/node/prepare.js";
import { baselineOf, cellsOf } from "../../../src/experiment/study/cells.js";
import { checkCells } from "../../../src/experiment/study/check.js";
import { baseOf, readStudy } from "../../../src/experiment/study/read.js";
import { ROOT } from "../../architecture/sources.js";
import { committed, figuresOf } from "./committed.js";

const AGAIN = "npx tanglewood claims --write docs/claims.md --write docs/claims.json";
const page = readFileSync(join(ROOT, "docs/claims.md"), "utf8");

describe(`docs/claims.md (else: ${AGAIN})`, () => {
  it("is what the judgements make of the figures in docs/claims.json", () => {
    expect(claimsPage(claims.map((claim) => judged(claim, figuresOf(claim.id))), committed.engine)).toBe(page);
    expect(claimsText(committed)).toBe(readFileSync(join(ROOT, "docs/claims.json"), "utf8"));
  });

  it.each(claims.map((claim) => [claim.id, claim] as const))("tells of %s what is said, by whom, what was done, and what was left out", (id, { claim, source, experiment, limits }) => {
    for (const text of [`## ${claim}`, source, experiment, limits, `(#${id})`, `--claim ${id}`, `claims/${id}.study`]) expect(page).toContain(text);
  });

  it("links to files and places that exist", () => {
    const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!);
    expect(links.length).toBe(2 * claims.length);
    expect(links.filter((link) => (link.startsWith("#") ? !page.includes(`<a id="${link.slice(1)}">`) : !existsSync(join(ROOT, "docs", link))))).toEqual([]);
  });
});

describe.each(claims.map(({ id }) => id))("the study of %s", (id) => {
  const open = (file: string) => ({ file, text: readFileSync(file, "utf8") });
  const file = open(join(ROOT, `scenarios/claims/${id}.study.yaml`)), source = open(join(ROOT, "scenarios/claims", baseOf(file))), study = readStudy(file, source), cells = cellsOf(study);

  it("has cells that are scenarios, with names that tables do not cut", () => {
    expect(checkCells(source, cells)).toEqual([]);
    for (const { values } of cells) expect(String(values["variant"] ?? "").length).toBeLessThanOrEqual(28);
  });

  it("is the one by which the claim was judged", async () => {
    const { plan } = await prepare({ engine: committed.engine, study, cells, baseline: baselineOf(study, cells), source, commandLine: "" });
    const { study: identity, figures, cells: kept } = figuresOf(id);
    expect([identity, kept]).toEqual([plan.identity, cells.map(({ cell, values }) => ({ cell, values }))]);
    for (const { values } of figures) expect(values.map((column) => column.length)).toEqual(cells.map(() => study.replications));
  });
});
