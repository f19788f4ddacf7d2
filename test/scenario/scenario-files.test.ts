/** Every scenario that ships: valid, explained, and pointing to the schema that editors complete from. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../architecture/sources.js";
import { MemorySink } from "../support/world.js";
import { simulate } from "../../src/experiment/simulation.js";
import { scenarioJsonSchema } from "../../src/scenario/json-schema.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";

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

  it("runs, and balances to the micro-token", async () => {
    const { scenario, assets } = await openScenario(join(ROOT, "scenarios", name), [{ path: "duration", value: "5min" }, { path: "warmup", value: 0 }, { path: "interval", value: "1min" }]);
    const sink = new MemorySink();
    const figures = simulate(scenario, "1", assets, sink);
    expect(figures.metrics["throughput.issued"]?.value).toBeGreaterThan(0);
    expect(sink.rows("series")).toHaveLength(5);
    expect(figures.warnings.map(({ code }) => code)).not.toContain("unstable-tips");
  }, 30_000);
});
