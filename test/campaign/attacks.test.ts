/** Every figure that the headers of the scenarios under attacks/ state, measured again with seed 1. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { simulate } from "../../src/experiment/simulation.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import { ROOT } from "../architecture/sources.js";
import { STATED } from "../scenario/attacks-stated.js";

describe.each(Object.entries(STATED))("scenarios/attacks/%s.yaml", (name, stated) => {
  it.each(stated)("with %j", { timeout: 60_000 }, async (overrides, figures) => {
    const { scenario, assets } = await openScenario(join(ROOT, "scenarios", "attacks", `${name}.yaml`), Object.entries(overrides).map(([path, value]) => ({ path, value })));
    const { metrics } = simulate(scenario, "1", assets, { open: () => () => {} });
    for (const [metric, value] of Object.entries(figures)) {
      expect(Math.abs((metrics[metric]!.value ?? Number.NaN) - value), `${metric}: ${metrics[metric]!.value}, stated ${value}`).toBeLessThanOrEqual(Math.max(0.006, 0.02 * Math.abs(value)));
    }
  });
});
