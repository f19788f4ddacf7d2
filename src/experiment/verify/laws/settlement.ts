/** Laws of settlement: who is paid in time, who gives up, what each policy has at risk, locks up and loses. */
import { capitalCost, givesUp, paidInTime, streamExposure } from "../../../ledger/settlement/theory.js";
import type { Law } from "../law.js";

/** Crossings with hardly any traffic, at which a bid is issued so many seconds before the vehicle enters. */
function inTime(window: number): Law {
  return {
    id: "P1", quantity: `bids paid within a window of ${window} s, exponential confirmation of 10 s: 1 − exp(−${window}/10)`, unit: "1",
    target: paidInTime(window, 10), tolerance: 0.02, source: "F(window) of the confirmation delay",
    scenario: {
      duration: "1h", interval: "10min", ledger: { kind: "ideal", delay: 10, delayDistribution: "exponential" },
      markets: { road: { crossings: 100, serviceTime: 2, lookAhead: window, discipline: { rule: "priority-bid" } } },
      fleets: { cars: { device: "vehicle", count: 1000, wallet: 1000, arrivalRate: 0.03 } },
    },
    read: (metric) => metric("road.paidInTime.share"), plantedFault: { "ledger.delay": window > 20 ? 15 : 11 },
  };
}

/** Buyers of a service, who cheat with a delay of a day: not within the run. */
function customers(ledger: Record<string, unknown>, settlement: Record<string, unknown>, fleet: Record<string, unknown>): Record<string, unknown> {
  return {
    duration: "2h", warmup: "20min", interval: "10min", ledger, settlement, markets: { shop: { service: "10min" } },
    fleets: { customers: { device: "double-spender", count: 200, attemptRate: "30/h", secondAfter: "1d", ...fleet } },
  };
}

/** A lock and a claim of 10 s each, and 600 s of service between them, of 200 × 30 deals an hour with 2 tokens each. */
const LOCKED = 200 * 30 / 3600 * 2 * (10 + 600 + 10);
const ESCROW = customers({ kind: "ideal", delay: 10 }, { policy: "escrow", deposit: 2 }, { wallet: 1000 });

export const settlementLaws: readonly Law[] = [
  inTime(14.4),
  inTime(30),
  {
    id: "P2", quantity: "impatient buyers who give up, confirmation τ = 10 s, patience θ = 30 s, both exponential: τ/(τ + θ)", unit: "1",
    target: givesUp(10, 30), tolerance: 0.04, source: "derived: the lesser of two exponential times",
    scenario: {
      duration: "1h", interval: "10min", ledger: { kind: "ideal", delay: 10, delayDistribution: "exponential" }, markets: { trade: { patience: 30 } },
      fleets: { traders: { device: "trader", count: 200, meetingRate: "90/h" } },
    },
    read: (metric) => metric("trade.givenUp.share"), plantedFault: { "ledger.delay": 12 },
  },
  {
    id: "P3", quantity: "most lost to one buyer of 10 min for 1 token whose wallet runs dry, a bill every 120 s, 240 s to pay it: 360 s of service", unit: "token",
    target: streamExposure(1, 600, 120, 240), tolerance: 0.01, source: "rate × (interval + timeout); times of Golem's provider",
    scenario: { ...customers({ kind: "ideal" }, { policy: "stream" }, { wallet: 0.2, count: 20 }), warmup: 0 },
    read: (metric) => metric("settlement.exposure.max"), plantedFault: { "settlement.timeout": 300 },
  },
  {
    id: "P4", quantity: "money locked up in deposits: rate × deposit × time from lock to claim", unit: "token", target: LOCKED, tolerance: 0.03, source: "Little's law",
    scenario: ESCROW, read: (metric) => metric("settlement.locked.mean"), plantedFault: { "settlement.deposit": 2.2 },
  },
  {
    id: "P4", quantity: "what it costs in 100 min at 5 % a year: deposits × interest × time", unit: "token", target: capitalCost(LOCKED, 0.05, 6000), tolerance: 0.03,
    source: "derived", scenario: ESCROW, read: (metric) => metric("settlement.capitalCost"), plantedFault: { "settlement.interestRate": 0.06 },
  },
  {
    id: "P5", quantity: "lost under zero-conf of what is spent again at once: one half", unit: "1", target: 0.5, tolerance: 0.1, source: "derived: both sides weigh alike, and a coin decides",
    scenario: {
      duration: "1h", interval: "10min", load: { rate: 8 }, ledger: { kind: "tangle", network: { delay: 2 }, confirmation: { threshold: 40 } }, settlement: { policy: "zero-conf" },
      fleets: { thieves: { device: "double-spender", count: 20, attemptRate: "30/h", secondAfter: 0 } },
    },
    read: (metric) => metric("settlement.loss") / metric("conflicts.attempted"), plantedFault: { "fleets.thieves.secondAfter": 4 },
  },
  {
    id: "P6", quantity: "lost when sellers wait for a twentieth of the confirming weight, spent again after 0.5 s", unit: "1", target: 0.02, tolerance: 0, bound: "at most",
    source: "by then all tips stand on one side",
    scenario: {
      duration: "1h", interval: "10min", load: { rate: 4 }, ledger: { kind: "tangle", network: { delay: 1 }, confirmation: { threshold: 100 } }, settlement: { policy: "confidence", threshold: 0.05 },
      fleets: { thieves: { device: "double-spender", count: 20, attemptRate: "30/h", secondAfter: 0.5 } },
    },
    read: (metric) => metric("settlement.loss") / metric("conflicts.attempted"), plantedFault: { "settlement.threshold": 0.01 },
  },
];
