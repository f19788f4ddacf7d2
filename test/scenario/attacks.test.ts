/**
 * The scenarios under attacks/: valid, explained, quick, honest about their costs, and with figures in their headers that
 * are measured again; here those of the files as they are, in test/campaign/headers.test.ts all of them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import { ROOT } from "../architecture/sources.js";
import { MemorySink } from "../support/world.js";
import { STATED } from "./attacks-stated.js";
import { expectStated } from "./stated.js";

const FOLDER = join(ROOT, "scenarios", "attacks");
const names = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, "")).sort();

it("has stated figures for every scenario", () => {
  expect(names).toEqual(Object.keys(STATED).sort());
});

describe.each(names)("scenarios/attacks/%s.yaml", (name) => {
  const file = join(FOLDER, `${name}.yaml`), text = readFileSync(file, "utf8");

  it("points to the schema, asks a question, names the attacked assumption and says what to look for", async () => {
    expect(text.split("\n")[0]).toBe("# yaml-language-server: $schema=../../schema/scenario.schema.json");
    expect(text).toMatch(/^# Attacked: the /m);
    expect(text).toMatch(/\btheory\b/i);
    const { scenario } = await openScenario(file);
    expect(scenario.question).toMatch(/\?$/);
    expect(scenario.lookFor.length).toBeGreaterThan(40);
  });

  it.each((STATED[name] ?? []).slice(0, 1))("with %j", { timeout: 60_000 }, async (overrides, figures) => {
    const sink = new MemorySink(), before = process.cpuUsage();
    const { metrics } = await expectStated(`attacks/${name}`, [overrides, figures], sink);
    expect(process.cpuUsage(before).user).toBeLessThan(10e6);
    if (name === "thieves") return;
    const { value: low } = metrics["attack.success.low"]!, { value: high } = metrics["attack.success.high"]!;
    if (low !== null) expect(low!).toBeLessThanOrEqual(metrics["attack.success.share"]!.value!);
    if (high !== null) expect(high!).toBeGreaterThanOrEqual(metrics["attack.success.share"]!.value!);
    // Silence is free.
    if (name !== "withholding") expect(metrics["attack.cost.transactions"]!.value).toBeGreaterThan(0);
    expect(sink.rows("attack").some(({ measured }) => Number.isFinite(measured))).toBe(true);
  });
});
