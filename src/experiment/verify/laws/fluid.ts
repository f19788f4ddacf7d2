/** Laws of the fluid level: the simulation of events comes near it as one over the root of the load, and confirms when it says. */
import type { Law, ScenarioLaw } from "../law.js";

function beside(load: number, duration: number, threshold: number, warmup: number): Record<string, unknown> {
  return {
    duration, warmup, interval: 1, load: { rate: load },
    ledger: { kind: "tangle", network: { delay: 1, fluid: true }, confirmation: { rule: "cumulative-weight", threshold }, drawn: 0 },
  };
}

const limit = (load: number, duration: number): ScenarioLaw => ({
  id: "T9", quantity: `tips from a single one on, λh = ${load}: mean distance of the path of events from that of the fluid level, at most 0.5/√(λh)`, unit: "1",
  target: 0.5 / Math.sqrt(load), bound: "at most", tolerance: 0, source: "King (2021), arXiv 1902.05050: fluctuations of order 1/√λ",
  scenario: beside(load, duration, 2, 0), read: (metric) => metric("fluid.tips.distance"), plantedFault: { "load.rate": load / 20 },
});

export const fluidLaws: readonly Law[] = [
  limit(100, 100),
  limit(1000, 30),
  limit(10_000, 20),
  { ...limit(100_000, 12), fullOnly: true },
  {
    id: "T9", quantity: "time to confirmation at a weight of 100, λh = 100: fluid level over events", unit: "1", target: 1, tolerance: 0.015,
    source: "derived: docs/models/fluid.md", scenario: beside(100, 400, 100, 60),
    read: (metric) => metric("fluid.confirmation.latency") / metric("confirmation.latency.mean"),
    // What is confirmed within the first seconds are the quick ones alone.
    plantedFault: { duration: "20 s", warmup: 0 },
  },
];
