/** The cards of a tangle whose peers have views of their own, in a real browser, on tables of which every figure is known. */
import AxeBuilder from "@axe-core/playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { skipBrowser } from "../support/chromium.js";
import { makeRun, PEERS } from "./fixture.js";
import { tangleTables } from "./fixture-tangle.js";
import { openViewer, type OpenViewer } from "./page.js";

describe.skipIf(skipBrowser)("cards of the tangle in the viewer", () => {
  let viewer: OpenViewer;
  const address = `#/run/${PEERS.scenario}/${PEERS.run}`, crowd = "#/run/crowd/c40bdc40bdc4";

  beforeAll(async () => {
    viewer = await openViewer();
    makeRun(viewer.results, PEERS, false, tangleTables(PEERS.seed, 20, PEERS.duration));
    makeRun(viewer.results, { ...PEERS, scenario: "crowd", run: "c40bdc40bdc4" }, false, tangleTables("6", 300, PEERS.duration));
  });
  afterAll(async () => { await viewer.close(); });

  it("draw every table that the run has, the attack first, and name theory beside what was measured", async () => {
    const { page, complaints } = await viewer.open(address);
    const cards = await page.locator("#section-attack [data-card], #section-tangle [data-card], #section-conflicts [data-card], #section-access [data-card]").evaluateAll((found) => found.map((card) => card.getAttribute("data-card")));
    expect(cards).toEqual(["attack-summary", "attack", "tips", "weight-growth", "dissemination", "latency-by-peer", "latency-by-place", "conflict-timeline", "conflict-events", "fair-share", "latency-by-mana", "congestion"]);
    const title = async (card: string): Promise<string> => await page.locator(`[data-card="${card}"] h3`).innerText();
    expect(await title("attack-summary")).toBe("818 of 4,000 attempts succeeded");
    expect(await title("attack")).toBe("All 5 measured points agree with theory");
    expect(await title("tips")).toBe("200 tips on average under uniform-random, where theory expects 200 of honest issuers");
    expect(await title("fair-share")).toBe("Peer 3 asks for more than its fair share, and gets no more than that");
    expect(await title("conflict-events")).toBe("Peers changed their preference 161 times and took back a confirmation 14 times");
    expect(await page.locator('[data-card="attack"] .measured').count()).toBe(5);
    expect(await page.locator('[data-card="latency-by-peer"] .spread').count()).toBe(20);
    expect(await page.locator('[data-card="latency-by-place"] circle.place').count()).toBe(20);
    expect(await page.locator('[data-card="conflict-timeline"] .side').count()).toBe(16);
    expect(await page.locator(".tile").first().getAttribute("data-metric")).toBe("attack.success.share");
    expect(await page.locator(".attack-link a").getAttribute("href")).toBe(`results/${PEERS.scenario}/${PEERS.run}/scenario.yaml`);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("leave no mark and no word outside of their drawing at 390 px", async () => {
    const { page } = await viewer.open(address, { width: 390 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const outside = await page.locator(".plot-area svg").evaluateAll((drawings) => drawings.flatMap((svg) => {
      const box = svg.getBoundingClientRect();
      return [...svg.querySelectorAll<SVGGraphicsElement>("text, circle, rect, path")].filter((mark) => !mark.closest(".pointer")).filter((mark) => { const own = mark.getBoundingClientRect(); return own.width > 0 && (own.left < box.left - 1 || own.right > box.right + 1); })
        .map((mark) => `${svg.querySelector("title")?.textContent ?? ""}: ${mark.tagName} ${mark.textContent ?? ""}`);
    }));
    expect(outside).toEqual([]);
    await page.close();
  });

  it("change the scale of weight, peers and attack together", async () => {
    const { page } = await viewer.open(address);
    const first = async (card: string): Promise<string> => await page.locator(`[data-card="${card}"] .value-axis .tick text`).first().innerHTML();
    expect([await first("weight-growth"), await first("attack")]).toEqual(["1", "0.1 %"]);
    await page.click('[data-card="attack"] [data-scale="linear"]');
    expect([await first("weight-growth"), await first("attack")]).toEqual(["0", "0 %"]);
    await page.close();
  });

  it("show hundreds of peers as a strip and a map, with their table", async () => {
    const { page, complaints } = await viewer.open(crowd);
    expect(await page.locator('[data-card="latency-by-peer"] .axis-title').innerHTML()).toBe("300 peers, fastest first");
    expect(await page.locator('[data-card="latency-by-place"] circle.place').count()).toBe(300);
    await page.click('[data-card="latency-by-peer"] summary');
    expect(await page.locator('[data-card="latency-by-peer"] tbody tr').count()).toBe(60);
    expect(await page.locator('[data-card="latency-by-peer"] details .soft').innerText()).toBe("240 more rows are in the CSV file.");
    expect(complaints).toEqual([]);
    await page.close();
  });

  it.each(["light", "dark"] as const)("have no accessibility violation in the %s theme", async (theme) => {
    const { page } = await viewer.open(address, { theme });
    const { violations } = await new AxeBuilder({ page }).include(["#section-attack"]).include(["#section-tangle"]).include(["#section-conflicts"]).include(["#section-access"]).analyze();
    expect(violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`)).toEqual([]);
    await page.close();
  });
});
