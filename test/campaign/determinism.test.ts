/** Every scenario, several seeds: twice the same, however the run is sliced. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint } from "../../src/experiment/fingerprint.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import { ROOT } from "../architecture/sources.js";

const files = readdirSync(join(ROOT, "scenarios")).filter((name) => name.endsWith(".yaml")).sort();

describe.each(files)("scenarios/%s", (name) => {
  it.each(["1", "2", "seed with spaces", ""])("seed \"%s\" gives the same bytes in slices of any size", async (seed) => {
    const file = join(ROOT, "scenarios", name), overrides = [{ path: "seed", value: seed }];
    const { assets } = await openScenario(file, overrides);
    const source = { file: name, text: readFileSync(file, "utf8") };
    const reference = fingerprint(source, overrides, assets);
    for (const slice of [1, 1013, 5_000_000].filter((size) => size > 1 || reference.events < 100_000)) expect(fingerprint(source, overrides, assets, slice)).toEqual(reference);
  });
});
