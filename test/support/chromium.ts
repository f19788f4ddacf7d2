/**
 * A Chromium for the browser tests: one that is installed, else the one that travels inside an npm package, so that
 * nothing has to be downloaded and nobody has to be root. TANGLEWOOD_BROWSER=skip leaves these tests out, and says so;
 * TANGLEWOOD_BROWSER=packaged takes the one from npm even where another is installed.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { locked } from "../../scripts/lock.mjs";

/** A browser that asks nothing of the network: in a closed one it would otherwise wait for its own services. */
const ARGUMENTS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

const WELL_KNOWN = [
  "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Whether the user has asked to leave the browser tests out. */
export const skipBrowser = process.env["TANGLEWOOD_BROWSER"] === "skip";
if (skipBrowser) console.warn("TANGLEWOOD_BROWSER=skip: the browser tests are SKIPPED");

function playwrights(): string | undefined {
  try { return chromium.executablePath(); } catch { return undefined; }
}

/** Unpacks the Chromium of @sparticuz/chromium below node_modules, once for all tests, and returns its path. */
async function travelling(): Promise<string> {
  // Only where it believes to be on Lambda does the package unpack the libraries that a bare system lacks.
  process.env["AWS_EXECUTION_ENV"] ??= "AWS_Lambda_nodejs20.x";
  // Its fixed place in the temporary folder would be shared by users and by tests at once.
  const cache = fileURLToPath(new URL("../../node_modules/.cache/chromium", import.meta.url));
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = cache;
  try {
    mkdirSync(cache, { recursive: true });
    const { default: packaged } = await import("@sparticuz/chromium");
    // The package takes a half-unpacked browser for a whole one: a mark says that it is whole.
    const whole = join(cache, ".whole");
    await locked(`${cache}.lock`, () => existsSync(whole), async () => {
      rmSync(cache, { recursive: true, force: true });
      mkdirSync(cache, { recursive: true });
      await packaged.executablePath();
      writeFileSync(whole, "");
    });
    return await packaged.executablePath();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

/** Starts a browser. @throws Error that says what was tried and what to do */
export async function launchChromium(): Promise<Browser> {
  const tried: string[] = [];
  const attempt = async (executablePath: string): Promise<Browser | undefined> => {
    try { return await chromium.launch({ executablePath, args: ARGUMENTS }); } catch (error) {
      tried.push(`${executablePath}: ${String(error).split("\n")[0]!}`);
      return undefined;
    }
  };
  const installed = [process.env["CHROMIUM_PATH"], process.env["CHROME_PATH"], ...WELL_KNOWN, playwrights()];
  const usable = process.env["TANGLEWOOD_BROWSER"] === "packaged" ? [] : installed.filter((each): each is string => each !== undefined && existsSync(each));
  for (const path of usable) {
    const browser = await attempt(path);
    if (browser) return browser;
  }
  if (process.platform === "linux" && process.arch === "x64") {
    const browser = await attempt(await travelling().catch((error: unknown) => `@sparticuz/chromium (${String(error).split("\n")[0]!})`));
    if (browser) return browser;
  }
  throw new Error([
    "No Chromium could be started for the browser tests. Install Chromium or Chrome, or set CHROMIUM_PATH to one;",
    "TANGLEWOOD_BROWSER=skip leaves these tests out.", ...(tried.length > 0 ? ["Tried:", ...tried.map((each) => `  ${each}`)] : []),
  ].join("\n"));
}
