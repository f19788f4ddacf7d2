/** Laws of a committee that orders a graph of blocks (Mysticeti): latency in messages, the cost of a faulty leader, capacity, safety. */
import { commitLatency, commitLatencyWithout, committeeCapacity, roundTimeWithout } from "../../../ledger/committee/committee-theory.js";
import type { Law } from "../law.js";

const MYSTICETI = "Babel et al., Mysticeti (arXiv 2310.14821), section 3";
const DERIVED = `${MYSTICETI}; derived in docs/models/committee.md`;

/** A committee whose messages all take 100 ms, and whose devices are beside their validators. */
function committee(duration: number, load: number, ledger: Record<string, unknown>): Record<string, unknown> {
  return { duration, warmup: duration / 20, interval: duration / 20, load: { rate: load }, ledger: { kind: "committee", messages: { delay: 0.1 }, access: 0, leastRound: 0.01, ...ledger } };
}

export const committeeLaws: readonly Law[] = [
  {
    id: "V1", quantity: "commit of blocks of which all lead: three messages of 100 ms", unit: "s", target: commitLatency(7, 7, 0.1), tolerance: 0.001, source: MYSTICETI,
    scenario: committee(300, 20, { validators: 7, leaders: 7 }), read: (metric) => metric("committee.commit.latency"), plantedFault: { "ledger.leaders": 6 },
  },
  {
    id: "V1", quantity: "a transaction's confirmation, 2 of 10 blocks lead: half a round, then three messages or four", unit: "s", target: 0.05 + commitLatency(10, 2, 0.1), tolerance: 0.01, source: DERIVED,
    scenario: committee(1000, 20, {}), read: (metric) => metric("confirmation.latency.mean"), plantedFault: { "ledger.access": 0.02 },
  },
  {
    id: "V2", quantity: "commit of blocks with one of 10 validators down and a time-out of 250 ms: its turn costs a wait, and a round to the blocks before", unit: "s",
    target: commitLatencyWithout(10, 0.1, 0.25), tolerance: 0.005, source: DERIVED,
    scenario: committee(600, 20, { leaders: 1, faults: { kind: "crash", count: 1 } }), read: (metric) => metric("committee.commit.latency"), plantedFault: { "ledger.timeout": 0.2 },
  },
  {
    id: "V2", quantity: "time of a round then: 100 ms and a tenth of the time-out", unit: "s", target: roundTimeWithout(10, 0.1, 0.25), tolerance: 0.005, source: DERIVED,
    scenario: committee(600, 20, { leaders: 1, faults: { kind: "crash", count: 1 } }), read: (metric) => metric("committee.round.mean"), plantedFault: { "ledger.faults.count": 2 },
  },
  {
    id: "V3", quantity: "capacity of 4 validators with 10 transactions a block, under 1.5 times that load: both over the time of a round", unit: "1/s", target: committeeCapacity(4, 10, 0.1), tolerance: 0.01, source: "definition",
    scenario: committee(100, 600, { validators: 4, blockSize: 10 }), read: (metric) => metric("throughput.confirmed"), plantedFault: { "ledger.blockSize": 11 },
  },
  {
    id: "V4", quantity: "different histories that honest validators commit while 3 of 10 equivocate", unit: "1", bound: "at most", target: 0, tolerance: 0, source: MYSTICETI,
    scenario: committee(60, 20, { messages: { delay: 0.1, delayDistribution: "exponential" }, timeout: 0, faults: { kind: "equivocate", count: 3 } }), read: (metric) => metric("committee.forks"), plantedFault: { "ledger.faults.count": 4, "ledger.messages.delayDistribution": "constant" },
  },
  {
    id: "V5", quantity: "transactions confirmed while 4 of 10 are down", unit: "1/s", bound: "at most", target: 0, tolerance: 0, source: MYSTICETI,
    scenario: committee(60, 20, { faults: { kind: "crash", count: 4 } }), read: (metric) => metric("throughput.confirmed"), plantedFault: { "ledger.faults.count": 3 },
  },
];
