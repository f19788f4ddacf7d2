/** The built viewer with a results folder behind it, opened in a real browser. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { listen, viewerServer } from "../../src/cli/viewer-server.js";
import { launchChromium } from "../support/chromium.js";

const viz = fileURLToPath(new URL("../../viz", import.meta.url));

export interface OpenViewer {
  readonly results: string;
  readonly address: string;
  /** Opens an address of the page and collects what the browser complains about. */
  open(hash: string, options?: { readonly width?: number; readonly theme?: "light" | "dark" }): Promise<{ page: Page; complaints: string[] }>;
  stopServer(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the viewer into a folder of its own, so that the test sees the sources as they are. */
export async function openViewer(): Promise<OpenViewer> {
  const folder = mkdtempSync(join(tmpdir(), "tanglewood-viewer-"));
  const results = join(folder, "results"), pages = join(folder, "pages");
  await build({ root: viz, configFile: join(viz, "vite.config.ts"), logLevel: "error", build: { outDir: pages, emptyOutDir: true } });
  if (!existsSync(join(pages, "index.html"))) throw new Error("the viewer was not built");
  const server = viewerServer(results, pages);
  const address = `http://127.0.0.1:${await listen(server, 0)}/`;
  const browser: Browser = await launchChromium();
  const stopServer = async (): Promise<void> => { server.closeAllConnections(); await new Promise((done) => { server.close(done); }); };
  return {
    results, address, stopServer,
    async open(hash, { width = 1280, theme = "light" } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: "reduce" });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") complaints.push(message.text()); });
      page.on("pageerror", (error) => complaints.push(error.message));
      await page.goto(address + hash);
      await page.waitForSelector("main:not([aria-busy]) h1");
      return { page, complaints };
    },
    async close() { await browser.close(); await stopServer(); rmSync(folder, { recursive: true, force: true }); },
  };
}
