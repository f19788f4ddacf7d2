import { describe, expect, it } from "vitest";
import { catalog, type DescribedParameter } from "../../src/scenario/catalog.js";
import { describedAt } from "../../src/scenario/described.js";

const known = catalog();
const tangle = known.ledgers.find(({ name }) => name === "tangle")!;
const walk = tangle.parameters.find(({ path }) => path === "tipSelection.rule")!;
const variant = (rule: string) => walk.variants!.find(({ name }) => name === rule)!;

describe("the catalogue", () => {
  it("describes what stands below a parameter that chooses a variant", () => {
    expect(walk).toMatchObject({ type: "one of", default: "uniform-random", allowed: expect.arrayContaining(["uniform-random", "weighted-walk"]) as unknown });
    expect(variant("uniform-random").parameters.map(({ path }) => path)).not.toContain("tipSelection.alpha");
    expect(variant("weighted-walk").parameters.find(({ path }) => path === "tipSelection.alpha")).toMatchObject({ type: "number", minimum: 0 });
  });

  it("names each variant in a group of its own too, with the same parameters", () => {
    const alone = known.tipSelectionRules.find(({ name }) => name === "weighted-walk")!;
    expect(alone).toMatchObject({ path: "ledger.tipSelection", chosenBy: "rule: weighted-walk" });
    expect(alone.parameters.map(({ path }) => `tipSelection.${path}`)).toEqual(variant("weighted-walk").parameters.map(({ path }) => path));
    expect(known.disciplines.map(({ name, path }) => [name, path])).toContainEqual(["winners-pay-losers", "markets.road.discipline"]);
  });

  it("gives paths that --set accepts", () => {
    const check = (parameters: readonly DescribedParameter[], rule: string): void => {
      for (const { path } of parameters) expect(describedAt(["ledger", ...path.split(".")], { ledger: { kind: "tangle", tipSelection: { rule } } }), path).toBeDefined();
    };
    for (const { name, parameters } of walk.variants!) check(parameters, name);
    check(tangle.parameters, "uniform-random");
  });
});
