/**
 * Opening a run of a million logged transactions in the viewer: time from the address to the last chart, and to the
 * first rows of the log, in headless Chromium. The bar is 3 s. The log is about 90 MB, so that reading it would show.
 *
 * Then the tangle, drawn, without a graphics card: time to the drawing, time between two frames while it plays with all
 * sites in view (as density) and with 5,000 (as marks and lines), and the longest that the page did not answer.
 */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, import.meta.url)))).module;
const { CITY, makeRun, transactionLog } = await load("../test/viz/fixture.ts");
const { openViewer } = await load("../test/viz/page.ts");
const { makeTangle } = await load("../test/viz/dag/made-tangle.ts");

/** Plays the drawing for `count` frames. @returns milliseconds between frames: median and 95th percentile */
async function frames(page, count) {
  return await page.evaluate(async (wanted) => {
    const play = document.querySelector(".dag-play"), passed = [];
    play.click();
    for (let last = performance.now(); passed.length < wanted;) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      passed.push(now - last);
      last = now;
    }
    play.click();
    passed.sort((a, b) => a - b);
    return [0.5, 0.95].map((share) => Math.round(passed[Math.floor(share * wanted)]));
  }, count);
}

/** Opens a window of so many sites and plays it. */
async function drawTangle(viewer, sites) {
  const run = { ...CITY, scenario: `drawn-${sites}` };
  const { tangle, attached } = makeTangle({ sites, rate: 1000 });
  makeRun(viewer.results, run, false, { "tangle.csv": tangle });
  const { page } = await viewer.open("#/validation");
  await page.emulateMedia({ reducedMotion: "no-preference" });
  await page.evaluate(() => { window.longest = 0; new PerformanceObserver((list) => { for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration); }).observe({ type: "longtask" }); });
  const start = performance.now();
  await page.evaluate((hash) => { location.hash = hash; }, `#/tangle/${run.scenario}/${run.run}?at=${attached[Math.floor(sites / 2)]}&time=${attached[0]}-${attached[sites - 1]}`);
  await page.waitForSelector(".dag-legend b:not(:empty)", { timeout: 120_000 });
  const opened = Math.round(performance.now() - start), frozen = Math.round(await page.evaluate(() => window.longest));
  const all = await frames(page, 60);
  await page.fill('[aria-label="Span shown from, in seconds"]', String(attached[Math.floor(sites / 2)] - 2.5));
  await page.press('[aria-label="Span shown from, in seconds"]', "Enter");
  await page.fill('[aria-label="Span shown to, in seconds"]', String(attached[Math.floor(sites / 2)] + 2.5));
  await page.press('[aria-label="Span shown to, in seconds"]', "Enter");
  await page.selectOption(".dag-player select", "0.25");
  const near = await frames(page, 60);
  console.log(`the tangle, drawn, ${sites.toLocaleString("en-GB")} sites (${(tangle.length / 1e6).toFixed(0)} MB): there after ${opened} ms, page busy for at most ${frozen} ms; between frames ${all.join(" ms, p95 ")} ms with all in view, ${near.join(" ms, p95 ")} ms with 5,000`);
  await page.context().close();
}

const viewer = await openViewer();
try {
  makeRun(viewer.results, CITY, false, { "transactions.csv": transactionLog(1_000_000) });
  const charts = [], rows = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const { page } = await viewer.open(`#/run/${CITY.scenario}/${CITY.run}`);
    await page.waitForFunction(() => [...document.querySelectorAll(".plot-area")].every((area) => area.querySelector("svg")));
    charts.push(performance.now() - start);
    const asked = performance.now();
    await page.click('button:has-text("transactions.csv")');
    await page.waitForSelector('[data-card="logs"] tbody tr');
    rows.push(performance.now() - asked);
    await page.context().close();
  }
  const median = (values) => Math.round(values.sort((a, b) => a - b)[Math.floor(values.length / 2)]);
  console.log(`viewer, run of 1,000,000 logged transactions: all charts after ${median(charts)} ms, first rows of the log ${median(rows)} ms after they are asked for (median of 5; bar 3000 ms)`);
  for (const sites of [100_000, 1_000_000]) await drawTangle(viewer, sites);
} finally { await viewer.close(); }
