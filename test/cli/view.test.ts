import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderWith, PLAIN, start, tanglewood, until, type Started } from "./command.js";

interface Answer { status: number; text: string; headers: Record<string, string | string[] | undefined> }

/** A request whose path is sent as it is written: fetch would resolve its dots. */
function request(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => { text += chunk; }).on("end", () => resolve({ status: response.statusCode!, text, headers: response.headers }));
    }).on("error", reject);
  });
}

async function view(folder: string, ...args: string[]): Promise<{ server: Started; port: number }> {
  const server = start(folder, ["view", ...args]);
  return { server, port: await until(() => Number(/http:\/\/localhost:(\d+)\//.exec(server.stdout())?.[1] ?? 0) || undefined) };
}

describe("view", () => {
  const folder = folderWith({ "plain.yaml": PLAIN, "secret.csv": "secret\n" });
  let server: Started, port: number, run: string;
  beforeAll(async () => {
    expect((await tanglewood(folder, "run", "plain.yaml", "--json")).code).toBe(0);
    run = readdirSync(join(folder, "results/plain"))[0]!;
    writeFileSync(join(folder, "results/plain", run, "private.txt"), "private\n");
    symlinkSync(join(folder, "secret.csv"), join(folder, "results/plain", run, "link.csv"));
    const half = join(folder, "results/plain/.unfinished-abcdefabcdef-1");
    mkdirSync(half);
    writeFileSync(join(half, "manifest.json"), '{"format": 1, "scen');
    ({ server, port } = await view(folder));
  });
  afterAll(async () => {
    server.child.kill("SIGINT");
    expect((await server.ended).code).toBe(0);
  });

  it("serves the viewer, the list of runs and their files", async () => {
    expect((await request(port, "/")).text).toMatch(/<!doctype html>/i);
    const runs = JSON.parse((await request(port, "/api/runs")).text) as { scenario: string; run: string; folder: string; status: string; seed: string }[];
    expect(runs).toMatchObject([{ scenario: "plain", run, folder: run, status: "done", seed: "1", summary: { scenario: "plain" } }]);
    const series = await request(port, `/results/plain/${run}/series.csv`);
    expect([series.status, series.headers["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    expect(series.text).toMatch(/^time \[s\],/);
  });

  it("serves the findings of verify: the reader's own before those that travel with the viewer", async () => {
    const own = join(folder, "results/validation.json");
    writeFileSync(own, '{"format": 1, "findings": []}');
    expect((await request(port, "/api/validation")).text).toBe('{"format": 1, "findings": []}');
    rmSync(own);
    const shipped = await request(port, "/api/validation");
    expect(shipped.status === 404 || shipped.text.startsWith("{")).toBe(true);
  });

  it("serves parts of files", async () => {
    const part = await request(port, `/results/plain/${run}/series.csv`, { range: "bytes=0-7" });
    expect([part.status, part.text]).toEqual([206, "time [s]"]);
    expect(part.headers["content-range"]).toMatch(/^bytes 0-7\/\d+$/);
    expect((await request(port, `/results/plain/${run}/series.csv`, { range: "bytes=99999999-" })).status).toBe(416);
    expect((await request(port, `/results/plain/${run}/series.csv`, { range: "bytes=-1" })).text).toBe("\n");
  });

  it("gives out nothing else", async () => {
    const base = `/results/plain/${run}`;
    const paths = [
      `${base}/private.txt`, `${base}/link.csv`, `${base}/nothing.csv`, `${base}/../../../secret.csv`, `${base}/..%2f..%2f..%2fsecret.csv`, `${base}/%2e%2e/%2e%2e/%2e%2e/secret.csv`,
      `/results/../secret.csv`, `/results/..%2fsecret.csv/x/y.csv`, `/results/plain/..%5c..%5c/secret.csv`, `${base}/series.csv%00.json`, `${base}/%`, "/results/", `${base}/`,
      "/../package.json", "/%2e%2e/%2e%2e/package.json", "/..%2f..%2fpackage.json", "//etc/passwd",
    ];
    for (const path of paths) {
      const { status, text } = await request(port, path);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toMatch(/secret|private|"name": "tanglewood"|root:/);
    }
  });

  it("understands the folder of one scenario as that scenario's results", async () => {
    const other = await view(folder, "results/plain", "--no-browser", "--port", "8300");
    expect(JSON.parse((await request(other.port, "/api/runs")).text)).toMatchObject([{ scenario: "plain", run }]);
    expect(other.server.stderr()).not.toContain("no runs");
    other.server.child.kill("SIGINT");
    expect((await other.server.ended).code).toBe(0);
  });

  it("takes the next free port, and says what to do where there are no runs", async () => {
    const empty = folderWith({});
    mkdirSync(join(empty, "results"));
    const second = await view(empty, "results", "--port", String(port), "--no-browser");
    expect(second.port).not.toBe(port);
    expect(second.server.stderr()).toContain("There are no runs in results yet. Make one with: tanglewood run city");
    expect((await request(second.port, "/api/runs")).text).toBe("[]");
    second.server.child.kill("SIGINT");
    expect((await second.server.ended).code).toBe(0);
  });
});
