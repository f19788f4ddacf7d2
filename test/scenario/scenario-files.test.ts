/** Every scenario that ships: valid, explained, and pointing to the schema that editors complete from. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../architecture/sources.js";
import { scenarioJsonSchema } from "../../src/scenario/json-schema.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import { STATED } from "./headers-stated.js";

const files = readdirSync(join(ROOT, "scenarios")).filter((name) => name.endsWith(".yaml")).sort();

describe("the JSON Schema file", () => {
  it("is what the plug-ins declare (else: npx tanglewood schema --file schema/scenario.schema.json)", () => {
    expect(JSON.parse(readFileSync(join(ROOT, "schema/scenario.schema.json"), "utf8"))).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });
});

describe.each(files)("scenarios/%s", (name) => {
  const text = readFileSync(join(ROOT, "scenarios", name), "utf8");

  it("points to the schema, asks a question and says what to look for", async () => {
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../schema/scenario.schema.json");
    const { scenario } = await openScenario(join(ROOT, "scenarios", name));
    expect(scenario.question).toMatch(/\?$/);
    expect(scenario.lookFor.length).toBeGreaterThan(40);
  });

  it("states figures, with which it is run in headers.test.ts", () => { expect(Object.keys(STATED)).toContain(name.replace(".yaml", "")); });
});
