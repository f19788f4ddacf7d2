/** Bad input, one by one as a user would give it: one clear message and exit code 2 (or 1 where a disk refuses). */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { folderWith, PLAIN, tanglewood, type Ended } from "./command.js";

const bomb = ["a: &a [x, x, x, x, x, x, x, x, x]", ..."bcdefghi".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]!}`).join(", ")}]`)].join("\n");

/** A bad file and what is said of it. */
const FILES: Record<string, [text: string | Buffer, said: RegExp]> = {
  "key.yaml": ["duration: 60s\nledger:\n  kind: tangle\n  tipSelection:\n    rule: weighted-walk\n    alhpa: 0.1\n", /^error: key\.yaml:6:5: ledger\.tipSelection\.alhpa: .*did you mean "alpha"\?.*\n +6 \| {5}alhpa: 0\.1\n +\| {5}\^/m],
  "unit.yaml": ["duration: 10kg\n", /unit\.yaml:1:11: duration: "kg" is not a unit of time; allowed: s, ms/],
  "negative.yaml": ["fleets:\n  cars:\n    device: vehicle\n    count: -5\n", /negative\.yaml:4:12: fleets\.cars\.count: must be at least 0, found -5/],
  "big.yaml": [Buffer.alloc(50_000_000, "a"), /big\.yaml: is 50 MB large; at most/],
  "brackets.yaml": [`a: ${"[".repeat(5_000)}`, /brackets\.yaml: is nested too deeply/],
  "indents.yaml": [Array.from({ length: 200 }, (_, i) => `${"  ".repeat(i)}a:`).join("\n"), /indents\.yaml: is nested too deeply/],
  "bomb.yaml": [bomb, /bomb\.yaml: uses too many aliases/],
  "binary.yaml": [Buffer.from([0, 1, 2, 255, 254, 0]), /binary\.yaml: is not a text file/],
  "empty.yaml": ["", /empty\.yaml: must be a mapping/],
  "twice.yaml": ["duration: 1s\nduration: 2s\n", /twice\.yaml:2:1: .*unique/],
  "gap.yaml": ["duration: 1h\nfleets:\n  homes:\n    device: home\n    count: 1\n    load: { file: gap.csv }\n", /gap\.csv:4:\d+: /],
};

describe("a bad scenario file", () => {
  let checked: Ended;
  const folder = folderWith({ "gap.csv": "time [s],load [kW]\n0,1\n900,1\n900,2\n1800,1\n" });
  beforeAll(async () => {
    for (const [name, [text]] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    mkdirSync(join(folder, "folder.yaml"));
    checked = await tanglewood(folder, "validate", ...Object.keys(FILES), "folder.yaml", "missing.yaml");
  });

  it.each(Object.entries(FILES))("%s is told with its place", (_name, [, said]) => expect(checked.stderr).toMatch(said));
  it("that is a folder, or is missing, is told too", () => {
    expect(checked.stderr).toContain("folder.yaml: is a directory, not a file");
    expect(checked.stderr).toContain("missing.yaml: there is no such scenario file");
  });
  it("ends with exit code 2, no stack trace, and nothing on standard output", () => {
    expect([checked.code, checked.stdout]).toEqual([2, ""]);
    expect(checked.stderr).not.toMatch(/\n\s+at /);
    expect(checked.stderr).not.toContain("mistake of the program");
  });
});

describe("a bad command line", () => {
  const folder = folderWith({ "plain.yaml": PLAIN });
  it.each<[string[], number, RegExp]>([
    [["run", "plain.yaml", "--set", "__proto__.x=1"], 2, /"__proto__" is not a parameter/],
    [["run", "plain.yaml", "--set", "ledger.kind=tangle", "--set", "ledger.tipSelection.alhpa=1"], 2, /--set ledger\.tipSelection\.alhpa=1: .*alpha/],
    [["run", "plain.yaml", "--set", "duration"], 2, /must be a path and a value/],
    [["run", "plain.yaml", "--set", "duration=[1"], 2, /the value is not YAML/],
    [["run", "plain.yaml", "--seed", ""], 2, /option '--seed <seed>'.*It must have 1 to 200 characters/],
    [["run", "citty"], 2, /citty: there is no such scenario file\. Did you mean "city"\?/],
    [["run", "plain.yaml", "--sede", "1"], 2, /unknown option '--sede'[\s\S]*--seed/],
    [["rnu", "plain.yaml"], 2, /unknown command 'rnu'[\s\S]*run/],
    [["describe", "vehicel"], 2, /Did you mean "vehicle"\?/],
    [["view", "nowhere"], 2, /nowhere: there is no such folder/],
    [["run", "plain.yaml", "--out", "plain.yaml"], 1, /plain\.yaml.plain cannot be made: .*Choose another folder with --out/],
  ])("%j", async (args, code, said) => {
    const ended = await tanglewood(folder, ...args);
    expect([ended.code, ended.stdout]).toEqual([code, ""]);
    expect(ended.stderr).toMatch(said);
    expect(ended.stderr).not.toMatch(/\n\s+at /);
  });
});
