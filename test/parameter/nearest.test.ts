import { describe, expect, it } from "vitest";
import { nearest } from "../../src/parameter/nearest.js";

describe("nearest", () => {
  it.each([["alhpa", "alpha"], ["Alpha", "alpha"], ["treshold", "threshold"], ["duratoin", "duration"]])("finds what %s was meant to be", (typed, meant) => {
    expect(nearest(typed, ["duration", "threshold", "alpha", "parents"])).toBe(meant);
  });

  it("says nothing where nothing is near", () => {
    expect(nearest("zebra", ["alpha", "parents"])).toBeUndefined();
    expect(nearest("alpha", [])).toBeUndefined();
  });
});
