/** Laws of ledgers in one hand: queues for servers, outages, and the wait for milestones. */
import { erlangB, waitOfOne, waitOfPool } from "../../../ledger/cloud/queue-theory.js";
import { waitForMilestone } from "../../../ledger/milestones/milestone-theory.js";
import type { Law } from "../law.js";

const ERLANG = "Erlang (1917)", PK = "Pollaczek (1930), Khinchine (1932)", RENEWAL = "renewal-reward; derived in docs/models/cloud.md";

/** Servers that need 1 s on the average, and are next door, unless said otherwise. */
function cloud(duration: number, rate: number, ledger: Record<string, unknown>): Record<string, unknown> {
  return { duration, warmup: duration / 20, interval: duration / 20, load: { rate }, ledger: { kind: "cloud", network: { delay: 0 }, service: { mean: 1 }, ...ledger } };
}

/** Milestones every minute, each of which approves all that there is: transactions come one at a time. */
function milestones(ledger: Record<string, unknown>): Record<string, unknown> {
  return { duration: "80h", warmup: "2h", interval: "8h", load: { rate: 0.02 }, ledger: { kind: "milestones", interval: 60, network: { delay: 0.1 }, drawn: 0, ...ledger } };
}

/** @param spread standard deviation of the service over its mean */
const ofOne = (distribution: string, spread: number, rate: number): Law => ({
  id: "Q2", quantity: `wait for one server of ${distribution} service at a load of ${rate}: λE[S²]/(2(1 − ρ))`, unit: "s", target: waitOfOne(rate, 1, spread), tolerance: 0.03, source: PK,
  scenario: cloud(40_000, rate, { servers: 1, service: { mean: 1, distribution, ...(distribution === "lognormal" ? { spread } : {}) } }),
  read: (metric) => metric("cloud.wait.mean"), plantedFault: { "ledger.service.mean": 1.05 },
});

export const centralLaws: readonly Law[] = [
  {
    id: "Q1", quantity: "wait for one of 3 servers at a load of 2.1 erlangs (M/M/c)", unit: "s", target: waitOfPool(3, 2.1, 1), tolerance: 0.03, source: ERLANG,
    scenario: cloud(20_000, 2.1, { servers: 3 }), read: (metric) => metric("cloud.wait.mean"), plantedFault: { "ledger.service.mean": 1.05 },
  },
  {
    id: "Q1", quantity: "wait for one of 16 servers at a load of 14 erlangs (M/M/c)", unit: "s", target: waitOfPool(16, 14, 1), tolerance: 0.05, source: ERLANG,
    scenario: cloud(8000, 14, { servers: 16 }), read: (metric) => metric("cloud.wait.mean"), plantedFault: { "ledger.servers": 17 },
  },
  ofOne("constant", 0, 0.8), ofOne("lognormal", 0.7, 0.6),
  {
    id: "Q3", quantity: "share turned away where nobody waits, 3 erlangs at 5 servers: Erlang's loss formula", unit: "1", target: erlangB(5, 3), tolerance: 0.02, source: ERLANG,
    scenario: cloud(20_000, 3, { servers: 5, overload: { kind: "shed", limit: 0 }, clients: { attempts: 1 } }), read: (metric) => metric("cloud.shed") / (metric("throughput.issued") * 19_000), plantedFault: { "ledger.overload.limit": 1 },
  },
  {
    id: "Q4", quantity: "throughput under one and a half times the capacity: servers over service", unit: "1/s", target: 10, tolerance: 0.01, source: "definition",
    scenario: cloud(2000, 15, { servers: 5, service: { mean: 0.5 } }), read: (metric) => metric("throughput.confirmed"), plantedFault: { "ledger.service.mean": 0.52 },
  },
  {
    id: "Q5", quantity: "availability, up for 100 s and down for 25 s: MTBF/(MTBF + MTTR)", unit: "1", target: 0.8, tolerance: 0.01, source: "renewal-reward",
    scenario: cloud(100_000, 0.1, { outages: { kind: "random", mtbf: 100, mttr: 25 } }), read: (metric) => metric("cloud.availability"), plantedFault: { "ledger.outages.mttr": 28 },
  },
  {
    id: "Q6", quantity: "what outages of 100 s, 1000 s apart, add to the latency of requests that wait: E[D²]/(2(MTBF + MTTR))", unit: "s", target: 10_000 / 2200, tolerance: 0.03, source: RENEWAL,
    scenario: cloud(44_100, 2, { servers: 200, service: { mean: 0.1 }, outages: { kind: "random", mtbf: 1000, between: "constant", mttr: 100, repair: "constant" }, during: "wait" }),
    read: (metric) => metric("confirmation.latency.mean") - 0.1, plantedFault: { "ledger.outages.mttr": 110 },
  },
  {
    id: "K1", quantity: "wait for the next milestone, one a minute: half of it, and two delays of 0.1 s", unit: "s", target: 30.2, tolerance: 0.01, source: "uniform arrivals",
    scenario: milestones({}), read: (metric) => metric("confirmation.latency.mean"), plantedFault: { "ledger.interval": 63 },
  },
  {
    id: "K2", quantity: "the same with a coordinator that is up for 10 min and down for 2: m − I/(exp(I/m) − 1) + E[D²]/(2(m + E[D]))", unit: "s",
    target: waitForMilestone(60, 600, 120, 0) + 0.2, tolerance: 0.02, source: RENEWAL,
    scenario: milestones({ outages: { kind: "random", mtbf: 600, mttr: 120, repair: "constant" } }), read: (metric) => metric("confirmation.latency.mean"), plantedFault: { "ledger.outages.mttr": 140 },
  },
];
