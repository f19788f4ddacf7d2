/**
 * Takes the pictures of the viewer that the README shows: `node viz/screenshot.mjs <address> <file.png> [light|dark] [height]`,
 * with the address of a run, or of its tangle, as `tanglewood view` prints it and the browser's address line completes it.
 */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const [address, file, theme = "light", height = "1110"] = process.argv.slice(2);
if (address === undefined || file === undefined) {
  console.error("usage: node viz/screenshot.mjs <address> <file.png> [light|dark] [height]");
  process.exit(2);
}
const { module: { launchChromium } } = await runnerImport(fileURLToPath(new URL("../test/support/chromium.ts", import.meta.url)));
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: Number(height) }, colorScheme: theme, reducedMotion: "reduce" });
  await page.goto(address);
  await page.waitForFunction(() => document.querySelector(".plot-area svg, .dag-legend b:not(:empty)") !== null);
  await page.screenshot({ path: file });
} finally { await browser.close(); }
