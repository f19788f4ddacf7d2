/** Reports in a real browser: opened from the disk, the network off, with every chart of the viewer. */
import { readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { skipBrowser } from "../support/chromium.js";
import { LEDGERS, makeSweep, type MadeSweep } from "./compare/fixture.js";
import { makeTangle } from "./dag/made-tangle.js";
import { makeRun, TANGLE, transactionLog } from "./fixture.js";
import { openReports, violations, type Reports } from "./report-page.js";

const GRID: MadeSweep = { name: "grid", replications: 3, parameters: [
  { path: "ledger.network.delay", unit: "s", kind: "number", values: [0.1, 1, 5] }, { path: "ledger.kind", kind: "choice", values: ["tangle", "cloud"] }] };

/** Cards with a drawing, once there are so many. */
async function drawn(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction((wanted) => document.querySelectorAll("[data-card]:has(.plot-area svg)").length >= wanted, count);
  return await page.locator("[data-card]:has(.plot-area svg)").evaluateAll((all) => all.map((card) => card.getAttribute("data-card")!));
}

describe.skipIf(skipBrowser)("a report", () => {
  let reports: Reports, grid: string;
  beforeAll(async () => {
    reports = await openReports();
    makeSweep(reports.results, GRID);
    ({ file: grid } = await reports.write("grid"));
  });
  afterAll(async () => { await reports.close(); });

  it("of a comparison has every chart of the compare page without network and without scrolling there, and saves them", async () => {
    const { page, complaints } = await reports.open(grid);
    expect(await drawn(page, 7)).toEqual(["differences", "by-parameter", "heat-map", "trade-off", "all-figures", "latency", "over-time"]);
    expect(await page.locator(".figures tbody tr").count()).toBe(6);
    expect(await page.locator('[data-card="over-time"] h3').innerText()).toMatch(/^confirmation\.latency\.p50 .* in the last third from /);
    expect(await page.evaluate(() => location.hash)).toBe("#/compare/grid");
    expect(await page.locator(".report-foot").innerText()).toContain("Comparison grid: 18 runs of 6 variants. This file holds");
    expect(await page.locator(".report-notes").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    for (const [kind, begins] of [["CSV", "cell,label"], ["SVG", "<svg"], ["PNG", "\u0089PNG"]] as const) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-card="latency"] button:has-text("${kind}")`)]);
      expect(readFileSync(await download.path(), "latin1").slice(0, begins.length)).toBe(begins);
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("keeps what its reader chooses in the address, which leads there again and back", async () => {
    const { page } = await reports.open(grid, { hash: "#/compare/grid?metric=fees.mean&baseline=4&theme=dark", width: 390 });
    expect(await page.locator(".toolbar select").evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value))).toEqual(["fees.mean", "4"]);
    expect(await page.evaluate(() => [getComputedStyle(document.documentElement).colorScheme, document.documentElement.scrollWidth])).toEqual(["dark", 390]);
    await page.locator(".toolbar select").nth(1).selectOption("2");
    expect(await page.evaluate(() => location.hash)).toContain("baseline=2");
    await page.goBack();
    await page.waitForFunction(() => location.hash.includes("baseline=4"));
    await page.click(".figures details.runs summary, details.runs summary");
    await page.click(".run-links a");
    await page.waitForSelector(".run-page h1");
    expect(await drawn(page, 1)).toContain("latency-by-kind");
    await page.click(".report-name a");
    await page.waitForSelector(".compare-page");
    await page.close();
  });

  it("leaves out what it has no room for, and says so: first the pages of runs, then rows of series, then all of them", async () => {
    const all = (await reports.write("grid")).contents;
    const of = (ending: string): number => Object.entries(all.files).reduce((sum, [name, packed]) => sum + (name.startsWith("results/grid/runs/") && name.endsWith(ending) ? name.length + packed.length : 0), 0);
    const series = of("series.csv"), latencies = of("latency.csv"), core = Object.entries(all.files).reduce((sum, [name, packed]) => sum + (/^results\/grid\/[\w.]+$|^api/.test(name) ? name.length + packed.length : 0), 0);
    const room = async (bytes: number): Promise<readonly string[]> => (await reports.write("grid", bytes)).contents.left;
    const pages = "The pages of single runs are left out.";
    expect(all.left).toEqual([]);
    expect(await room(all.bytes)).toEqual([]);
    expect(await room(all.bytes - 1)).toEqual([pages]);
    expect(await room(core + latencies + series)).toEqual([pages]);
    expect(await room(core + latencies + series - 1)).toEqual(["Charts over time show means over 2 intervals of the results, for lack of room.", pages]);
    const { file, contents } = await reports.write("grid", core + latencies + 500);
    expect(contents.left).toEqual(["Series are left out, so there are no charts over time.", pages]);
    expect(await room(core)).toEqual(["Latencies of the runs are left out, so there is no chart of them.", ...contents.left]);
    await expect(room(core - 1)).rejects.toThrow("--limit: has no room for the figures alone");
    const { page } = await reports.open(file);
    expect(await page.locator(".report-notes").innerText()).toContain("Series are left out");
    await page.waitForFunction(() => document.querySelector('[data-card="over-time"]')?.textContent.includes("This report has no room for series.csv"));
    expect(await page.locator("details.runs").count()).toBe(0);
    await page.close();
  });

  it("of a comparison that is not finished shows what is there, and that it will not grow", async () => {
    makeSweep(reports.results, { ...LEDGERS, finished: 12 });
    const { file, contents } = await reports.write("ledgers");
    expect(contents.partial).toBe("12 of 25 runs have finished: the report holds those, and says so.");
    const { page, complaints } = await reports.open(file);
    expect(await page.locator(".alert").innerText()).toContain("What was there when this report was written is shown.");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("of a run that is still being written says so, and does not promise to follow it", async () => {
    const running = { ...TANGLE, scenario: "running", run: "abcdefabcdef" };
    makeRun(reports.results, running, true);
    const folder = join(reports.results, "running", ".unfinished-abcdefabcdef-4711"), manifest = join(folder, "manifest.json");
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, "utf8")) as object, process: { pid: process.pid, host: hostname() } }));
    const { file, contents } = await reports.write("running");
    expect(contents.partial).toBe("This run is still running: the report holds what it has written, and says so.");
    const { page, complaints } = await reports.open(file);
    expect(await page.locator(".alert h2").first().innerText()).toBe("This run had not finished when this report was written: what there was is shown.");
    expect(await drawn(page, 1)).toContain("throughput");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("of a run has its charts, the first rows of its logs, and its tangle, drawn", async () => {
    const made = makeTangle({ sites: 300, peers: 2, every: 100 });
    makeRun(reports.results, TANGLE, false, { "tangle.csv": made.tangle, "tangle-views.csv": made.views, "transactions.csv": transactionLog(3000) });
    const { file } = await reports.write(`${TANGLE.scenario}/${TANGLE.run.slice(0, 6)}`);
    const { page, complaints } = await reports.open(file, { theme: "dark" });
    expect(await drawn(page, 5)).toEqual(expect.arrayContaining(["throughput", "latency-over-time", "latency-by-kind", "pending", "tips"]));
    expect(await violations(page)).toEqual([]);
    await page.click('[data-card="logs"] button:has-text("transactions.csv")');
    await page.waitForSelector(".log-place tbody tr");
    expect(await page.locator('[data-card="logs"] [role="status"]').innerText()).toMatch(/^The first 200 /);
    await page.evaluate((address) => { location.hash = address; }, `#/tangle/${TANGLE.scenario}/${TANGLE.run}`);
    await page.waitForSelector(".dag-legend b:not(:empty)");
    expect(await page.locator(".facts-line").innerText()).toContain("300 sites");
    expect(complaints).toEqual([]);
    await page.close();
  });
});
