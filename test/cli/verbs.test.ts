import { describe, expect, it } from "vitest";
import { folderWith, PLAIN, ROOT, tanglewood } from "./command.js";

describe("list", () => {
  it("names scenarios, devices and ledgers, within 80 columns", async () => {
    const { code, stdout } = await tanglewood(ROOT, "list");
    expect(code).toBe(0);
    for (const name of ["city", "intersection", "vehicle", "drone", "home", "tangle", "ideal", "weighted-walk", "zero-conf"]) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, "m"));
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

describe("describe", () => {
  it("tells each parameter's unit, default, range and meaning", async () => {
    const { code, stdout } = await tanglewood(ROOT, "describe", "weighted-walk");
    expect(code).toBe(0);
    expect(stdout).toMatch(/weighted-walk, a tip-selection rule/);
    expect(stdout).toMatch(/alpha +number.*default .*\d+ … \d+/);
  });

  it("tells the parameters of each variant below the one that chooses it", async () => {
    const { stdout } = await tanglewood(ROOT, "describe", "road");
    expect(stdout).toMatch(/^ {2}discipline\.rule +one of, default priority-bid[\s\S]*^ {4}winners-pay-losers: [\s\S]*^ {6}discipline\.late [\s\S]*^ {4}fixed-signal: [\s\S]*^ {6}discipline\.cycle +time \[s\]/m);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it("knows a discipline by its name, and where it stands", async () => {
    const { stdout } = await tanglewood(ROOT, "describe", "winners-pay-losers");
    expect(stdout).toMatch(/^winners-pay-losers, a discipline\n/);
    expect(stdout).toContain("Stands in a scenario at: markets.road.discipline, with rule: winners-pay-losers\n");
  });

  it("says where a series may come from, and reads quantities as words", async () => {
    expect((await tanglewood(ROOT, "describe", "home")).stdout).toMatch(/^ {2}load +series: standard \(default\), or a CSV file/m);
    expect((await tanglewood(ROOT, "describe", "vehicle")).stdout).toMatch(/^ {2}valueOfTime +value of time \[token\/h\], default 20 token\/h/m);
  });

  it("tells of a scenario what it asks", async () => {
    const { stdout } = await tanglewood(ROOT, "describe", "city");
    expect(stdout).toMatch(/^city, a scenario\nCan five thousand[\s\S]*\nLook for: [\s\S]*\nFile: scenarios.city\.yaml\n/);
  });
});

describe("describe with a kind of things", () => {
  it("lists what there is of it, beside what else has this name", async () => {
    const { code, stdout } = await tanglewood(ROOT, "describe", "settlement");
    expect(code).toBe(0);
    for (const policy of ["wait", "escrow", "channel", "confidence", "stream", "zero-conf"]) expect(stdout).toMatch(new RegExp(`^  ${policy} +\\S`, "m"));
    expect(stdout).toContain("settlement, a scenario");
    expect((await tanglewood(ROOT, "describe", "ledger")).stdout).toBe((await tanglewood(ROOT, "describe", "ledgers")).stdout);
  });
});

describe("validate", () => {
  it("finds every scenario that travels with the program valid", async () => {
    const names = ["city", "intersection", "drones", "energy", "tangle"];
    const { code, stdout, stderr } = await tanglewood(ROOT, "validate", ...names.map((name) => `scenarios/${name}.yaml`));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.match(/: valid$/gm)?.length).toBe(names.length);
  });
});

describe("schema", () => {
  it("prints JSON Schema", async () => {
    const { stdout } = await tanglewood(ROOT, "schema");
    expect((JSON.parse(stdout) as { properties: Record<string, unknown> }).properties).toHaveProperty("ledger");
  });
});

describe("--help", () => {
  it.each(["start", "run", "view", "list", "describe", "validate", "schema"])("of %s has an example", async (verb) => {
    const { code, stdout } = await tanglewood(ROOT, verb, "--help");
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples?:\\n +(tanglewood ${verb}|npm start)`));
  });
});

describe("start", () => {
  it("ends by itself with --no-view", async () => {
    const { code, stdout, stderr } = await tanglewood(folderWith({ "plain.yaml": PLAIN }), "start", "plain.yaml", "--no-view");
    expect(code).toBe(0);
    expect(stdout).toContain("throughput.issued");
    expect(stderr).not.toContain("\u001b[");
  });
});
