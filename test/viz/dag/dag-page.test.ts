/** The drawing of the tangle in a real browser, on a window of which every site is known. */
import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { skipBrowser } from "../../support/chromium.js";
import { makeRun, TANGLE, transactionLog } from "../fixture.js";
import { openViewer, type OpenViewer } from "../page.js";
import { makeTangle } from "./made-tangle.js";

describe.skipIf(skipBrowser)("the tangle, drawn", () => {
  const made = makeTangle({ sites: 1500, peers: 3, every: 500 }), address = `#/tangle/${TANGLE.scenario}/${TANGLE.run}`;
  const states = ["hidden", "tip", "approved", "confirmed", "orphaned", "conflicting"];
  let viewer: OpenViewer;

  beforeAll(async () => {
    viewer = await openViewer();
    makeRun(viewer.results, TANGLE, false, { "tangle.csv": made.tangle, "tangle-views.csv": made.views, "transactions.csv": transactionLog(3000) });
  });
  afterAll(async () => { await viewer.close(); });

  const open = async (query = "", options = {}): Promise<{ page: Page; complaints: string[] }> => {
    const opened = await viewer.open(`${address}${query}`, options);
    await opened.page.waitForSelector(".dag-legend b:not(:empty)");
    return opened;
  };
  const counts = async (page: Page): Promise<number[]> => await page.locator(".dag-legend b").evaluateAll((all) => all.map((one) => Number(one.textContent.replaceAll(",", ""))));
  const frame = async (page: Page): Promise<void> => { await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); })); };
  const rows = made.tangle.trimEnd().split("\n").slice(1).map((line) => line.split(","));
  const views = new Map(made.views.trimEnd().split("\n").slice(1).map((line) => line.split(",")).map((row) => [`${row[0]} ${row[1]}`, row]));
  /** What the page must count at a moment in a view, from the files themselves. */
  const expected = (time: number, peer?: number): number[] => {
    const at = (cell: string | undefined): number => (cell === "" ? Infinity : Number(cell));
    const seen = (row: string[]): number => at(peer === undefined ? row[3] : views.get(`${row[0]} ${peer}`)![2]);
    const confirmed = (row: string[]): number => at(peer === undefined ? row[7] : views.get(`${row[0]} ${peer}`)![3]);
    const died = (row: string[]): number => at(peer === undefined ? row[11] : views.get(`${row[0]} ${peer}`)![4]);
    const approved = new Set(rows.filter((row) => seen(row) <= time && !(died(row) <= time)).flatMap((row) => row[4]!.split(" ")));
    const state = (row: string[]): string => (died(row) <= time ? row[6]! : confirmed(row) <= time ? "confirmed" : seen(row) > time ? "hidden" : approved.has(row[0]!) ? "approved" : "tip");
    const all = rows.filter((row) => at(row[2]) <= time).map(state);
    return states.map((name) => all.filter((one) => one === name).length);
  };

  it("counts what the file says of any moment, to which the slider, keys and address lead", async () => {
    const { page, complaints } = await open("?at=130");
    expect(await counts(page)).toEqual(expected(130));
    await page.locator(".dag-slider").evaluate((slider: HTMLInputElement) => { slider.value = "150"; slider.dispatchEvent(new Event("input")); });
    await frame(page);
    expect(await counts(page)).toEqual(expected(150));
    await page.focus(".dag-stage");
    await page.keyboard.press("ArrowRight");
    await frame(page);
    const sum = (values: number[]): number => values.reduce((one, other) => one + other, 0);
    const after = await counts(page), before = expected(150);
    expect(Math.abs(sum(after) - sum(before))).toBeLessThanOrEqual(1);
    expect(after).not.toEqual(before);
    await page.waitForFunction(() => /at=150\.\d+/.test(location.hash));
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("plays, and is paused by the space bar", async () => {
    const { page } = await open("?at=130");
    await page.selectOption(".dag-player select", "10");
    await page.focus(".dag-stage");
    await page.keyboard.press("Space");
    await page.waitForFunction(() => Number.parseFloat(document.querySelector(".dag-clock")!.textContent) > 135);
    await page.keyboard.press("Space");
    await frame(page);
    const shown = await page.locator(".dag-clock").innerText();
    await page.waitForTimeout(700);
    expect(await page.locator(".dag-clock").innerText()).toBe(shown);
    expect(await counts(page)).toEqual(expected(await page.locator(".dag-slider").evaluate((slider: HTMLInputElement) => slider.valueAsNumber)));
    await page.close();
  });

  it("shows the cones of what is pointed at, and follows what is clicked", async () => {
    const { page, complaints } = await open();
    const box = (await page.locator(".dag-detail").boundingBox())!;
    for (let x = 200; x < 700 && await page.locator(".dag-tip:not([hidden])").count() === 0; x += 3) await page.mouse.move(box.x + x, box.y + 200);
    const tip = await page.locator(".dag-tip").innerText();
    const transaction = Number(/Transaction (\d+)/.exec(tip)![1]);
    // The past cone, counted from the file.
    const parents = new Map(rows.map((row) => [row[0]!, row[4]!.split(" ")]));
    const past = new Set<string>(), left = [String(transaction - 500)];
    for (let site = left.pop(); site !== undefined; site = left.pop()) for (const parent of parents.get(site) ?? []) if (parents.has(parent) && !past.has(parent)) { past.add(parent); left.push(parent); }
    expect(tip).toContain(`approves ${past.size.toLocaleString("en-GB")}`);
    expect(await page.locator(".dag-detail.dimmed").count()).toBe(1);
    await page.mouse.down();
    await page.mouse.up();
    expect(await page.locator(".dag-panel h2").innerText()).toBe(`Transaction ${transaction}`);
    await page.waitForSelector(".dag-log p");
    expect(await page.locator(".dag-log p").innerText()).toContain(`passage: 0.031 tokens from cars/${transaction % 900}`);
    expect(await page.locator(".dag-panel tbody tr").count()).toBe(3);
    await page.waitForFunction((site) => location.hash.includes(`site=${site}`), transaction - 500);
    await page.keyboard.press("Escape");
    expect(await page.locator(".dag-panel h2").innerText()).toBe("Follow a transaction");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("goes from conflict to conflict, and into the view of a peer", async () => {
    const { page } = await open();
    await page.click(`.dag-tools button:has-text("${made.conflicts} conflicts")`);
    expect(await page.locator(".dag-panel h2").innerText()).toBe("Conflict set 1");
    expect(await page.locator(".dag-sides li").count()).toBe(2);
    await page.waitForFunction(() => location.hash.includes("conflict=1"));
    const again = await viewer.open(await page.evaluate(() => location.hash));
    await again.page.waitForSelector(".dag-sides li");
    expect(await again.page.locator(".dag-panel h2").innerText()).toBe("Conflict set 1");
    await again.page.close();
    await page.selectOption(".dag-tools select", "2");
    await page.click('[data-lanes="peer"]');
    await page.waitForFunction(() => location.hash.includes("peer=2") && location.hash.includes("lanes=peer"));
    const time = await page.locator(".dag-slider").evaluate((slider: HTMLInputElement) => slider.valueAsNumber);
    expect(await counts(page)).toEqual(expected(time, 2));
    expect(await counts(page)).not.toEqual(expected(time));
    await page.close();
  });

  it.each(["light", "dark"] as const)("has no accessibility violation in the %s theme, and does not scroll sideways at 390 px", async (theme) => {
    const { page } = await open("?site=1200", { theme, width: 390 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.close();
  });

  it("says so where a run has drawn none", async () => {
    const none = { ...TANGLE, scenario: "bare", run: "aaaaaaaaaaaa" };
    makeRun(viewer.results, none);
    const { page } = await viewer.open(`#/tangle/bare/${none.run}`);
    expect(await page.locator("main").innerText()).toContain("drawn no tangle");
    await page.close();
  });

  it("saves what is seen, as a picture and as a drawing with all its marks", async () => {
    const { page } = await open("?at=130&time=120-131");
    const save = async (format: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[aria-label="Save the drawing as ${format}"]`)]);
      return readFileSync(await download.path());
    };
    expect((await save("PNG")).subarray(1, 4).toString()).toBe("PNG");
    const svg = (await save("SVG")).toString();
    expect(svg.match(/<path transform=/g)).toHaveLength(rows.filter((row) => Number(row[2]) >= 120 && Number(row[2]) <= 130).length);
    expect(svg).not.toMatch(/NaN|undefined|var\(/);
    await page.close();
  });
});
