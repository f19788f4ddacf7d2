/** The schema of study files, and the studies that ship. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cellsOf } from "../../../src/experiment/study/cells.js";
import { checkCells } from "../../../src/experiment/study/check.js";
import { baseOf, readStudy } from "../../../src/experiment/study/read.js";
import { studyJsonSchema } from "../../../src/experiment/study/schema.js";
import { ROOT } from "../../architecture/sources.js";

describe("the JSON Schema file of studies", () => {
  it("is what studies are checked with (else: npx tanglewood schema --study --file schema/study.schema.json)", () => {
    expect(JSON.parse(readFileSync(join(ROOT, "schema/study.schema.json"), "utf8"))).toEqual(JSON.parse(JSON.stringify(studyJsonSchema())));
  });

  it("has a shape for each way in which values are written", () => {
    const parameters = studyJsonSchema().properties?.["parameters"]?.additionalProperties;
    expect(typeof parameters === "object" && parameters.anyOf?.map(({ type }) => type)).toEqual(["object", "object", "array"]);
  });
});

const folder = join(ROOT, "scenarios/studies");

describe.each(readdirSync(folder).filter((name) => name.endsWith(".yaml")).sort())("scenarios/studies/%s", (name) => {
  const text = readFileSync(join(folder, name), "utf8");

  it("points to the schema, asks a question, and all its cells are scenarios", () => {
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../../schema/study.schema.json");
    const file = { file: name, text }, base = baseOf(file);
    const scenario = { file: base, text: readFileSync(join(folder, base), "utf8") };
    const study = readStudy(file, scenario);
    expect(study.question).toMatch(/\?$/);
    expect(study.lookFor.length).toBeGreaterThan(40);
    const cells = cellsOf(study);
    expect(cells.length).toBeGreaterThan(1);
    expect(checkCells(scenario, cells)).toEqual([]);
  });
});
