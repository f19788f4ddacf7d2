/** A comparison as a script sees it: what is written, that it is the same however it was computed, and what goes wrong. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderWith, PLAIN, start, tanglewood, until } from "./command.js";

const LONGER = PLAIN.replace("60s", "5min").replace("50 /s", "100 /s");
const VARY = ["--vary", "load.rate=20/s,100/s", "--vary", "ledger.kind=ideal,cloud"];
const compare = (folder: string, ...more: string[]) => tanglewood(folder, "compare", "plain.yaml", ...VARY, "--name", "s", ...more);
const text = (folder: string, ...path: string[]): string => readFileSync(join(folder, "results/s", ...path), "utf8");
const runsOf = (folder: string): string[] => (existsSync(join(folder, "results/s/runs")) ? readdirSync(join(folder, "results/s/runs")) : []);
const finished = (folder: string): string[] => runsOf(folder).filter((name) => !name.startsWith("."));

/** Everything below a sweep that a clock has no say in, by path. */
function bytes(folder: string): Record<string, string> {
  const files = Object.fromEntries(["index.csv", "comparison.json"].map((name) => [name, text(folder, name)]));
  for (const run of runsOf(folder)) {
    for (const name of readdirSync(join(folder, "results/s/runs", run))) {
      if (name !== "timing.json") files[`${run}/${name}`] = text(folder, "runs", run, name).replace(/"wallSeconds": .*/, "");
    }
  }
  return files;
}

describe("compare", () => {
  it("gives the same bytes on one thread, on two after kill -9 and Ctrl-C, and from shards merged", async () => {
    const [one, two, left, right] = [1, 2, 3, 4].map(() => folderWith({ "plain.yaml": LONGER })) as [string, string, string, string];
    const plain = await compare(one, "-j", "1", "--replications", "2");
    expect(plain.code, plain.stderr).toBe(0);
    expect(finished(one).length).toBe(8);
    expect(readdirSync(join(one, "results/s/runs", finished(one)[0]!)).sort()).toEqual(["latency.csv", "manifest.json", "scenario.yaml", "series.csv", "summary.json", "timing.json"]);

    for (const signal of ["SIGKILL", "SIGINT"] as const) {
      const before = finished(two).length, broken = start(two, ["compare", "plain.yaml", ...VARY, "--name", "s", "-j", "2", "--replications", "2"]);
      await until(() => finished(two).length > before);
      broken.child.kill(signal);
      const { code, stderr } = await broken.ended;
      if (signal === "SIGINT") {
        expect(code).toBe(130);
        expect(stderr).toMatch(/Interrupted: \d+ of 8 runs are there\. The same command goes on from here: tanglewood compare plain\.yaml .* --replications 2\n/);
        expect(runsOf(two)).toEqual(finished(two));
      }
      expect(finished(two).length).toBeLessThan(8);
    }
    expect((await compare(two, "-j", "2", "--replications", "2")).code).toBe(0);
    expect(bytes(two)).toEqual(bytes(one));

    const shards = await Promise.all([compare(left, "--shard", "1/2", "--replications", "2"), compare(right, "--shard", "2/2", "--replications", "2")]);
    expect(shards.map(({ code }) => code)).toEqual([0, 0]);
    expect(shards[0]!.stderr).toContain("4 runs are not there yet: they belong to other shards.");
    cpSync(join(left, "results/s/runs"), join(right, "results/s/runs"), { recursive: true });
    const again = await compare(right, "--replications", "2");
    expect(again.stderr).toContain("All runs were there already.");
    expect([again.stdout, bytes(right)]).toEqual([plain.stdout, bytes(one)]);
  }, 180_000);

  it("computes nothing twice, extends by more replications, and shares random numbers", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    expect((await compare(folder, "--replications", "1")).code).toBe(0);
    const first = finished(folder), started = first.map((run) => text(folder, "runs", run, "timing.json"));
    const more = await compare(folder, "--replications", "2", "--json");
    expect(JSON.parse(more.stdout)).toEqual(JSON.parse(text(folder, "comparison.json")));
    expect([finished(folder).length, first.map((run) => text(folder, "runs", run, "timing.json"))]).toEqual([8, started]);
    const [header, ...rows] = text(folder, "index.csv").trimEnd().split("\n").map((line) => line.split(","));
    expect(header!.slice(0, 6)).toEqual(["cell", "replication", "seed", "run", "load.rate [1/s]", "ledger.kind"]);
    expect(rows.map((row) => row.slice(0, 3).join())).toEqual([0, 1, 2, 3].flatMap((cell) => [`${cell},1,1`, `${cell},2,1/2`]));
    // The same demand whatever the ledger, at both rates.
    const issued = header!.indexOf("throughput.issued [1/s]"), of = (cell: number): string[] => rows.filter((row) => row[0] === String(cell)).map((row) => row[issued]!);
    expect(of(0)).toEqual(of(1));
    expect(of(2)).toEqual(of(3));
    expect(of(0)).not.toEqual(of(2));
    // The address of a run, and the command in its manifest, are those of the run by itself.
    const { commandLine } = JSON.parse(text(folder, "runs", rows[0]![3]!, "manifest.json")) as { commandLine: string };
    expect((await tanglewood(folder, ...commandLine.replace("plain", "plain.yaml").split(" ").slice(1), "--out", "single")).code).toBe(0);
    expect(readdirSync(join(folder, "single/plain"))).toEqual([rows[0]![3]]);
  });

  it("ends at the precision asked for, whatever has been computed before", async () => {
    const [ahead, fresh] = [folderWith({ "plain.yaml": PLAIN }), folderWith({ "plain.yaml": PLAIN })];
    await compare(ahead, "--replications", "8", "--keep", "figures");
    const options = ["--precision", "4%", "--metric", "throughput.confirmed", "--keep", "figures"];
    const outcomes = [await compare(ahead, ...options), await compare(fresh, ...options)];
    const after = Number(/The precision was reached after (\d+) replications/.exec(outcomes[0]!.stderr)?.[1]);
    expect(after).toBeGreaterThanOrEqual(5);
    expect(outcomes[1]!.stderr).toContain(`after ${after} replications`);
    expect(text(ahead, "index.csv")).toBe(text(fresh, "index.csv"));
    expect(text(ahead, "index.csv").trimEnd().split("\n").length).toBe(1 + 4 * after);
    expect(readdirSync(join(fresh, "results/s/runs", finished(fresh)[0]!)).sort()).toEqual(["manifest.json", "scenario.yaml", "summary.json", "timing.json"]);
  });

  it("goes on where a cell fails, lists it, ends with 1, and tries it again when called again", async () => {
    const study = "base: homes.yaml\nparameters:\n  fleets.homes.load: { values: [{ file: a.csv, column: b }, { file: a.csv, column: d }] }\n";
    const homes = "question: q\nduration: 1h\nledger: { kind: ideal }\nfleets:\n  homes: { device: home, count: 3, load: { file: a.csv, column: b } }\n";
    const folder = folderWith({ "study.yaml": study, "homes.yaml": homes, "a.csv": "time [h],b [kW],c [kW]\n0,1,1\n1,1,1\n" });
    for (let call = 0; call < 2; call++) {
      const { code, stderr } = await tanglewood(folder, "compare", "study.yaml", "--name", "s");
      expect([code, finished(folder).length, runsOf(folder).length]).toEqual([1, 1, 1]);
      expect(stderr).toMatch(/error: 1 run failed; the same command tries it again\n {2}cell ".*", replication 1: a\.csv:1:1: there is no column "d"/);
      expect(JSON.parse(text(folder, "failures.json"))).toMatchObject([{ cell: 1, replication: 1, seed: "1", sentence: expect.stringContaining('no column "d"') as string }]);
    }
    expect(readdirSync(join(folder, "results/s/data")).length).toBe(1);
  });

  it("fails a run that needs more memory than it may have, and only that", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN.replace("60s", "10min").replace("ideal", "tangle") });
    const { code, stderr } = await tanglewood(folder, "compare", "plain.yaml", "--vary", "load.rate=1/s,20000/s", "--name", "s", "--memory", "40MB");
    expect([code, finished(folder).length, runsOf(folder).length]).toEqual([1, 1, 1]);
    expect(stderr).toContain("The run needs more than the 38 MB that each thread may have.");
  });
});

describe("a dry run", () => {
  it("names cells, runs and time, and writes nothing", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    const { code, stdout } = await compare(folder, "--replications", "10", "--dry-run", "-j", "2");
    expect([code, existsSync(join(folder, "results"))]).toEqual([0, false]);
    expect(stdout).toMatch(/^s: 4 cells × 10 replications = 40 runs\n {2}0 {2}rate=20\/s, ideal\n(.*\n){3}40 runs to do: about .* on 2 threads, judged by short trials\.\n$/);
  });

  it("counts a million cells without making them; to begin so many takes --yes", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN }), many = ["--vary", "load.rate=1..100:1000", "--vary", "duration=100s..200s:1000"];
    const dry = await tanglewood(folder, "compare", "plain.yaml", ...many, "--dry-run");
    expect([dry.code, dry.stdout]).toEqual([0, expect.stringMatching(/^1,000,000 cells × 1 replication = 1,000,000 runs, about /)]);
    const asked = await tanglewood(folder, "compare", "plain.yaml", ...many);
    expect([asked.code, asked.stderr]).toEqual([2, expect.stringMatching(/1,000,000 runs, about .*: more than 10,000 runs are begun only with --yes/)]);
  });
});

describe("a comparison that cannot be begun", () => {
  it("says what is in the folder already, and what to do", async () => {
    const folder = folderWith({ "plain.yaml": PLAIN });
    expect((await compare(folder)).code).toBe(0);
    const other = await tanglewood(folder, "compare", "plain.yaml", "--vary", "ledger.kind=ideal,tangle", "--name", "s");
    expect([other.code, other.stderr]).toEqual([2, expect.stringMatching(/results\/s: holds another comparison of that name: other varied parameters.*Choose another --name, remove the folder, or call what began it: tanglewood compare/)]);
    writeFileSync(join(folder, "results/s/plan.json"), text(folder, "plan.json").replace(/"engine": ".*"/, '"engine": "0.0.1"'));
    const older = await compare(folder);
    expect([older.code, older.stderr]).toEqual([2, expect.stringMatching(/results of version 0\.0\.1 of tanglewood, this is .*Remove the folder to compute it again, or choose another one with --name/)]);
    mkdirSync(join(folder, "results/plain/0123456789ab"), { recursive: true });
    const foreign = await tanglewood(folder, "compare", "plain.yaml", ...VARY, "--name", "plain");
    expect([foreign.code, foreign.stderr]).toEqual([2, expect.stringContaining("is not a comparison's folder: it holds 0123456789ab; choose another one with --name")]);
  });

  it.each([
    [["--metric", "confirmation.latency.men"], 'no cell has a figure "confirmation.latency.men"; did you mean "confirmation.latency.mean"?'],
    [["--name", "../x"], "must be letters, digits"],
    [["--shard", "1/2", "--precision", "2%"], "a shard does not see the others' figures"],
    [["--out", "plain.yaml"], "a part of this path is a file, not a folder"],
  ])("%j", async (more, sentence) => {
    const { code, stderr } = await tanglewood(folderWith({ "plain.yaml": PLAIN }), "compare", "plain.yaml", "--vary", "ledger.kind=ideal,cloud", ...more);
    expect(code).toBe(more[0] === "--out" ? 1 : 2);
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
  });
});
