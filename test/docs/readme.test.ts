/** What the README says is run: its scenario, its device, its links, its list of scenarios. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { DeviceDefinition } from "../../src/agents/context.js";
import { loadScenario } from "../../src/scenario/load.js";
import { ROOT } from "../architecture/sources.js";
import { makeFleet, makeWorld } from "../support/world.js";

const readme = readFileSync(join(ROOT, "README.md"), "utf8");
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(readme)![1]!;
const folder = mkdtempSync(join(ROOT, "test/docs/generated-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the README", () => {
  it("shows a scenario that loads", () => {
    expect(loadScenario({ file: "readme.yaml", text: block("yaml") }).resolved.fleets["homes"]).toMatchObject({ device: "home", solarShare: 0.7 });
  });

  it("shows a device that works", async () => {
    const source = join(ROOT, "src").replaceAll("\\", "/");
    writeFileSync(join(folder, "beacon.ts"), `import { defineDevice } from "${source}/agents/context.js";\nimport { duration } from "${source}/parameter/parameter.js";\n${block("ts")}`);
    const { beacon } = await import(pathToFileURL(join(folder, "beacon.ts")).href) as { beacon: DeviceDefinition };
    const made = makeWorld({ duration: 301 });
    makeFleet(made, beacon, { count: 4 });
    expect(made.run().full["throughput.issued"]?.value).toBeCloseTo(4 * 10 / 301, 3);
  });

  it("links to files that exist", () => {
    const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1]!).filter((link) => !link.startsWith("http"));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((link) => !existsSync(join(ROOT, link)))).toEqual([]);
  });

  it("lists every scenario", () => {
    const listed = [...readme.matchAll(/\(scenarios\/([a-z-]+\.yaml)\)/g)].map((match) => match[1]!).sort();
    expect(listed).toEqual(readdirSync(join(ROOT, "scenarios")).filter((name) => name.endsWith(".yaml")).sort());
  });
});
