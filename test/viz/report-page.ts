/** The page of reports, built from the sources as they are, and reports opened from the disk without a network. */
import AxeBuilder from "@axe-core/playwright";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { contentsOf, type Contents } from "../../src/cli/report-contents.js";
import { reportPage } from "../../src/cli/report.js";
import { findSubject } from "../../src/cli/report-subject.js";
import { launchChromium } from "../support/chromium.js";

const viz = fileURLToPath(new URL("../../viz", import.meta.url));

export interface Reports {
  readonly results: string;
  /** Writes a report of what is in `results`. @param room bytes for its data @returns its file and what it holds */
  write(what: string, room?: number): Promise<{ file: string; contents: Contents }>;
  open(file: string, options?: { readonly hash?: string; readonly width?: number; readonly theme?: "light" | "dark" }): Promise<{ page: Page; complaints: string[] }>;
  close(): Promise<void>;
}

export async function openReports(): Promise<Reports> {
  const folder = mkdtempSync(join(tmpdir(), "tanglewood-report-")), results = join(folder, "results");
  await build({ root: viz, configFile: join(viz, "report.config.ts"), logLevel: "error", build: { outDir: join(folder, "page"), emptyOutDir: true } });
  const template = readFileSync(join(folder, "page/report.html"), "utf8"), browser: Browser = await launchChromium();
  let written = 0;
  return {
    results,
    async write(what, room = 20e6) {
      const contents = await contentsOf(await findSubject(what, results), room), file = join(folder, `${++written}.html`);
      writeFileSync(file, reportPage(template, contents, `tanglewood report ${what}`));
      return { file, contents };
    },
    async open(file, { hash = "", width = 1280, theme = "light" } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: "reduce", offline: true });
      const page = await context.newPage(), complaints: string[] = [];
      page.on("console", (message) => { if (message.type() === "error" || message.type() === "warning") complaints.push(message.text()); });
      page.on("pageerror", (error) => complaints.push(error.message));
      // Of its own file, and of what it carries, it may ask; of nothing else.
      page.on("request", (request) => { if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(pathToFileURL(file).href)) complaints.push(request.url()); });
      await page.goto(`${pathToFileURL(file).href}${hash}`);
      await page.waitForSelector("main:not([aria-busy]) h1");
      return { page, complaints };
    },
    async close() { await browser.close(); rmSync(folder, { recursive: true, force: true }); },
  };
}

export async function violations(page: Page): Promise<string[]> {
  return (await new AxeBuilder({ page }).analyze()).violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}
