/** G1: schedulers by mana use all that peers can take in, share it max-min fairly, and leave the modest alone. */
import type { ScenarioLaw } from "../law.js";

const CULLEN = "Cullen et al., arXiv 2005.07778 (abstract), parameters of its reference implementation";

/** Ten peers that take in 100/s each, mana after Zipf's law with exponent 0.9; peer 2 wants five times its part. */
function peers(load: Record<string, unknown>): Record<string, unknown> {
  return {
    duration: 60, warmup: 20, interval: 2, load: { rate: 80, by: "mana", ...load },
    ledger: {
      kind: "tangle", drawn: 0, mana: { exponent: 0.9 }, congestion: { kind: "scheduler", rate: 100, buffer: 100_000 },
      network: { kind: "gossip", peers: 10, topology: { kind: "random-regular", degree: 4 }, delay: 0.1, delayDistribution: "uniform", delaySpread: 0.5 },
      confirmation: { rule: "cumulative-weight", threshold: 40 },
    },
  };
}
const beside = peers({ peers: { 2: { factor: 5, selfish: true } } }), unordered = { "ledger.congestion.order": "first-come" };

export const congestionLaws: readonly ScenarioLaw[] = [
  {
    id: "G1", quantity: "utilisation of ν = 100/s when honest issuers want 150/s", unit: "1", target: 1, tolerance: 0.02, source: CULLEN,
    scenario: peers({ rate: 150 }), read: (metric) => metric("congestion.utilisation"), plantedFault: { "load.rate": 80 },
  },
  {
    id: "G1", quantity: "share that max-min fairness by mana would give to others, when a spammer wants five times its part", unit: "1", target: 0.02, tolerance: 0, bound: "at most", source: CULLEN,
    scenario: beside, read: (metric) => metric("congestion.unfairness"), plantedFault: unordered,
  },
  {
    id: "G1", quantity: "the most that any issuer gets, as a multiple of its max-min fair share", unit: "1", target: 1.05, tolerance: 0, bound: "at most", source: CULLEN,
    scenario: beside, read: (metric) => metric("congestion.excess"), plantedFault: unordered,
  },
  {
    id: "G1", quantity: "latency of the modest beside that spammer (without it: 1.3 s)", unit: "s", target: 3, tolerance: 0, bound: "at most", source: CULLEN,
    scenario: beside, read: (metric) => metric("congestion.modest.latency"), plantedFault: unordered,
  },
];
