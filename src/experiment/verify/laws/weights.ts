/**
 * Laws of the growth of cumulative weight. Popov's mean field holds for many tips, and its 0.352 is 6 % above the exact
 * rate of the branching process even then (docs/models/tangle.md), so both stand here, each with the tolerance it deserves.
 */
import { branchingOf } from "../../../ledger/tangle/fluid/branching.js";
import { log } from "../../../sim/portable-math.js";
import type { Law } from "../law.js";

/** Long enough for most of the 200 sampled transactions to be read at all 32 ages. */
function tangle(rate: number, parents = 2): Record<string, unknown> {
  return {
    duration: 240, warmup: 20, interval: 10, load: { rate },
    ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { rule: "uniform-random", parents }, confirmation: { rule: "cumulative-weight", threshold: 2 }, drawn: 0 },
  };
}

const POPOV = "Popov, The Tangle (2018), section 3.1";
/** A delay of 1.15 s makes every age longer and every rate lower by as much. */
const slower = { "ledger.network.delay": 1.15 };

export const weightLaws: readonly Law[] = [
  {
    id: "W1", quantity: "weight in the adaptation period grows as exp(0.352 t/h), λh = 1000, h = 1 s: mean field", unit: "1/s", target: 0.352, tolerance: 0.1, source: `${POPOV}, eq. 6 to 8`,
    scenario: tangle(1000),
    read: (metric) => metric("tangle.weight.growth"),
    plantedFault: slower,
  },
  {
    id: "W1", quantity: "the same, exact rate of the branching process", unit: "1/s", target: branchingOf(2).growth, tolerance: 0.04, source: "derived: docs/models/tangle.md",
    scenario: tangle(1000),
    read: (metric) => metric("tangle.weight.growth"),
    plantedFault: slower,
  },
  {
    id: "W3", quantity: "weight gained in the end for each transaction attached, λh = 100, uniform random", unit: "1", target: 1, tolerance: 0.02, source: POPOV,
    scenario: tangle(100),
    read: (metric) => metric("tangle.weight.slope") / metric("throughput.issued"),
    // Ages end at 32 delays, when transactions of a tangle that wide do not yet gain at the full rate.
    plantedFault: { "load.rate": 1000, duration: 100 },
  },
  {
    id: "W3", quantity: "the same, weighted walk, α = 0.001", unit: "1", target: 1, tolerance: 0.02, source: `${POPOV}: for every reasonable rule`,
    scenario: { ...tangle(100), ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.001 }, drawn: 0 } },
    read: (metric) => metric("tangle.weight.slope") / metric("throughput.issued"),
    plantedFault: { "ledger.tipSelection.alpha": 0.5 },
  },
  {
    id: "W4", quantity: "age at which half of the new transactions approve, λh = 500, h = 1 s: h(1 + 2.843 ln 2λh)", unit: "s", target: 1 + 2.843 * log(1000), tolerance: 0.03, source: "derived from W1",
    scenario: tangle(500),
    read: (metric) => metric("tangle.weight.halfAge"),
    plantedFault: slower,
  },
];
