import { describe, expect, it } from "vitest";
import { parseManifest, parseSummary } from "../../src/results/manifest.js";

describe("reading a run's JSON", () => {
  it("refuses what is cut off, empty or of another format", () => {
    const whole = JSON.stringify({ format: 1, scenario: "city", run: "abc", status: "done", files: {}, tables: {} });
    expect(parseManifest(whole)?.scenario).toBe("city");
    for (let length = 0; length < whole.length; length += 7) expect(parseManifest(whole.slice(0, length))).toBeUndefined();
    expect(parseManifest(whole.replace('"format":1', '"format":2'))).toBeUndefined();
    expect(parseManifest("[]")).toBeUndefined();
    expect(parseSummary('{"metrics":{},"warnings":[]}')).toBeDefined();
    expect(parseSummary('{"metrics":[]}')).toBeUndefined();
  });
});
