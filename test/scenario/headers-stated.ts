/** What the headers of scenario files state, with seed 1: figures by overrides, those of the file itself first. */
import type { Stated } from "./stated.js";

export const STATED: Record<string, readonly Stated[]> = {
  city: [
    [{}, { "road.delayCost.ratio": 0.62, "confirmation.latency.mean": 13, "settlement.loss": 0, "grid.orders.late.share": 0 }],
    [{ "ledger.kind": "ideal" }, { "road.delayCost.ratio": 0.58 }],
    [{ "settlement.policy": "zero-conf" }, { "conflicts.succeeded": 37, "conflicts.attempted": 110, "road.paidInTime.share": 1 }],
    // docs/models/channel.md
    [{ "ledger.kind": "channel" }, { "road.paidInTime.share": 1, "confirmation.latency.mean": 0.31, "channel.locked.mean": 379_851, "channel.locked.hub.mean": 291_439 }],
    [{ "ledger.kind": "channel", "ledger.opened": "on-demand" }, { "road.paidInTime.share": 0.68, "confirmation.latency.mean": 28, "channel.opened": 2_356, "channel.locked.mean": 357_412 }],
    [{ "ledger.kind": "channel", "ledger.topology.kind": "direct" }, { "road.paidInTime.share": 0.04, "channel.onLedger.share": 0.89, "channel.locked.mean": 80_168 }],
    [{ "settlement.policy": "channel" }, { "road.paidInTime.share": 0.94, "confirmation.latency.mean": 10.7, "channel.onLedger.share": 0.45, "settlement.locked.mean": 20_300 }],
  ],
  channel: [
    [{}, { "road.delayCost.ratio": 0.58, "drones.parcels.onTime.share": 1, "charging.paymentWait.mean": 0.6, "channel.locked.mean": 16_321, "channel.locked.hub.mean": 10_648, "channel.transactions.perPayment": 0.0019, "road.paidInTime.share": 1, "channel.updates": 130_000 }],
    [{ "ledger.kind": "ideal" }, { "road.delayCost.ratio": 0.58, "drones.parcels.onTime.share": 1, "charging.paymentWait.mean": 0 }],
    [{ "ledger.topology.capacity": 1 }, { "road.delayCost.ratio": 0.58, "drones.parcels.onTime.share": 1, "charging.paymentWait.mean": 6.9, "channel.locked.mean": 6_500 }],
    [{ "ledger.topology.kind": "direct" }, { "road.delayCost.ratio": 0.98, "drones.parcels.onTime.share": 0.44, "charging.paymentWait.mean": 209, "channel.locked.mean": 19_752 }],
    [{ "ledger.meanwhile": "ledger" }, { "road.delayCost.ratio": 0.98, "drones.parcels.onTime.share": 0.42, "charging.paymentWait.mean": 7.7, "channel.locked.mean": 16_252 }],
  ],
  intersection: [
    [{}, { "road.delayCost.ratio": 0.58, "road.paidInTime.share": 1, "confirmation.latency.mean": 2.4 }],
    [{ "ledger.network.delay": "1s" }, { "road.delayCost.ratio": 0.6, "road.paidInTime.share": 0.98, "confirmation.latency.mean": 10.1 }],
    [{ "ledger.network.delay": "2s" }, { "road.delayCost.ratio": 0.85, "road.paidInTime.share": 0.47, "confirmation.latency.mean": 19.7 }],
    [{ "ledger.network.delay": "5s" }, { "road.delayCost.ratio": 1, "confirmation.latency.mean": 49.6 }],
  ],
  drones: [
    [{}, { "drones.parcels.onTime.share": 1, "charging.padUtilisation": 0.66, "charging.paymentWait.mean": 20 }],
    [{ "ledger.kind": "ideal" }, { "drones.parcels.onTime.share": 1, "charging.padUtilisation": 0.59, "charging.paymentWait.mean": 0 }],
    [{ "ledger.network.delay": "5s" }, { "drones.parcels.onTime.share": 1, "charging.padUtilisation": 0.79, "charging.paymentWait.mean": 59 }],
    [{ "load.rate": 0 }, { "drones.parcels.onTime.share": 0.05, "charging.padUtilisation": 1, "charging.paymentWait.mean": 1576 }],
  ],
  energy: [
    [{}, { "grid.selfSufficiency": 0.679, "grid.selfSufficiency.individual": 0.357, "grid.missed": 0, "confirmation.latency.mean": 14 }],
    [{ "load.rate": 0 }, { "grid.selfSufficiency": 0.585, "grid.missed": 298, "confirmation.latency.mean": 143 }],
    [{ "ledger.network.delay": "10s" }, { "grid.selfSufficiency": 0.488, "grid.missed": 608, "confirmation.latency.mean": 128 }],
  ],
  partition: [
    [{}, { "confirmation.latency.mean": 10.4, "confirmation.latency.p50": 2, "confirmation.latency.p95": 51.2 }],
    [{ "ledger.network.plan": [] }, { "confirmation.latency.mean": 1.86 }],
    [{ "ledger.confirmation.threshold": 0.4 }, { "confirmation.latency.mean": 1.38 }],
    [{ "ledger.network.plan": [{ at: "90s", until: "150s", crash: "europe" }] }, { "confirmation.latency.mean": 10.8 }],
    [{ "ledger.network.plan": [{ at: "90s", until: "150s", crash: "europe" }], "ledger.network.failover": true }, { "confirmation.latency.mean": 2.07 }],
  ],
  peers: [
    [{}, { "confirmation.latency.mean": 1.75, "confirmation.latency.p50": 1.74, "confirmation.latency.p95": 1.98, "tangle.dissemination.full.mean": 0.53 }],
    [{ "ledger.confirmation.voters": "mana" }, { "confirmation.latency.mean": 1.64 }],
    [{ "ledger.confirmation.validators": 7 }, { "confirmation.latency.mean": 1.73 }],
    [{ "ledger.network.delay": "50ms" }, { "confirmation.latency.mean": 1.12 }],
    [{ "ledger.network.topology.kind": "ring" }, { "confirmation.latency.mean": 5.95 }],
    [{ "ledger.network.topology.kind": "regions" }, { "confirmation.latency.mean": 2.56 }],
    [{ "ledger.network.loss": "10%" }, { "confirmation.latency.mean": 1.95 }],
    [{ "ledger.network.churn.meanUp": "20s", "ledger.network.churn.meanDown": "2s" }, { "confirmation.latency.mean": 2.15 }],
    [{ "ledger.confirmation.rule": "milestones" }, { "confirmation.latency.mean": 5.71 }],
    [{ "ledger.confirmation.rule": "confidence", "ledger.confirmation.threshold": 0.9 }, { "confirmation.latency.mean": 1.95 }],
  ],
  congestion: [
    [{}, { "congestion.excess": 1.01, "congestion.modest.latency": 4.2, "congestion.utilisation": 0.99 }],
    [{ "ledger.congestion.order": "first-come" }, { "congestion.modest.latency": 32 }],
    [{ "load.peers.2.factor": 1, "load.peers.2.selfish": false }, { "congestion.modest.latency": 2.3, "congestion.utilisation": 0.8 }],
  ],
  cloud: [
    [{}, { "road.delayCost.ratio": 0.69, "road.paidInTime.share": 0.74, "confirmation.latency.mean": 73 }],
    [{ "ledger.outages.kind": "none" }, { "road.delayCost.ratio": 0.58, "road.paidInTime.share": 1, "confirmation.latency.mean": 0.23 }],
    [{ "ledger.servers": 1 }, { "road.delayCost.ratio": 0.78, "road.paidInTime.share": 0.48, "confirmation.latency.mean": 164 }],
    [{ "ledger.servers": 1, "ledger.outages.kind": "none" }, { "road.delayCost.ratio": 0.59, "road.paidInTime.share": 0.98, "confirmation.latency.mean": 2.47 }],
    [{ "ledger.servers": 1, "ledger.outages.kind": "none", "ledger.service.mean": "65ms" }, { "road.delayCost.ratio": 1, "road.paidInTime.share": 0, "confirmation.latency.mean": 124 }],
    [{ "ledger.regions": 2, "ledger.failover": true, "ledger.outages.plan": [{ at: "60min", until: "80min", region: 0 }] }, { "road.delayCost.ratio": 0.58, "road.paidInTime.share": 1, "confirmation.latency.mean": 0.22 }],
    [{ "ledger.kind": "tangle" }, { "road.delayCost.ratio": 0.61, "road.paidInTime.share": 0.95, "confirmation.latency.mean": 11.5 }],
  ],
  blockchain: [
    [{}, { "drones.parcels.onTime.share": 1, "charging.padUtilisation": 0.77, "charging.paymentWait.mean": 55, "fees.mean": 0.0012 }],
    [{ "ledger.consensus.kind": "stake" }, { "drones.parcels.onTime.share": 1, "charging.padUtilisation": 0.68, "charging.paymentWait.mean": 23, "fees.mean": 0.001 }],
    [{ "load.rate": "2.5/s" }, { "drones.parcels.onTime.share": 0.39, "charging.padUtilisation": 1, "charging.paymentWait.mean": 364, "fees.mean": 0.0013 }],
    [{ "load.rate": "4/s" }, { "drones.parcels.onTime.share": 0, "charging.padUtilisation": 1, "fees.mean": 0.58 }],
  ],
  committee: [
    [{}, { "confirmation.latency.mean": 1.23, "committee.round.mean": 0.243, "committee.leaders.skipped": 0.18, "road.paidInTime.share": 1, "road.delayCost.ratio": 0.6, "committee.forks": 0 }],
    [{ "ledger.faults.kind": "none" }, { "confirmation.latency.mean": 0.67, "committee.round.mean": 0.156, "committee.leaders.skipped": 0.02, "road.paidInTime.share": 1 }],
    [{ "ledger.timeout": "1s" }, { "confirmation.latency.mean": 2.38, "committee.round.mean": 0.38, "committee.leaders.skipped": 0.15, "road.paidInTime.share": 1 }],
    [{ "ledger.faults.kind": "equivocate" }, { "confirmation.latency.mean": 3.1, "committee.round.mean": 0.468, "committee.leaders.skipped": 0.07, "road.paidInTime.share": 1 }],
    [{ "ledger.faults.count": 4 }, { "confirmation.latency.mean": 0.67, "committee.round.mean": 0.154, "road.paidInTime.share": 0.21, "road.delayCost.ratio": 0.92 }],
  ],
  "micro-trade": [
    [{}, { "trade.share": 0.81, "trade.efficiency.gross": 0.97, "trade.efficiency": 0.73 }],
    [{ "ledger.fees.fee": 0.001 }, { "trade.share": 1, "trade.efficiency.gross": 1, "trade.efficiency": 0.99 }],
    [{ "ledger.fees.fee": 0.3 }, { "trade.share": 0.49, "trade.efficiency.gross": 0.79, "trade.efficiency": 0.34 }],
    [{ "ledger.fees.fee": 0.6 }, { "trade.share": 0.16, "trade.efficiency.gross": 0.35, "trade.efficiency": 0.06 }],
    [{ "ledger.kind": "tangle" }, { "trade.share": 1, "trade.efficiency.gross": 1, "trade.efficiency": 1, "confirmation.latency.mean": 14.35 }],
    [{ "markets.trade.mechanism": "split-the-difference" }, { "trade.efficiency": 0.54 }],
  ],
  tangle: [
    [{}, { "tangle.tips.mean": 198.6, "tangle.firstApproval.mean": 2, "confirmation.latency.mean": 14.98 }],
    [{ "ledger.work.kind": "fixed", "ledger.work.time": "1s" }, { "tangle.tips.mean": 398, "confirmation.latency.mean": 29.8, "energy.perTransaction": 3.1 }],
    [{ "ledger.network.kind": "fluid" }, { "tangle.tips.mean": 198, "confirmation.latency.mean": 15 }],
  ],
};
