/** The contract that scripts rely on: standard output, exit codes, what is left behind. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ENDLESS, folderWith, PLAIN, start, tanglewood, until } from "./command.js";

interface Figures { scenario: string; seed: string; digest: string; duration: number; metrics: Record<string, { value: number | null; unit: string }> }

const filesOf = (folder: string, scenario: string): string[] => {
  const runs = readdirSync(join(folder, "results", scenario));
  expect(runs.length).toBe(1);
  return [join(folder, "results", scenario, runs[0]!), ...readdirSync(join(folder, "results", scenario, runs[0]!)).sort()];
};

describe("run --json", () => {
  it("prints summary.json and nothing else, and the same seed gives the same bytes", async () => {
    const [a, b] = [folderWith({ "plain.yaml": PLAIN }), folderWith({ "plain.yaml": PLAIN })];
    const args = ["run", "plain.yaml", "--seed", "7", "--set", "load.rate=20/s", "--json"];
    const [first, second] = await Promise.all([tanglewood(a, ...args), tanglewood(b, ...args)]);
    expect([first.code, second.code]).toEqual([0, 0]);
    const figures = JSON.parse(first.stdout) as Figures;
    const [path, ...names] = filesOf(a, "plain");
    expect(first.stdout).toBe(readFileSync(join(path!, "summary.json"), "utf8"));
    expect(figures).toMatchObject({ scenario: "plain", seed: "7", duration: 60, warmup: 0, warnings: [] });
    // Poisson, 1200 expected: five standard deviations.
    expect(Math.abs(60 * figures.metrics["throughput.issued"]!.value! - 1200)).toBeLessThan(5 * Math.sqrt(1200));
    expect(names).toEqual(expect.arrayContaining(["manifest.json", "scenario.yaml", "series.csv", "transactions.csv", "timing.json"]));
    const [other, ...others] = filesOf(b, "plain");
    expect(others).toEqual(names);
    for (const name of names.filter((each) => !["summary.json", "timing.json"].includes(each))) {
      expect(readFileSync(join(path!, name), "utf8"), name).toBe(readFileSync(join(other!, name), "utf8"));
    }
    expect((JSON.parse(second.stdout) as Figures).digest).toBe(figures.digest);
    expect(JSON.parse(readFileSync(join(path!, "manifest.json"), "utf8"))).toMatchObject({
      status: "done", seed: "7", overrides: { "load.rate": "20/s" }, commandLine: "tanglewood run plain.yaml --seed 7 --set load.rate=20/s --json", digests: { results: figures.digest },
    });
  });

  it("keeps every transaction, as Parquet, with --trace", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    expect((await tanglewood(folder, "run", "plain.yaml", "--trace", "--json", "--out", "elsewhere")).code).toBe(0);
    const run = readdirSync(join(folder, "elsewhere", "plain"))[0]!;
    expect(readFileSync(join(folder, "elsewhere", "plain", run, "transactions.parquet")).subarray(0, 4).toString()).toBe("PAR1");
    expect(existsSync(join(folder, "elsewhere", "plain", run, "transactions.csv"))).toBe(false);
  });

  it("computes the fluid level with --fluid, which its own scenario then says", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    const { code, stdout } = await tanglewood(folder, "run", "plain.yaml", "--fluid", "--json", "--set", "ledger.kind=tangle");
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Figures).metrics["fluid.tips"]!.value).toBeGreaterThan(0);
    expect(readFileSync(join(filesOf(folder, "plain")[0]!, "scenario.yaml"), "utf8")).toContain("fluid: true");
    const refused = await tanglewood(folder, "run", "plain.yaml", "--fluid", "--set", "ledger.kind=tangle", "--set", "ledger.network.delayDistribution=exponential");
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining("ledger.network.fluid: has no effect with delayDistribution: exponential")]);
  });

  it("names the assumption that an adversary attacks in the manifest, and none where nobody attacks", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN }), manifest = (): unknown => JSON.parse(readFileSync(join(filesOf(folder, "plain")[0]!, "manifest.json"), "utf8"));
    expect((await tanglewood(folder, "run", "plain.yaml")).code).toBe(0);
    expect(manifest()).not.toHaveProperty("adversary");
    rmSync(join(folder, "results"), { recursive: true });
    expect((await tanglewood(folder, "run", "plain.yaml", "--set", "ledger.kind=tangle", "--set", "ledger.adversary.kind=spam")).code).toBe(0);
    expect(manifest()).toMatchObject({ adversary: { kind: "spam", doc: expect.stringContaining("assumption that whoever writes has something to say") as string } });
  });

  it("prints a table for people otherwise, within 80 columns, and runs its own resolved scenario again", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    const { code, stdout, stderr } = await tanglewood(folder, "run", "plain.yaml");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^plain, seed 1: 1 min simulated in .* s, [\d,]+ events\nHow many\?\n/);
    expect(stdout).toMatch(/\nLedger\n {2}throughput\.issued +[\d.]+ 1\/s\n/);
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stderr).toContain("Results: results");
    const [path] = filesOf(folder, "plain");
    const again = await tanglewood(folder, "run", join(path!, "scenario.yaml"), "--json");
    expect((JSON.parse(again.stdout) as Figures).digest).toBe((JSON.parse(readFileSync(join(path!, "summary.json"), "utf8")) as Figures).digest);
  });
});

describe("a budget", () => {
  it("of events fails a run that would go on, at the very event", async () => {
    const folder = folderWith({ "endless.yaml": ENDLESS });
    const { code, stdout, stderr } = await tanglewood(folder, "run", "endless.yaml", "--max-events", "5000", "--json");
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/error: The budget of 5000 events was spent at simulated time [\d.]+ s\.\n/);
    expect(JSON.parse(readFileSync(join(filesOf(folder, "endless")[0]!, "manifest.json"), "utf8"))).toMatchObject({ status: "failed" });
  });

  it("of time fails a run that takes too long", async () => {
    const folder = folderWith({ "endless.yaml": ENDLESS });
    const { code, stderr } = await tanglewood(folder, "run", "endless.yaml", "--max-seconds", "0.2");
    expect(code).toBe(1);
    expect(stderr).toMatch(/The budget of 0\.2 s was spent/);
  });

  it("that is enough changes nothing", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    expect((await tanglewood(folder, "run", "plain.yaml", "--max-events", "1e9", "--max-seconds", "600")).code).toBe(0);
  });

  it("must be a number above 0", async () => {
    expect(await tanglewood(folderWith({ "plain.yaml": PLAIN }), "run", "plain.yaml", "--max-events", "none")).toMatchObject({ code: 2, stderr: expect.stringMatching(/must be a number above 0/) as string });
  });
});

describe("an interrupted run", () => {
  const running = async (folder: string): Promise<ReturnType<typeof start>> => {
    const run = start(folder, ["run", "endless.yaml", "--json"]);
    await until(() => /running with seed/.test(run.stderr()) && existsSync(join(folder, "results/endless")) && readdirSync(join(folder, "results/endless")).length > 0);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
    return run;
  };

  it("exits with 130 and is marked", async () => {
    const folder = folderWith({ "endless.yaml": ENDLESS });
    const run = await running(folder);
    run.child.kill("SIGINT");
    run.child.kill("SIGINT");   // A wrapper's echo of the same Ctrl-C does not cut the marking short.
    const { code, stdout, stderr } = await run.ended;
    expect([code, stdout]).toEqual([130, ""]);
    expect(stderr).toMatch(/Interrupted at simulated time [\d.]+ s of 259200000 s/);
    const [path] = filesOf(folder, "endless");
    expect(path).toMatch(/\.unfinished-[0-9a-f]{12}-\d+$/);
    expect(JSON.parse(readFileSync(join(path!, "manifest.json"), "utf8"))).toMatchObject({ status: "interrupted" });
  });

  it("that was killed leaves nothing but an unfinished folder, which the next run of the scenario clears", async () => {
    const folder = folderWith({ "endless.yaml": ENDLESS });
    const run = await running(folder);
    run.child.kill("SIGKILL");
    await run.ended;
    expect(readdirSync(join(folder, "results/endless")).every((name) => name.startsWith(".unfinished-"))).toBe(true);
    expect((await tanglewood(folder, "run", "endless.yaml", "--set", "duration=1d")).code).toBe(0);
    expect(readdirSync(join(folder, "results/endless")).filter((name) => name.startsWith("."))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});
