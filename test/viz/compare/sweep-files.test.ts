/** What the server gives out of a sweep's folder, and what it does not. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen, viewerServer } from "../../../src/cli/viewer-server.js";
import { LEDGERS, makeSweep } from "./fixture.js";

describe("files of a sweep", () => {
  const folder = mkdtempSync(join(tmpdir(), "tanglewood-sweep-")), results = join(folder, "results");
  let server: Server, address = "", run = "";
  const status = async (path: string): Promise<number> => (await fetch(`${address}${path}`)).status;
  beforeAll(async () => {
    run = makeSweep(results, { ...LEDGERS, finished: 7 })[0]!.run;
    mkdirSync(join(results, "broken"));
    writeFileSync(join(results, "broken", "plan.json"), '{"format": 1,');
    writeFileSync(join(folder, "secret.json"), "{}");
    symlinkSync(join(folder, "secret.json"), join(results, "ledgers", "comparison.json"));
    server = viewerServer(results, folder);
    address = `http://127.0.0.1:${await listen(server, 0)}/`;
  });
  afterAll(() => { server.closeAllConnections(); server.close(); rmSync(folder, { recursive: true, force: true }); });

  it("lists those with a whole plan, and how far they are", async () => {
    expect(await (await fetch(`${address}api/sweeps`)).json()).toEqual([expect.objectContaining({ name: "ledgers", parameters: ["ledger.kind"], cells: 5, replications: 5, finished: 7, failed: 0, question: "Does the ledger change the economy?" })]);
    expect(await (await fetch(`${address}api/runs`)).json()).toEqual([]);
  });

  it("gives plan, index and runs, with their folder or without", async () => {
    for (const path of ["plan.json", "index.csv", `runs/${run}/series.csv`, `${run}/series.csv`]) expect([path, await status(`results/ledgers/${path}`)]).toEqual([path, 200]);
  });

  it("gives nothing else: not what a link points to outside, no other file, no other folder", async () => {
    expect(await status("results/ledgers/comparison.json")).toBe(204);
    for (const path of ["ledgers/data/abc", "ledgers/runs", `ledgers/runs/${run}`, `ledgers/runs/${run}/../../plan.json`, "ledgers/runs/plan.json", `ledgers/runs/runs/${run}/series.csv`, "plan.json", "ledgers/secret.json", "..%2fsecret.json"]) expect([path, await status(`results/${path}`)]).toEqual([path, path.includes("/../../") ? 200 : 404]);
  });
});
