/** The viewer in a real browser, on run folders of which every figure is known. */
import AxeBuilder from "@axe-core/playwright";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { skipBrowser } from "../support/chromium.js";
import { CITY, makeRun, TANGLE, TRACED, UNFINISHED, transactionLog, type MadeRun } from "./fixture.js";
import { openViewer, type OpenViewer } from "./page.js";

describe.skipIf(skipBrowser)("viewer", () => {
  let viewer: OpenViewer;
  let city: MadeRun;
  const address = (run: { scenario: string; run: string }): string => `#/run/${run.scenario}/${run.run}`;

  beforeAll(async () => {
    viewer = await openViewer();
    city = makeRun(viewer.results, CITY, false, { "transactions.csv": transactionLog(20_000) });
    makeRun(viewer.results, TANGLE);
    makeRun(viewer.results, UNFINISHED, true);
  });
  afterAll(async () => { await viewer.close(); });

  it("shows the figures of the summary, with their units", async () => {
    const { page, complaints } = await viewer.open(address(CITY));
    const tile = async (metric: string): Promise<string> => (await page.locator(`.tile[data-metric="${metric}"] .tile-figure`).innerText()).replace(/\s+/g, "");
    expect(city.metrics["road.delayCost.ratio"]!.value).toBe(0.7134);
    expect(await tile("road.delayCost.ratio")).toBe("0.713×FIFO");
    expect(await tile("confirmation.latency.p50")).toBe("8.43s");
    expect(await tile("sensors.freshness.mean")).toBe("39s");
    expect(await page.locator('.tile[data-metric="road.delayCost.ratio"] .tile-note').innerText()).toBe("1.58 cents a passage · FIFO 2.22");
    expect(await page.locator('.tile[data-metric="grid.selfSufficiency"] .tile-note').innerText()).toBe("45.2 % each home alone");
    expect(await page.locator(".tile").count()).toBe(8);
    expect(await page.locator("h1").innerText()).toBe(CITY.question);
    expect(await page.locator('[data-card="parameters"] tbody tr').count()).toBe(3);
    expect(await page.locator('[data-card="metrics"] tbody tr').count()).toBe(Object.keys(city.metrics).length);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("draws every chart of the domains that the run has, and none of the others", async () => {
    const { page } = await viewer.open(address(CITY));
    const cards = await page.locator("[data-card]:has(svg)").evaluateAll((found) => found.map((card) => card.getAttribute("data-card")));
    expect(cards).toEqual(["throughput", "latency-over-time", "latency-by-kind", "pending", "deals", "tips", "delay-cost-by-decile", "net-transfer", "road-over-time",
      "parcels", "pads", "sun-battery-price", "stations", "energy", "energy-price", "self-sufficiency", "freshness"]);
    const marks = await page.locator(".plot-area svg").evaluateAll((all) => all.map((svg) => svg.querySelectorAll("path.line, rect.bar").length));
    expect(Math.min(...marks)).toBeGreaterThan(0);
    expect(await page.locator('[data-card="throughput"] .warmup').count()).toBe(1);
    await page.goto(viewer.address + address(TANGLE));
    await page.waitForSelector(".alert");
    expect(await page.locator(".alert").innerText()).toContain("still unconfirmed at the end");
    expect(await page.locator("#section-road").count()).toBe(0);
    await page.close();
  });

  it.each(["light", "dark"] as const)("has no accessibility violation in the %s theme", async (theme) => {
    const { page } = await viewer.open(address(CITY), { theme });
    await page.click(".chooser > summary");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
    await page.close();
  });

  it.each([address(CITY), address(UNFINISHED), "#/run/city/none"])("does not scroll sideways at 390 px: %s", async (hash) => {
    const { page } = await viewer.open(hash, { width: 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it("lets the keyboard choose another run, and the back button return", async () => {
    const { page } = await viewer.open(address(CITY));
    await page.focus(".chooser > summary");
    await page.keyboard.press("Enter");
    await page.waitForSelector("#run-search:focus");
    await page.keyboard.type("tangle 42");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction((question) => document.querySelector("h1")?.textContent === question, TANGLE.question);
    expect(await page.evaluate(() => location.hash)).toBe(address(TANGLE));
    await page.goBack();
    await page.waitForFunction((question) => document.querySelector("h1")?.textContent === question, CITY.question);
    await page.close();
  });

  it("moves one cursor over all charts of time", async () => {
    const { page } = await viewer.open(address(CITY));
    await page.focus('[data-card="throughput"] .time-slider');
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    const moments = await page.locator(".readout .when").evaluateAll((all) => [...new Set(all.map((one) => one.textContent))]);
    expect(moments.filter((moment) => moment !== "mean" && moment !== "1.67 min")).toEqual(["0.667 min"]);
    await page.close();
  });

  it("looks closer at a part of the time: by dragging, by numbers, from the address, and back", async () => {
    const { page } = await viewer.open(`${address(CITY)}?time=600-1200`);
    const ticks = async (card: string): Promise<(string | null)[]> => await page.locator(`[data-card="${card}"] .plot`).first().locator(".axis:not(.value-axis) .tick text").evaluateAll((all) => [all[0]!.textContent, all.at(-1)!.textContent]);
    const hash = async (): Promise<string> => await page.evaluate(() => location.hash.split("?")[1] ?? "");
    expect([await ticks("throughput"), await ticks("road-over-time"), await ticks("freshness")]).toEqual([["10", "20"], ["10", "20"], ["10", "20"]]);
    await page.fill('[aria-label="Time shown from, in minutes"]', "30");
    await page.keyboard.press("Enter");
    await page.fill('[aria-label="Time shown to, in minutes"]', "50");
    await page.keyboard.press("Enter");
    expect([await hash(), await ticks("throughput"), await ticks("energy")]).toEqual(["time=1800-3000", ["30", "50"], ["30", "50"]]);
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => location.hash.endsWith("time=600-1200"));
    expect(await ticks("parcels")).toEqual(["10", "20"]);
    await page.click('button:has-text("Whole run")');
    expect([await hash(), await ticks("tips")]).toEqual(["", ["0", "60"]]);
    const box = (await page.locator('[data-card="throughput"] .plot-area').boundingBox())!;
    await page.mouse.move(box.x + 150, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 300, box.y + 60, { steps: 4 });
    await page.mouse.up();
    const [from, to] = (await hash()).replace("time=", "").split("-").map(Number);
    expect(to! - from!).toBeGreaterThan(600);
    expect((await ticks("pads"))[0]).toBe((await ticks("throughput"))[0]);
    expect(await page.locator('[data-card="throughput"] [clip-path]').count()).toBe(1);
    await page.close();
  });

  it("shows the latency on a linear axis when asked, and says so in the address", async () => {
    const { page } = await viewer.open(address(CITY));
    await page.click('[data-scale="linear"]');
    expect(await page.locator('[data-card="latency-by-kind"] .axis-title').innerHTML()).toContain("linear scale");
    expect(await page.evaluate(() => location.hash)).toBe(`${address(CITY)}?scale=linear`);
    expect(await page.locator('[data-card="latency-by-kind"] .tick text').first().innerHTML()).toBe("0");
    await page.close();
  });

  it("says in words what a run has nothing of", async () => {
    const { page } = await viewer.open(address(TANGLE));
    expect(await page.locator("#section-ledger .absent").innerText()).toBe("Not drawn: deals: none was asked for; double spends of devices: none was attempted.");
    await page.close();
  });

  it("follows a run that is being written, to its final place", async () => {
    const running = { ...TANGLE, scenario: "running", run: "abcdefabcdef" };
    makeRun(viewer.results, running, true);
    const folder = join(viewer.results, "running", ".unfinished-abcdefabcdef-4711"), manifest = join(folder, "manifest.json");
    // The process that writes it is this one, as far as the server can tell.
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, "utf8")) as object, pid: process.pid }));
    renameSync(folder, folder.replace("4711", String(process.pid)));
    const { page } = await viewer.open(`#/run/running/.unfinished-abcdefabcdef-${process.pid}`);
    expect(await page.locator(".alert").innerText()).toContain("the charts follow it");
    makeRun(viewer.results, running);
    rmSync(folder.replace("4711", String(process.pid)), { recursive: true });
    await page.waitForFunction(() => location.hash === "#/run/running/abcdefabcdef", undefined, { timeout: 9000 });
    await page.waitForSelector(".tile");
    expect(await page.locator(".alert").allInnerTexts()).not.toContain("follow");
    await page.close();
  });

  it("shows what verify found, what does not hold first, and how to find anything", async () => {
    const { page } = await viewer.open(address(CITY));
    // The findings that travel with the viewer would be shown otherwise.
    await page.route("**/api/validation", (route) => route.fulfill({ status: 404 }));
    await page.click('.bar-link[data-page="validation"]');
    await page.waitForSelector(".message");
    expect(await page.locator("main").innerText()).toContain("npx tanglewood verify");
    await page.unroute("**/api/validation");
    const row = { quantity: "tips", unit: "1", target: 200, tolerance: 0.02, source: "The Tangle, eq. 1", replications: 20 };
    const findings = [{ ...row, id: "T1", mean: 200.35, halfWidth: 0.49, verdict: "holds" }, { ...row, id: "T2", unit: "s", mean: 214.2, halfWidth: 1.3, verdict: "fails" }, { ...row, id: "T3", bound: "at most", mean: 90, halfWidth: null, replications: 1, verdict: "holds" }];
    writeFileSync(join(viewer.results, "validation.json"), JSON.stringify({ format: 1, engine: "0.1.0", command: "tanglewood verify --full", findings }));
    await page.goto(`${viewer.address}#/`);
    await page.waitForSelector(".tiles");
    await page.click('.bar-link[data-page="validation"]');
    await page.waitForSelector(".validation");
    expect(await page.locator("h1").innerText()).toBe("1 of 3 laws fails");
    expect(await page.locator(".validation tbody th").allInnerTexts()).toEqual(["T2", "T1", "T3"]);
    expect(await page.locator(".validation .col-measured").allInnerTexts()).toEqual(["measured", "214.2 ± 1.3 s\n20 runs", "200.35 ± 0.49\n20 runs", "90\ncomputed"]);
    expect(await page.locator(".interval-plot .whisker").count()).toBe(3);
    expect(await page.evaluate(() => document.title)).toBe("Validation · Tanglewood");
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => violation.id)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.goBack();
    await page.waitForSelector(".tiles");
    rmSync(join(viewer.results, "validation.json"));
    await page.close();
  });

  it("keeps theme and section in the address", async () => {
    const { page } = await viewer.open("");
    expect(await page.evaluate(() => location.hash)).toBe(address(CITY));
    await page.click(".theme-switch");
    expect(await page.evaluate(() => [location.hash, getComputedStyle(document.documentElement).colorScheme])).toEqual([`${address(CITY)}?theme=dark`, "dark"]);
    await page.click('.sections a:has-text("Smart grid")');
    await page.waitForFunction(() => location.hash.includes("section=grid") && document.activeElement?.id === "title-grid");
    await page.close();
  });

  it("shows an unfinished run up to its last whole line and says so", async () => {
    const { page } = await viewer.open(address(UNFINISHED).replace(UNFINISHED.run, `.unfinished-${UNFINISHED.run}-4711`));
    expect(await page.locator(".alert").innerText()).toMatch(/not finished|interrupted/);
    expect(await page.locator(".alert li").allInnerTexts()).toContain("series.csv ends inside a line: it is shown up to its last whole line.");
    expect(await page.locator('[data-card="throughput"] path.line').count()).toBe(2);
    await page.close();
  });

  it("shows what can be shown when files are missing or cut", async () => {
    const path = join(viewer.results, "broken", "0123456789ab");
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, "manifest.json"), JSON.stringify({ format: 1, scenario: "broken", run: "0123456789ab", seed: "1", status: "done", question: "Q?", files: { "summary.json": {}, "series.csv": {} }, tables: {} }));
    writeFileSync(join(path, "summary.json"), '{"metrics": {');
    const { page } = await viewer.open("#/run/broken/0123456789ab");
    const notices = await page.locator(".alert li").allInnerTexts();
    expect(notices).toContain("summary.json is not complete, so what it says is not shown.");
    expect(notices).toContain("series.csv is missing from the run's folder, so there are no charts over time.");
    await page.close();
  });

  it("reads only the start of a long log, and only when asked", async () => {
    const { page } = await viewer.open(address(CITY));
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.url()} ${request.headers()["range"] ?? ""}`));
    await page.click('button:has-text("transactions.csv")');
    await page.waitForSelector('[data-card="logs"] tbody tr');
    expect(await page.locator('[data-card="logs"] tbody tr').count()).toBe(200);
    expect(await page.locator('[data-card="logs"] [role=status]').innerText()).toContain("The first 200 of 200,000 rows, a sample of every 5th of 1,000,000");
    expect(asked.filter((one) => one.includes("transactions")).every((one) => one.endsWith("bytes=0-65535"))).toBe(true);
    await page.close();
  });

  it("reads the start of a Parquet log", async () => {
    const log = parquetWriteBuffer({ columnData: [{ name: "id", data: Array.from({ length: 5000 }, (_, i) => i), type: "INT32" }, { name: "kind", data: Array.from({ length: 5000 }, () => "vehicle"), type: "STRING" }] });
    makeRun(viewer.results, TRACED, false, { "transactions.parquet": new Uint8Array(log) });
    const { page, complaints } = await viewer.open(address(TRACED));
    await page.click('button:has-text("transactions.parquet")');
    await page.waitForSelector('[data-card="logs"] tbody tr');
    expect(await page.locator('[data-card="logs"] tbody tr').nth(7).innerText()).toBe("7\tvehicle");
    expect(await page.locator('[data-card="logs"] [role=status]').innerText()).toContain("The first 200 of 5,000 rows");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("saves a chart as CSV and as SVG with its colours", async () => {
    const { page } = await viewer.open(address(CITY));
    const save = async (name: string): Promise<string> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[aria-label="Save throughput as ${name}"]`)]);
      let text = "";
      for await (const part of await download.createReadStream()) text += String(part);
      return text;
    };
    const csv = await save("CSV");
    expect(csv.split("\n")[0]).toBe("time [s],issued (transactions per second),confirmed (transactions per second)");
    expect(csv.trimEnd().split("\n")).toHaveLength(361);
    const svg = await save("SVG");
    expect(svg).toContain("rgb(11, 122, 91)");
    expect(svg).not.toContain("var(--");
    await page.close();
  });

  it("says which command starts a first run, and which one restarts the server", async () => {
    const empty = await openViewer();
    const first = await empty.open("");
    expect(await first.page.locator("main").innerText()).toContain("npx tanglewood run scenarios/city.yaml");
    expect(first.complaints).toEqual([]);
    await empty.stopServer();
    await first.page.evaluate(() => { location.hash = "#/run/city/other"; });
    await first.page.waitForFunction(() => document.querySelector("h1")?.textContent?.includes("does not answer"));
    expect(await first.page.locator("main").innerText()).toContain("npx tanglewood view");
    await empty.close();
  });
});
