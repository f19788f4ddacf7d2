/** Laws of views that peers have of their own: how soon honest peers confirm. */
import type { Law } from "../law.js";

export const peerLaws: readonly Law[] = [
  {
    id: "C1", quantity: "confirmation, 100 peers, hops of 100 ms, 20 validators: around 1 to 2 s", unit: "s", target: 1.5, tolerance: 1 / 3, source: "arXiv 2208.08254",
    scenario: {
      duration: 20, warmup: 5, interval: 1, load: { rate: 194 },
      ledger: {
        kind: "tangle", network: { kind: "gossip", peers: 100, topology: { kind: "watts-strogatz", degree: 4, rewiring: 1 }, delay: 0.1 }, drawn: 0,
        tipSelection: { rule: "restricted-uniform", parents: 8 }, confirmation: { rule: "approval-weight", validators: 20, every: 1 },
      },
    },
    read: (metric) => metric("confirmation.latency.mean"),
    plantedFault: { "ledger.network.delay": 0.2 },
  },
];
