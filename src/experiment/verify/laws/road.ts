/** Laws of the road: a crossing is an M/D/1 queue, priority by paid bid is Kleinrock's, and late payments undo it. */
import type { Law, ScenarioLaw } from "../law.js";

/** A hundred crossings of 2 s service time at utilisation `load`, paid over the ideal ledger with an exponential confirmation delay. */
function crossings(load: number, discipline: string, confirmation: number, lookAhead: number): Record<string, unknown> {
  return {
    duration: 1800, warmup: 300, interval: 300,
    ledger: { kind: "ideal", delay: confirmation, delayDistribution: "exponential" },
    markets: { road: { crossings: 100, serviceTime: 2, lookAhead, discipline: { rule: discipline } } },
    fleets: { cars: { device: "vehicle", count: 6000, wallet: 1000, arrivalRate: load / 2 } },
  };
}

const wait = (load: number): Law => ({
  id: "R1", quantity: `mean wait at a crossing, first come first served, ρ = ${load}: ρS/(2(1 − ρ))`, unit: "s",
  target: load * 2 / (2 * (1 - load)), tolerance: 0.03, source: "Pollaczek–Khinchine, M/D/1",
  scenario: crossings(load, "fifo", 0, 0), read: (metric) => metric("road.delay.mean"), plantedFault: { "markets.road.serviceTime": 2.06 },
});
const ratio = (id: string, quantity: string, target: number, source: string, scenario: Record<string, unknown>): ScenarioLaw => ({
  id, quantity, unit: "1", target, tolerance: 0.03, source, scenario,
  read: (metric) => metric("road.delayCost.ratio"), plantedFault: { "markets.road.serviceTime": 1.7 },
});
const PROTOTYPE = "independent prototype, M/D/1, lognormal value of time";

export const roadLaws: readonly Law[] = [
  wait(0.5),
  wait(0.8),
  ratio("R2", "delay cost against first come first served, priority by bid, ρ = 0.8", 0.585, "Kleinrock (1967), integrated over the value of time", crossings(0.8, "priority-bid", 0, 0)),
  ratio("R3", "the same, payment confirmed after 5 s on average, no look-ahead", 0.840, PROTOTYPE, crossings(0.8, "priority-bid", 5, 0)),
  { ...ratio("R3", "the same, 10 s on average, 14.4 s look-ahead", 0.710, PROTOTYPE, crossings(0.8, "priority-bid", 10, 14.4)), plantedFault: { "ledger.delay": 12 } },
  { ...ratio("R3", "the same, 30 s on average, 14.4 s look-ahead", 0.954, PROTOTYPE, crossings(0.8, "priority-bid", 30, 14.4)), plantedFault: { "ledger.delay": 10 } },
];
