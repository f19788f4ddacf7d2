/**
 * A run that keeps nothing but its digests: to check that the same scenario and seed give the same bytes in Node, in a
 * worker thread and in a browser, and on any load.
 */
import { DigestSink, resultsDigest } from "../results/digest.js";
import { loadScenario, type Override, type Source } from "../scenario/load.js";
import type { Assets } from "../scenario/world.js";
import { Simulation } from "./simulation.js";

export interface Fingerprint {
  /** Digest of every event. */
  readonly trajectory: string;
  /** Digest of the tables and figures, as in the manifest. */
  readonly results: string;
  /** SHA-256 of each table's CSV file. */
  readonly files: Readonly<Record<string, string>>;
  readonly events: number;
}

/** Runs a scenario in slices of `slice` events; the slices must not change anything. */
export function fingerprint(source: Source, overrides: readonly Override[], assets: Assets, slice = 100_000): Fingerprint {
  const scenario = loadScenario(source, overrides);
  const sink = new DigestSink();
  const simulation = new Simulation(scenario, scenario.resolved.seed, assets, sink);
  while (simulation.advance(slice));
  const figures = simulation.finish();
  const files = sink.digests();
  return { trajectory: figures.trajectory, results: resultsDigest(files, figures), files: Object.fromEntries(files), events: figures.events };
}
