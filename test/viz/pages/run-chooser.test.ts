import { describe, expect, it } from "vitest";
import { matches } from "../../../viz/src/pages/run-chooser.js";

describe("finding a run", () => {
  const entry = { scenario: "city", run: "3f9a0c41d7e2", folder: "3f9a0c41d7e2", status: "done", seed: "7", question: "Can machines pay in time?" } as const;
  it.each([["", true], ["City seed 7", true], ["done machines", true], ["3f9a", true], ["city seed 8", false], ["running", false]])("%j: %s", (words, found) => { expect(matches(entry, words)).toBe(found); });
});
