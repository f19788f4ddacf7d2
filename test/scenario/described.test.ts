/** What chooses a variant is known wherever the schema is asked: in errors, overrides and the manual. */
import { expect, it } from "vitest";
import { DISCRIMINATORS } from "../../src/scenario/described.js";
import { scenarioJsonSchema, type JsonSchema } from "../../src/scenario/json-schema.js";

it("knows the key of every choice that the schema has", () => {
  const unknown: string[] = [];
  let choices = 0;
  function visit(schema: JsonSchema, path: string): void {
    const variants = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
    const objects = variants.filter(({ properties }) => Object.values(properties ?? {}).some((each) => each.const !== undefined));
    for (const { properties } of objects) {
      choices++;
      if (!DISCRIMINATORS.some((key) => properties?.[key]?.const !== undefined)) unknown.push(path);
    }
    for (const variant of variants) visit(variant, path);
    for (const [name, property] of Object.entries(schema.properties ?? {})) visit(property, path === "" ? name : `${path}.${name}`);
    if (typeof schema.additionalProperties === "object") visit(schema.additionalProperties, `${path}.*`);
  }
  visit(scenarioJsonSchema(), "");
  expect(unknown).toEqual([]);
  expect(choices).toBeGreaterThan(50);
});
