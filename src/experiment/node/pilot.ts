/** Short trials of a cell that leave no trace: how long its runs take, and which figures they have. */
import { performance } from "node:perf_hooks";
import { readBuiltIns, readUserFile } from "../../scenario/node/open-scenario.js";
import type { LoadedScenario } from "../../scenario/load.js";
import { Simulation } from "../simulation.js";

const NOWHERE = { open: () => () => {} };

async function simulationOf(scenario: LoadedScenario, file: string): Promise<Simulation> {
  const assets = await readBuiltIns(scenario.assets.builtIn);
  for (const name of scenario.assets.files) assets.set(name, await readUserFile(file, name));
  return new Simulation(scenario, scenario.resolved.seed, assets, NOWHERE);
}

/**
 * Seconds that a run takes on one thread, from its first `patience` seconds.
 * @param file of the scenario, beside which the user's files are
 * @throws InputErrors where the scenario's parts contradict each other, SimulationError
 */
export async function secondsOf(scenario: LoadedScenario, file: string, patience: number): Promise<number> {
  const began = performance.now();
  const simulation = await simulationOf(scenario, file), ready = performance.now();
  let spent = 0;
  for (let more = true; more && spent < patience;) {
    more = simulation.advance(2000);
    spent = (performance.now() - ready) / 1000;
  }
  const share = simulation.duration > 0 ? simulation.time / simulation.duration : 1;
  return (ready - began) / 1000 + spent / Math.max(share, 1e-9);
}

/** Names of the figures that a run of this scenario has. @throws InputErrors, SimulationError */
export async function metricsOf(scenario: LoadedScenario, file: string): Promise<readonly string[]> {
  return Object.keys((await simulationOf(scenario, file)).finish().metrics);
}
