/** Laws of the network below the tangle: how fast a transaction gets round, how many messages that takes, what is lost. */
import type { Law } from "../law.js";

/** Peers that pass on 20 transactions a second for five minutes. */
function gossip(network: Record<string, unknown>): Record<string, unknown> {
  return {
    duration: 360, warmup: 60, interval: 60, load: { rate: 20 },
    ledger: { kind: "tangle", network: { kind: "gossip", ...network }, confirmation: { rule: "cumulative-weight", threshold: 10 }, drawn: 0 },
  };
}

export const networkLaws: readonly Law[] = [
  {
    id: "N1", quantity: "dissemination, complete graph of 30 peers, h = 1 s: h to each", unit: "s", target: 1, tolerance: 0.005, source: "definition",
    scenario: gossip({ peers: 30, topology: { kind: "complete" }, delay: 1 }),
    read: (metric) => metric("tangle.dissemination.mean"),
    plantedFault: { "ledger.network.topology.kind": "ring" },
  },
  {
    id: "N1", quantity: "dissemination, ring of 21 peers, h = 0.1 s: (n + 1)/4 · h on the average", unit: "s", target: 0.55, tolerance: 0.005, source: "derived: docs/models/network.md",
    scenario: gossip({ peers: 21, topology: { kind: "ring" } }),
    read: (metric) => metric("tangle.dissemination.mean"),
    plantedFault: { "ledger.network.peers": 23 },
  },
  {
    id: "N1", quantity: "dissemination to all, ring of 21 peers, h = 0.1 s, message by message: (n − 1)/2 · h", unit: "s", target: 1, tolerance: 0.005, source: "derived: docs/models/network.md",
    scenario: gossip({ peers: 21, topology: { kind: "ring" }, transport: "hops", exchange: "10 s" }),
    read: (metric) => metric("tangle.dissemination.full.mean"),
    plantedFault: { "ledger.network.delay": 0.11 },
  },
  {
    id: "N2", quantity: "messages for each delivery, 40 peers of degree 6: (d n − n + 1)/(n − 1)", unit: "1", target: 201 / 39, tolerance: 0.005, source: "derived: docs/models/network.md",
    scenario: gossip({ peers: 40, topology: { degree: 6 }, transport: "hops", exchange: "10 s" }),
    read: (metric) => metric("gossip.messages") / metric("gossip.deliveries"),
    plantedFault: { "ledger.network.topology.degree": 5 },
  },
  {
    id: "N3", quantity: "share of time down, up for 60 s and down for 20 s on the average", unit: "1", target: 0.25, tolerance: 0.05, source: "renewal theory",
    scenario: { ...gossip({ peers: 200, churn: { meanUp: 60, meanDown: 20 }, exchange: "1 min" }), duration: 2000, warmup: 500, load: { rate: 0.05 } },
    read: (metric) => metric("network.down.share"),
    plantedFault: { "ledger.network.churn.meanDown": 25 },
  },
];
