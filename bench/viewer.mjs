/**
 * Opening a run of a million logged transactions in the viewer: time from the address to the last chart, and to the
 * first rows of the log, in headless Chromium. The bar is 3 s. The log is about 90 MB, so that reading it would show.
 */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, import.meta.url)))).module;
const { CITY, makeRun, transactionLog } = await load("../test/viz/fixture.ts");
const { openViewer } = await load("../test/viz/page.ts");

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
} finally { await viewer.close(); }
