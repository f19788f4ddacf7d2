/** Every figure of docs/extrapolation.md is computed again, by the fluid level and from the page's own assumptions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../architecture/sources.js";
import { ASSUMED, peerRows, tangleRows, totals } from "./extrapolation.js";

const page = readFileSync(join(ROOT, "docs/extrapolation.md"), "utf8");

describe("docs/extrapolation.md", () => {
  it.each([...tangleRows, ...peerRows])("has the row %s", (row) => { expect(page).toContain(row); });
  it.each(Object.entries(totals))("states the %s", (_, figure) => { expect(page).toContain(figure); });
  it("has no other rows of figures", () => { expect(page.split("\n").filter((line) => /^\| \d/.test(line)).length).toBe(tangleRows.length + peerRows.length); });
  it("states what it assumes", () => {
    for (const stated of ["20 billion", `${ASSUMED.bytes} bytes`, "20,000 signatures", `${ASSUMED.millijoulesPerMessage} mJ`, `${ASSUMED.wattsOfWork} W`, "1,000 peers"]) expect(page).toContain(stated);
  });
});
