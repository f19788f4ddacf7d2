/** The compare page in a real browser, on sweeps whose every figure is known from a formula. */
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import seedrandom from "seedrandom";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { number } from "../../../viz/src/format/quantity.js";
import { skipBrowser } from "../../support/chromium.js";
import { openViewer, type OpenViewer } from "../page.js";
import { GRID, LEDGERS, makeSweep } from "./fixture.js";

const rows = (page: Page): Promise<string[]> => page.locator(".figures tbody th").allInnerTexts().then((all) => all.map((text) => text.replace("baseline", "").trim()));
const title = (page: Page, card: string): Promise<string> => page.locator(`[data-card="${card}"] h3`).innerText();
const hash = (page: Page): Promise<string> => page.evaluate(() => decodeURIComponent(location.hash));

describe.skipIf(skipBrowser)("compare page", () => {
  let viewer: OpenViewer;
  beforeAll(async () => {
    viewer = await openViewer();
    makeSweep(viewer.results, LEDGERS);
    makeSweep(viewer.results, GRID);
    makeSweep(viewer.results, { ...LEDGERS, name: "two", replications: 2, parameters: [{ path: "ledger.kind", kind: "choice", values: ["tangle", "cloud"] }, { path: "ledger.network.delay", unit: "s", kind: "number", values: [1] }] });
  });
  afterAll(async () => { await viewer.close(); });

  it("says what is best, what differs, and marks both without colour", async () => {
    const { page, complaints } = await viewer.open("#/compare/ledgers");
    expect(await title(page, "differences")).toMatch(/^ideal has the best confirmation\.latency\.p50, 2\d(\.\d)? ms against 8\.\d+ s of tangle; all 4 differences are significant$/);
    expect(await rows(page)).toEqual(["ideal", "tangle", "cloud", "blockchain", "channel"]);
    // The fee of all ledgers but two is known exactly: two cells share the best.
    const fees = await page.locator(".figures tbody tr").evaluateAll((all) => all.map((row) => row.querySelectorAll("td.number")[2]!.textContent));
    expect(fees.map((text) => text?.startsWith("★"))).toEqual([true, true, false, false, false]);
    expect(fees[2]).toContain("0.11 tokens");
    // Energy is the same to the last digit but of the chain: hollow dots, one full.
    expect(await page.locator('[data-card="differences"] .dot-mark.hollow').count()).toBe(4);
    expect(await page.locator('[data-card="differences"] svg desc').textContent()).toContain("ideal has the best");
    expect(await page.locator(".facts-line").first().innerText()).toContain("5 cells × 5 replications");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("takes another baseline, repeats it in the command, and goes back", async () => {
    const { page } = await viewer.open("#/compare/ledgers");
    await page.getByRole("combobox", { name: "Baseline" }).selectOption("blockchain");
    expect(await title(page, "differences")).toContain("of blockchain");
    expect(await page.locator(".command code").innerText()).toBe("npx tanglewood compare scenarios/city.yaml --vary ledger.kind=ideal,tangle,cloud,blockchain,channel --replications 5 --baseline blockchain");
    expect(await hash(page)).toBe("#/compare/ledgers?baseline=3");
    await page.getByRole("combobox", { name: "Metric" }).selectOption("deals.paidInTime");
    expect(await title(page, "differences")).toContain("deals.paidInTime");
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => document.querySelector('[data-card="differences"] h3')?.textContent?.includes("of tangle"));
    expect(await page.getByRole("combobox", { name: "Baseline" }).inputValue()).toBe("1");
    await page.close();
  });

  it("sorts by any column with the keyboard, hides cells, and saves what it shows", async () => {
    const { page } = await viewer.open("#/compare/ledgers");
    await page.focus('[data-focus="sort-confirmation.latency.p50"]');
    await page.keyboard.press("Enter");
    expect(await rows(page)).toEqual(["ideal", "cloud", "channel", "tangle", "blockchain"]);
    // The focus stays on the head, so that the next press turns the order.
    await page.keyboard.press("Enter");
    expect(await rows(page)).toEqual(["blockchain", "tangle", "channel", "cloud", "ideal"]);
    expect(await page.locator('th[aria-sort="descending"]').count()).toBe(1);
    await page.getByLabel("Show ideal").uncheck();
    expect(await title(page, "differences")).toContain("cloud has the best");
    expect(await hash(page)).toBe("#/compare/ledgers?sort=-confirmation.latency.p50&hide=0");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByLabel("Save figures as CSV").click()]);
    const csv = readFileSync(await saved.path(), "utf8").split("\n");
    expect(csv[0]).toContain("deals.paidInTime [1],deals.paidInTime half width [1]");
    expect(csv.slice(1, -1).map((line) => line.split(",")[1])).toEqual(["blockchain", "tangle", "channel", "cloud", "ideal"]);
    const [drawn] = await Promise.all([page.waitForEvent("download"), page.getByLabel("Save trade-off as SVG").click()]);
    expect(readFileSync(await drawn.path(), "utf8")).toContain("<desc");
    await page.close();
  });

  it("selects by numbers and by dragging, on the whole page", async () => {
    const { page } = await viewer.open("#/compare/grid");
    expect((await rows(page)).length).toBe(24);
    // Alpha across, delay up, averaged over both ledgers and four replications: from the formula, by hand.
    const noise = ["1", "1/2", "1/3", "1/4"].reduce((sum, seed) => sum + (2 * seedrandom.alea(seed)() - 1) / 4, 0);
    const mean = (alpha: number, delay: number): string => number(((8 + 0.35) / 2) * (0.4 + 0.6 * delay) * (1 + 60 * alpha) * (1 + 0.04 * noise));
    expect(await page.locator('[data-card="heat-map"] .heat-label').allTextContents()).toEqual([0, 0.001, 0.01, 0.1].flatMap((alpha) => [0.1, 1, 5].map((delay) => mean(alpha, delay))));
    await page.click(".brush-form > summary");
    await page.getByLabel("delay (s) from").fill("0.5");
    await page.getByLabel("delay (s) to").fill("2");
    await page.keyboard.press("Tab");
    expect(await rows(page)).toEqual(["alpha 0, delay 1, tangle", "alpha 0, delay 1, cloud", "alpha 0.001, delay 1, tangle", "alpha 0.001, delay 1, cloud", "alpha 0.01, delay 1, tangle", "alpha 0.01, delay 1, cloud", "alpha 0.1, delay 1, tangle", "alpha 0.1, delay 1, cloud"]);
    await page.locator('.brush-fields input[value="cloud"]').uncheck();
    expect((await rows(page)).length).toBe(4);
    expect(await page.locator(".selection").innerText()).toContain("4 of 24 cells");
    // The map now shows the tangle alone where the delay is 1 s, and the rest faint.
    expect(await page.locator('[data-card="heat-map"] .heat-label').nth(1).textContent()).toBe(number(8 * (1 + 0.04 * noise)));
    expect(await page.locator('[data-card="heat-map"] svg > g').evaluateAll((all) => all.map((field) => (field as SVGGElement).style.opacity))).toEqual([0, 1, 2, 3].flatMap(() => ["0.25", "1", "0.25"]));
    expect(await hash(page)).toBe("#/compare/grid?brush=ledger.network.delay:0.5~2;ledger.kind:=tangle");
    expect(await page.locator('[data-card="all-figures"] .parallel:not(.out)').count()).toBe(4);
    await page.reload();
    await page.waitForSelector("main:not([aria-busy]) h1");
    expect((await rows(page)).length).toBe(4);
    await page.click('.selection button:has-text("Show all")');
    expect((await rows(page)).length).toBe(24);
    // Drag over the upper half of the first axis, alpha, which is logarithmic but for zero: 0.01 and 0.1 lie there.
    const place = page.locator('[data-card="all-figures"] .brush-place').first();
    await place.scrollIntoViewIfNeeded();
    const box = (await place.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 1);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    expect(await rows(page).then((all) => [...new Set(all.map((name) => name.split(",")[0]))])).toEqual(["alpha 0.01", "alpha 0.1"]);
    await page.close();
  });

  it("reads runs only when their charts come near, and shows what was never confirmed", async () => {
    const { page } = await viewer.open("");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${viewer.address}#/compare/ledgers`);
    await page.waitForSelector(".figures tbody tr");
    expect(asked.filter((path) => path.includes("/runs/"))).toEqual([]);
    await page.locator('[data-card="latency"]').scrollIntoViewIfNeeded();
    await page.waitForSelector('[data-card="latency"] svg');
    expect(asked.filter((path) => path.endsWith("/latency.csv")).length).toBe(25);
    // 1,606 or so are confirmed in each run, and 200 of the chain never.
    expect(await page.locator('[data-card="latency"] .label').allTextContents().then((all) => all.filter((text) => text.includes("never")))).toEqual([expect.stringMatching(/^5 {2}blockchain, 9\.\d+ % never$/)]);
    await page.getByRole("combobox", { name: "Of", exact: true }).selectOption("sensor");
    await page.waitForFunction(() => document.querySelector('[data-card="latency"] .note')?.textContent?.includes("transactions of sensor"));
    await page.locator('[data-card="over-time"]').scrollIntoViewIfNeeded();
    await page.waitForSelector('[data-card="over-time"] svg');
    expect(await page.locator('[data-card="over-time"] g[data-cell]').count()).toBe(5);
    expect(await page.locator('[data-card="over-time"] .band').count()).toBe(10);
    await page.close();
  });

  it.each(["light", "dark"] as const)("has no accessibility violation in the %s theme", async (theme) => {
    const { page } = await viewer.open("#/compare/two", { theme });
    for (const card of ["latency", "over-time"]) {
      await page.locator(`[data-card="${card}"]`).scrollIntoViewIfNeeded();
      await page.waitForSelector(`[data-card="${card}"] svg`);
    }
    await page.click(".brush-form > summary");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
    await page.close();
  });

  it.each(["#/compare/grid", "#/compare"])("does not scroll sideways at 390 px: %s", async (address) => {
    const { page } = await viewer.open(address, { width: 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it("follows a sweep that is still running, from its first run on, and lists what failed", async () => {
    const sweep = { ...LEDGERS, name: "running", failures: [{ cell: 3, replication: 2, sentence: "Out of memory after 31 s." }] };
    makeSweep(viewer.results, { ...sweep, finished: 0 });
    const { page } = await viewer.open("#/compare/running");
    expect(await page.locator(".alert").first().innerText()).toContain("0 of 25 runs have finished");
    expect(await page.locator(".section:visible").count()).toBe(0);
    makeSweep(viewer.results, { ...sweep, finished: 2 });
    await page.waitForFunction(() => document.querySelector('[data-card="differences"]')?.textContent?.includes("No run of the baseline, tangle, has finished yet."), undefined, { timeout: 9000 });
    makeSweep(viewer.results, { ...sweep, finished: 12 });
    await page.waitForFunction(() => document.querySelector(".alert")?.textContent?.includes("12 of 25 runs"), undefined, { timeout: 9000 });
    expect(await rows(page)).toEqual(["ideal", "tangle", "cloud"]);
    makeSweep(viewer.results, sweep);
    await page.waitForFunction(() => document.querySelectorAll(".figures tbody tr").length === 5, undefined, { timeout: 9000 });
    expect(await page.locator(".alert").allInnerTexts()).toEqual([expect.stringContaining("blockchain, replication 2: Out of memory after 31 s.")]);
    await page.close();
  });

  it("says that one replication tells nothing about chance, and compares two cells as well as one", async () => {
    makeSweep(viewer.results, { ...LEDGERS, name: "single", replications: 1 });
    const { page, complaints } = await viewer.open("#/compare/single");
    expect(await page.locator(".alert").innerText()).toContain("One replication tells nothing about chance");
    expect(await page.locator('[data-card="differences"] .dot-mark:not(.hollow)').count()).toBe(0);
    expect(await page.locator('[data-card="differences"] .whisker').count()).toBe(0);
    makeSweep(viewer.results, { ...LEDGERS, name: "one", parameters: [{ path: "ledger.kind", kind: "choice", values: ["cloud"] }] });
    await page.goto(`${viewer.address}#/compare/one`);
    await page.waitForFunction(() => document.querySelector(".facts-line")?.textContent?.includes("1 cell × 5"));
    expect(await page.locator('[data-card="differences"]').innerText()).toContain("One cell has nothing to be compared with.");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("shows what it can of an address that names nothing", async () => {
    const { page, complaints } = await viewer.open("#/compare/ledgers?baseline=99&metric=none&columns=x&brush=%25%25&axes=y&pareto=a,a&heat=z&x=q&by=r&hide=foo&scale=odd");
    expect(await title(page, "differences")).toContain("of tangle; all 4 differences are significant");
    expect(await page.locator("[data-card] h3:visible").count()).toBe(7);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("lists comparisons, finds them by their parameters, and opens a single run", async () => {
    const { page } = await viewer.open("#/compare");
    await page.click(".chooser > summary");
    await page.fill("#run-search", "alpha delay");
    expect(await page.locator(".run-list a").count()).toBe(1);
    await page.click(".run-list a");
    await page.waitForSelector(".figures");
    await page.click('summary:has-text("Single runs")');
    await page.click(".run-links a >> nth=1");
    await page.waitForFunction(() => document.querySelector("h1")?.textContent === "One run?");
    expect(await page.locator(".facts-line").innerText()).toContain("seed 1/2");
    await page.goto(`${viewer.address}#/compare/none`);
    await page.waitForFunction(() => document.querySelector("h1")?.textContent === "There is no such comparison");
    await page.close();
  });
});
