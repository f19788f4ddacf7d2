import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { DigestSink, resultsDigest } from "../../../src/results/digest.js";
import { Interrupted, recordRun } from "../../../src/results/node/record-run.js";
import { listRuns } from "../../../src/results/node/list-runs.js";
import { fakeSimulation, head, makeFolder, table, temporary } from "./support.js";

const json = (...path: string[]): Record<string, never> => JSON.parse(readFileSync(join(...path), "utf8")) as Record<string, never>;

describe("a finished run", () => {
  it("is a folder whose digests are those of its files and of a run without files", async () => {
    const root = temporary();
    const folder = await makeFolder(root);
    const { path, verdict, summary } = await recordRun(folder, fakeSimulation(folder, 2_000));
    expect(verdict).toBe("new");
    expect(readdirSync(join(root, "fake"))).toEqual(["0123456789ab"]);
    expect(readdirSync(path).sort()).toEqual(["manifest.json", "scenario.yaml", "summary.json", "timing.json", "transactions.csv"]);
    const manifest = json(path, "manifest.json") as unknown as { files: Record<string, { sha256: string; bytes: number }>; status: string; digests: { results: string }; process?: unknown };
    expect(manifest.status).toBe("done");
    expect(manifest.process).toBeUndefined();
    for (const [name, { sha256, bytes }] of Object.entries(manifest.files)) {
      const content = readFileSync(join(path, name));
      expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
      expect(content.length).toBe(bytes);
    }
    const csv = readFileSync(join(path, "transactions.csv"), "utf8");
    expect(csv.startsWith("id,payer,amount [token]\n0,'=cmd,\n1,\"Zoë, \"\"1\"\"\",0.3333333333333333\n")).toBe(true);
    expect(csv.endsWith("\n")).toBe(true);
    const sink = new DigestSink();
    const bare = fakeSimulation({ open: (t: typeof table) => sink.open(t) } as never, 2_000);
    while (bare.advance(7));
    expect(manifest.digests.results).toBe(resultsDigest(sink.digests(), bare.finish()));
    expect(summary.digest).toBe(manifest.digests.results);
    expect(json(path, "summary.json")).toEqual(JSON.parse(JSON.stringify(summary)));
  });

  it("has a header and a final newline in an empty table", async () => {
    const folder = await makeFolder(temporary());
    const { path } = await recordRun(folder, fakeSimulation(folder, 0));
    expect(readFileSync(join(path, "transactions.csv"), "utf8")).toBe("id,payer,amount [token]\n");
  });

  it("is kept once when it is run again with the same results, and replaced when they differ", async () => {
    const root = temporary();
    const run = async (rows: number) => { const folder = await makeFolder(root); return recordRun(folder, fakeSimulation(folder, rows)); };
    const first = await run(10);
    const before = readFileSync(join(first.path, "timing.json"), "utf8");
    const second = await run(10);
    expect(second.verdict).toBe("same");
    expect(second.summary).toEqual(json(first.path, "summary.json"));
    expect(readFileSync(join(first.path, "timing.json"), "utf8")).toBe(before);
    const third = await run(11);
    expect(third.verdict).toBe("replaced");
    expect(readdirSync(join(root, "fake"))).toEqual(["0123456789ab"]);
    expect(json(third.path, "summary.json")["events"]).toBe(11);
  });
});

describe("an unfinished run", () => {
  it("has its scenario beside it from the start, so that it can be repeated", async () => {
    const folder = await makeFolder(temporary());
    expect(readFileSync(join(folder.path, "scenario.yaml"), "utf8")).toBe("duration: 60\n");
    expect(json(folder.path, "manifest.json")).toMatchObject({ status: "running", files: { "scenario.yaml": { bytes: 13 } } });
    await folder.abandon("interrupted", "It was stopped.");
    expect(json(folder.path, "manifest.json")).toMatchObject({ status: "interrupted", files: { "scenario.yaml": { bytes: 13 } } });
  });

  it("that fails stays visible, with its rows and the reason", async () => {
    const root = temporary();
    const folder = await makeFolder(root);
    await expect(recordRun(folder, fakeSimulation(folder, 1_000, 700))).rejects.toThrow("event 700 failed");
    expect(readdirSync(join(root, "fake"))).toEqual([`.unfinished-0123456789ab-${process.pid}`]);
    expect(json(folder.path, "manifest.json")).toMatchObject({ status: "failed", failure: "event 700 failed", tables: { transactions: { rows: 700 } } });
    expect(readFileSync(join(folder.path, "transactions.csv"), "utf8").split("\n").length).toBe(702);
    expect((await listRuns(root)).map(({ status, summary }) => [status, summary])).toEqual([["failed", null]]);
  });

  it("that is interrupted says so, and is cleared by the next start of the same run", async () => {
    const root = temporary();
    const folder = await makeFolder(root);
    const stop = new AbortController();
    const running = recordRun(folder, fakeSimulation(folder, 1e9), { signal: stop.signal, onProgress: ({ events }) => { if (events > 1_000) stop.abort(); } });
    await expect(running).rejects.toThrow(Interrupted);
    expect(json(folder.path, "manifest.json")["status"]).toBe("interrupted");
    const other = await makeFolder(root, { head: { run: "ba9876543210" } });
    expect(existsSync(folder.path)).toBe(true);
    await other.discard();
    const again = await makeFolder(root);
    await recordRun(again, fakeSimulation(again, 5));
    expect(readdirSync(join(root, "fake"))).toEqual(["0123456789ab"]);
  });

  it("of a process that is gone is listed as crashed and cleared; another host's is left alone", async () => {
    const root = temporary();
    const leave = (run: string, host: string): string => {
      const path = join(root, "fake", `.unfinished-${run}-4194304`);   // Above the largest process id of Linux.
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, "manifest.json"), JSON.stringify({ ...head, run, format: 1, status: "running", process: { pid: 4194304, host }, files: {}, tables: {} }));
      return path;
    };
    const ours = leave("111111111111", hostname());
    const theirs = leave("222222222222", "another-host");
    expect(new Map((await listRuns(root)).map(({ run, status }) => [run, status]))).toEqual(new Map([["111111111111", "interrupted"], ["222222222222", "running"]]));
    await makeFolder(root);
    expect([existsSync(ours), existsSync(theirs)]).toEqual([false, true]);
  });
});

describe("a folder that cannot be written", () => {
  it("is one sentence", async () => {
    const root = temporary();
    writeFileSync(join(root, "file"), "");
    await expect(makeFolder(join(root, "file"))).rejects.toThrow(/file.* cannot be made: a part of this path is a file, not a folder\. Choose another folder with --out\./);
  });
});
