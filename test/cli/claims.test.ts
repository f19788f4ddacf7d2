import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { claims } from "../../src/experiment/claims/registry.js";
import { folderWith, ROOT, start, tanglewood, until, type Ended } from "./command.js";

const own = (name: string): string => readFileSync(join(ROOT, "scenarios/claims", name), "utf8");
/** A working folder with a claim's files, shorter, and changed in this way. */
function withClaim(id: string, change: (scenario: string, study: string) => readonly [scenario: string, study: string]): string {
  const folder = folderWith({}), [scenario, study] = change(own(`${id}.yaml`), own(`${id}.study.yaml`));
  mkdirSync(join(folder, "scenarios/claims"), { recursive: true });
  writeFileSync(join(folder, `scenarios/claims/${id}.yaml`), scenario);
  writeFileSync(join(folder, `scenarios/claims/${id}.study.yaml`), study);
  return folder;
}
const SHORT = "duration: 20min\nwarmup: 2min";
const shorter = (scenario: string): string => scenario.replace(/duration: 2h\nwarmup: 10min/, SHORT);

describe("tanglewood claims", () => {
  let folder: string, first: Ended;
  beforeAll(async () => {
    folder = withClaim("hurry", (scenario, study) => [shorter(scenario), study]);
    first = await tanglewood(folder, "claims", "--claim", "hurry", "--replications", "3", "-j", "1", "--write", "page.md", "--write", "data.json");
  });

  it("prints claim, verdict, what was measured, and where there is more", () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.stdout).toMatch(/^A vehicle in a hurry .* \(hurry\)\n {2}holds if the money stays among the vehicles\.\n/);
    expect(first.stdout).toMatch(/gain of all users on average, money to those overtaken: [\d.]+ ± [\d.]+ cents,\s+by theory 0\.92/);
    expect(first.stdout).toContain("tanglewood compare claims/hurry.study --name claim-hurry");
    expect(first.stdout).toContain("#/compare/claim-hurry");
    expect(first.stdout).toMatch(/1 claim: holds 0, holds if 1, does not hold 0\.\n$/);
  });

  it("writes the page and the data on which it rests", () => {
    expect(readFileSync(join(folder, "page.md"), "utf8")).toMatch(/\*\*Verdict: \*holds if\* the money stays among the vehicles\.\*\*/);
    expect(JSON.parse(readFileSync(join(folder, "data.json"), "utf8"))).toMatchObject({ format: 1, claims: [{ id: "hurry", figures: [{ name: "road.netGain.bottom", unit: "cent" }, {}, {}] }] });
  });

  it("is a comparison that goes on where it was: nothing is computed twice, and scripts get JSON alone", async () => {
    const runs = join(folder, "results/claim-hurry/runs"), before = readdirSync(runs).sort();
    expect(before).toHaveLength(9);
    const { code, stdout, stderr } = await tanglewood(folder, "claims", "--claim", "hurry", "--replications", "3", "-j", "1", "--json");
    expect([code, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject([{ id: "hurry", verdict: "holds if", condition: "the money stays among the vehicles", replications: 3, cells: 3, sweep: "claim-hurry" }]);
    expect(readdirSync(runs).sort()).toEqual(before);
    expect(await tanglewood(folder, "compare", "claims/hurry.study", "--name", "claim-hurry", "--replications", "3")).toMatchObject({ code: 0, stderr: expect.stringContaining("All runs were there already.") as string });
  });

  it("a run that fails ends with 1 after the others", async () => {
    const broken = withClaim("hurry", (scenario, study) => [`${shorter(scenario)}  homes: { device: home, count: 1, load: { file: a.csv, column: c } }\n`, study]);
    writeFileSync(join(broken, "scenarios/claims/a.csv"), "time [h],d [kW]\n0,1\n1,1\n");
    const { code, stdout, stderr } = await tanglewood(broken, "claims", "--claim", "hurry", "--replications", "2", "-j", "1", "--write", "page.md");
    expect(code).toBe(1);
    expect(stderr).toMatch(/the claim "hurry" cannot be judged: 6 runs failed; the same command tries again\n {2}variant ".*", replication 1: a\.csv/);
    expect(stderr).toContain("Nothing was written");
    expect(stdout).toContain("0 claims");
  });

  it("Ctrl-C says how to go on", async () => {
    const away = folderWith({}), { child, ended } = start(away, ["claims", "--claim", "bottleneck", "-j", "1"]);
    await until(() => { try { return readdirSync(join(away, "results/claim-bottleneck/runs")).length > 0; } catch { return false; } });
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 130, stderr: expect.stringMatching(/Interrupted: 0 of 1 claims are judged\. The same command goes on from here: tanglewood claims --claim bottleneck -j 1/) as string });
  });
});

describe("mistakes", () => {
  it("names the nearest claim, and all", async () => {
    const { code, stderr } = await tanglewood(folderWith({}), "claims", "--claim", "fee");
    expect(code).toBe(2);
    expect(stderr).toContain(`there is no claim "fee"; did you mean "fees"? there are ${claims.map(({ id }) => id).join(", ")}`);
  });

  it("one replication has no interval", async () => {
    expect(await tanglewood(folderWith({}), "claims", "--replications", "1")).toMatchObject({ code: 2, stderr: expect.stringContaining("from 2 to 10000") as string });
  });

  it("a study that lacks what the claim is judged by is named", async () => {
    const folder = withClaim("hurry", (scenario, study) => [shorter(scenario), study.replace("winners-pay-losers, ", "")]);
    expect(await tanglewood(folder, "claims", "--claim", "hurry", "--replications", "2", "-j", "1")).toMatchObject({ code: 2, stderr: expect.stringMatching(/hurry\.study\.yaml: must have one cell with .*winners-pay-losers/) as string });
  });
});
