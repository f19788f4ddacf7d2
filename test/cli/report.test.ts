/** `tanglewood report` as a user types it: what it writes, what it takes, and what it refuses with which sentence. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { findSubject } from "../../src/cli/report-subject.js";
import type { ReportData } from "../../src/results/report.js";
import { LEDGERS, makeSweep } from "../viz/compare/fixture.js";
import { CITY, makeRun, TANGLE } from "../viz/fixture.js";
import { folderWith, tanglewood } from "./command.js";

/** The data of a report, found and unpacked without the page's own code. */
function dataOf(file: string): ReportData & { text(name: string): string } {
  const html = readFileSync(file, "utf8"), [, json = ""] = /<script type="application\/json" id="report-data">(.*?)<\/script>/s.exec(html) ?? [], data = JSON.parse(json) as ReportData;
  return { ...data, text: (name) => gunzipSync(Buffer.from(data.files[name]!, "base64")).toString("utf8") };
}

describe("report", () => {
  const folder = folderWith({ "mine.html": "<p>mine</p>" }), results = join(folder, "results"), run = `${TANGLE.scenario}/${TANGLE.run}`;
  beforeAll(() => {
    makeSweep(results, { ...LEDGERS, replications: 2 });
    makeSweep(results, { ...LEDGERS, name: "empty", finished: 0 });
    makeRun(results, TANGLE);
    makeRun(results, CITY);
  });

  it("writes one file that holds the results to the letter, and the same file again", async () => {
    const first = await tanglewood(folder, "report", "ledgers");
    expect([first.code, first.stderr]).toEqual([0, ""]);
    expect(first.stdout).toMatch(/^Comparison ledgers: 10 runs of 5 variants\nReport: ledgers\.html, 0\.\d MB\n$/);
    const file = join(folder, "ledgers.html"), bytes = readFileSync(file), data = dataOf(file);
    for (const name of ["plan.json", "index.csv", "runs/ab0000000001/series.csv", "runs/ab0000000001/latency.csv"]) expect(data.text(`results/ledgers/${name}`)).toBe(readFileSync(join(results, "ledgers", name), "utf8"));
    expect(data.head).toMatchObject({ home: "#/compare/ledgers", left: [], pagesOfRuns: true, command: "tanglewood report ledgers" });
    // Nothing in it names another file or a place in the network but as text or as a name of XML.
    expect(bytes.toString("utf8").match(/<(?:script|link|img)[^>]*(?:src|href)="(?!data:)[^"]*"/g)).toBeNull();
    expect((await tanglewood(folder, "report", "ledgers")).code).toBe(0);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it("refuses what it cannot do, and leaves alone what is there", async () => {
    const said = async (...args: string[]): Promise<[number | null, string]> => { const { code, stderr } = await tanglewood(folder, "report", ...args); return [code, stderr]; };
    const [code, sentence] = await said("ledgres");
    expect(code).toBe(2);
    expect(sentence).toMatch(/^error: ledgres: there is no such comparison or run in results\. Did you mean "ledgers"\? Comparisons: (?:empty, ledgers|ledgers, empty)\. Runs of: city, tangle\.\n$/);
    expect(await said(run, "--out", "mine.html")).toEqual([2, "error: mine.html: is there already and is no report of tanglewood: name another file with --out, or overwrite it with --force\n"]);
    expect(readFileSync(join(folder, "mine.html"), "utf8")).toBe("<p>mine</p>");
    expect(await said(run, "--out", "mine.html", "--force")).toEqual([0, ""]);
    expect(dataOf(join(folder, "mine.html")).head.home).toBe(`#/run/${run}`);
    expect((await said(run, "--out", "mine.html/below.html"))[1]).toBe("error: mine.html cannot be made: there is a file of that name. Choose another folder with --out.\n");
    expect((await said(run, "--limit", "1MB"))[1]).toContain("It must be from 2MB to 300MB.");
  });

  it("finds comparisons and runs by any of their names", async () => {
    const found = async (what: string): Promise<string> => { const { kind, path } = await findSubject(what, results); return `${kind} ${path.slice(results.length + 1)}`; };
    expect(await found("ledgers")).toBe("sweep ledgers");
    expect(await found(join(results, "ledgers"))).toBe("sweep ledgers");
    expect(await found("ledgers/ab0000000001")).toBe("run ledgers/runs/ab0000000001");
    expect(await found(join(results, "ledgers/runs/ab0000000001"))).toBe("run ledgers/runs/ab0000000001");
    for (const what of ["tangle", run, run.slice(0, -6), TANGLE.run.slice(0, 5), join(results, run), join(results, "tangle")]) expect(await found(what)).toBe(`run ${run}`);
    for (const [what, sentence] of [
      [results, "holds more than one to report: name one of"], ["../results", "there is no such comparison or run"], ["", "there is no such comparison or run"], ["ledgers/ab", "begins the addresses of 10 runs"],
      [join(folder, "mine.html"), "is a file; report takes the folder"], ["ledgers/ffffffffffff", "there is no such"]] as const) await expect(found(what)).rejects.toThrow(sentence);
  });

  it("says what it cannot report of a folder", async () => {
    const { contentsOf } = await import("../../src/cli/report-contents.js");
    await expect(findSubject("empty", results).then((subject) => contentsOf(subject, 1e7))).rejects.toThrow("no run of this comparison has finished yet");
    mkdirSync(join(results, "broken"), { recursive: true });
    writeFileSync(join(results, "broken/plan.json"), '{"format": 1, "cel');
    await expect(findSubject("broken", results).then((subject) => contentsOf(subject, 1e7))).rejects.toThrow("is not complete, or of another version");
  });
});
