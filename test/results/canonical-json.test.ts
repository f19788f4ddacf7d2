import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/results/canonical-json.js";

describe("canonical JSON", () => {
  it("does not depend on the order in which keys were set", () => {
    expect(canonicalJson({ b: [1, { d: 2, c: "x" }], a: undefined, e: null })).toBe('{"b":[1,{"c":"x","d":2}],"e":null}');
    expect(canonicalJson({ y: 1, x: 2 })).toBe(canonicalJson({ x: 2, y: 1 }));
  });
  it("reads back as the same data", () => {
    const data = { text: "a\"b\n", list: [1.5, true, null], nested: { deep: {} } };
    expect(JSON.parse(canonicalJson(data))).toEqual(data);
  });
});
