import { describe, expect, it } from "vitest";
import { launchChromium, skipBrowser } from "./chromium.js";

describe.skipIf(skipBrowser)("the browser of the tests", () => {
  it("runs modules and scripts", async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.setContent("<h1>Tanglewood</h1><script type=module>document.title = String(6 * 7)</script>");
      expect(await page.title()).toBe("42");
    } finally { await browser.close(); }
  });
});
