import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRoute, parseRoute } from "../../viz/src/route.js";

describe("the address of a page", () => {
  it("names page, path and query", () => {
    expect(parseRoute("#/run/city/3f9a?section=road&theme=dark")).toEqual({ page: "run", path: ["city", "3f9a"], query: { section: "road", theme: "dark" } });
  });

  it.each(["", "#", "#/"])("is empty for %j", (hash) => { expect(parseRoute(hash)).toEqual({ page: "", path: [], query: {} }); });

  it("survives a stray per cent sign", () => { expect(parseRoute("#/run/50%/x").path).toEqual(["50%", "x"]); });

  it("reads what it wrote, whatever a run is called", () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 4 }), fc.string({ minLength: 1 }), (path, value) => {
      const route = { page: "run", path, query: { section: value } };
      expect(parseRoute(formatRoute(route))).toEqual(route);
    }), { seed: 5, numRuns: 200 });
  });
});
