/** Figures that a scenario file states of itself, and how they are measured again: with seed 1, as precisely as they are written. */
import { join } from "node:path";
import { expect } from "vitest";
import { simulate, type RunFigures } from "../../src/experiment/simulation.js";
import { openScenario } from "../../src/scenario/node/open-scenario.js";
import type { RunSink } from "../../src/sim/run-recorder.js";
import { ROOT } from "../architecture/sources.js";

/** Metrics by name, under overrides by path. */
export type Stated = readonly [overrides: Record<string, unknown>, figures: Record<string, number>];

const NOWHERE: RunSink = { open: () => () => {} };

/** Runs a scenario of `scenarios/` by its name and compares; half of the last digit or 2 % is as precise as a header writes. */
export async function expectStated(name: string, [overrides, stated]: Stated, sink = NOWHERE): Promise<RunFigures> {
  const { scenario, assets } = await openScenario(join(ROOT, "scenarios", `${name}.yaml`), Object.entries(overrides).map(([path, value]) => ({ path, value })));
  const figures = simulate(scenario, "1", assets, sink);
  for (const [metric, value] of Object.entries(stated)) {
    const found = figures.metrics[metric]?.value ?? Number.NaN;
    expect(Math.abs(found - value), `${metric}: ${found}, stated ${value}`).toBeLessThanOrEqual(Math.max(0.006, 0.02 * Math.abs(value)));
  }
  return figures;
}
