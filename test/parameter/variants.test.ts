import { describe, expect, it } from "vitest";
import { z } from "zod";
import { duration, integer, number } from "../../src/parameter/parameter.js";
import { variants } from "../../src/parameter/variants.js";

const KINDS = [
  { name: "plain", doc: "Plain.", params: {} },
  { name: "fancy", doc: "Fancy.", params: { alpha: number({ default: 0.1, min: 0, max: 1, doc: "Alpha." }), wait: duration({ default: "2min", doc: "Wait." }) } },
];
const schema = variants("rule", "plain", KINDS, { doc: "A rule.", common: { parents: integer({ default: 2, min: 1, max: 16, doc: "Parents." }) } });
const outer = z.strictObject({ tips: schema });
const messages = (input: unknown): string[] => (outer.safeParse(input).error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);

describe("variants", () => {
  it("fill in the default kind and every default", () => {
    expect(outer.parse({})).toEqual({ tips: { rule: "plain", parents: 2 } });
    expect(outer.parse({ tips: { parents: 3 } })).toEqual({ tips: { rule: "plain", parents: 3 } });
    expect(outer.parse({ tips: { rule: "fancy" } })).toEqual({ tips: { rule: "fancy", parents: 2, alpha: 0.1, wait: 120 } });
  });

  it("nest", () => {
    const nested = variants("kind", "a", [{ name: "a", doc: "A.", params: { tips: schema } }, { name: "b", doc: "B.", params: {} }], { doc: "Kind." });
    expect(nested.parse({})).toEqual({ kind: "a", tips: { rule: "plain", parents: 2 } });
    expect(nested.parse({ kind: "b" })).toEqual({ kind: "b" });
  });

  it("answer an unknown kind with the names that exist and the nearest", () => {
    expect(messages({ tips: { rule: "fency" } })).toEqual(['tips.rule: "fency" is not a rule; allowed: plain, fancy; did you mean "fancy"?']);
    expect(messages({ tips: { rule: 7 } })).toEqual(["tips.rule: 7 is not a rule; allowed: plain, fancy"]);
    expect(messages({ tips: "fancy" })).toEqual(['tips: must be a section with the key "rule", found "fancy"']);
  });

  it("refuse a parameter of another kind, and one out of range", () => {
    expect(messages({ tips: { alpha: 0.5 } })[0]).toContain('Unrecognized key: "alpha"');
    expect(messages({ tips: { rule: "fancy", alpha: 2 } })[0]).toContain("tips.alpha: must be at most 1");
  });

  it("become a JSON Schema in which the default kind need not be named", () => {
    const json = z.toJSONSchema(outer, { io: "input", target: "draft-7" }) as unknown as { properties: { tips: { oneOf: { required?: string[]; properties: object }[]; default: object } } };
    const [plain, fancy] = json.properties.tips.oneOf;
    expect(json.properties.tips.default).toEqual({});
    expect(plain!.required).toBeUndefined();
    expect(fancy!.required).toEqual(["rule"]);
    expect(Object.keys(fancy!.properties)).toEqual(["rule", "parents", "alpha", "wait"]);
  });

  it("refuse a default that does not exist", () => {
    expect(() => variants("rule", "none", KINDS, { doc: "A rule." })).toThrow('the default rule "none" is not among plain, fancy');
  });
});
