/** Laws of attacks: tips under inflation, the race of a hidden branch against the honest, and votes below and above a third. */
import { outpacingBound } from "../../../ledger/tangle/adversaries/race-theory.js";
import type { Law } from "../law.js";

/** A tangle of λ = 100/s and h = 1 s of which `rate` a second approve nothing but the genesis. */
function inflated(rate: number, parents: number): Record<string, unknown> {
  return {
    duration: 660, warmup: 60, interval: 10, load: { rate: 100 - rate },
    ledger: { kind: "tangle", network: { delay: 1 }, tipSelection: { parents }, confirmation: { threshold: 2 }, drawn: 0, adversary: { kind: "tip-inflation", rate } },
  };
}
const T8 = "balance of the tip pool; a critical rate exists: arXiv 2305.01207";
const inflation = (q: number, parents: number, target: number): Law => ({
  id: "T8", quantity: `tips over λh, k = ${parents}, a share q = ${q} approves the genesis: (1 − q)k/((1 − q)k − 1)`, unit: "1", target, tolerance: 0.04, source: T8,
  scenario: inflated(100 * q, parents), read: (metric) => metric("tangle.tips.mean") / metric("throughput.issued"),
  plantedFault: { "ledger.adversary.rate": 100 * q - 7 },
});

const RACE = "gambler's ruin with votes on their way, derived; docs/models/attacks.md";
const POPOV = "Popov, The Tangle (2018), equations 9 to 12";
const bound = (mu: number, target: number): Law => ({
  id: "A1", quantity: `bound on being outpaced, λ = 3/s, w = 32, t = 12 s, μ = ${mu}/s`, unit: "1", target, tolerance: 0.001, source: POPOV,
  compute: () => outpacingBound(32, 12, 3, mu), plantedFault: () => outpacingBound(32, 12, 3.1, mu * 1.02),
});
function race(weight: number, rate: number, duration = 40_000): Record<string, unknown> {
  return {
    duration, warmup: 100, interval: 1000, load: { rate: 3 },
    ledger: {
      kind: "tangle", network: { delay: 0.1 }, confirmation: { threshold: weight + 120 }, drawn: 0,
      adversary: { kind: "large-weight", rate, pause: 60, acceptance: { policy: "weight", threshold: weight } },
    },
  };
}

/** Twenty peers of equal votes, of which the adversary has some and keeps two payments in balance. */
function split(peers: number): Record<string, unknown> {
  return {
    duration: 400, warmup: 40, interval: 20, load: { rate: 40 }, ledger: {
      kind: "tangle", network: { kind: "gossip", peers: 20, topology: { kind: "random-regular", degree: 4 } }, mana: { exponent: 0 },
      confirmation: { rule: "approval-weight", voters: "mana", threshold: 0.66 }, drawn: 0,
      adversary: { kind: "splitting", rate: 20, peers, hold: 20 },
    },
  };
}

/** λ = 25/s and h = 1 s, of which `selfish` a second approve the tips that most walks reach. */
function greedy(selfish: number): Record<string, unknown> {
  return {
    duration: 3600, warmup: 120, interval: 60, load: { rate: 25 - selfish }, ledger: {
      kind: "tangle", network: { delay: 1 }, tipSelection: { rule: "weighted-walk", alpha: 0.001, startDepth: 600 },
      confirmation: { threshold: 100 }, drawn: 0, adversary: { kind: "selfish", rate: selfish },
    },
  };
}
/** Seconds to weight 100 in that tangle with hardly any selfish, two runs of an hour. */
const UNHURT = 14.95;
const A4 = "Equilibria in the Tangle, arXiv 1712.05385, section 3; cost taken as the time to weight 100, see docs/models/attacks.md";
const A5 = "safe up to 33 %: arXiv 2208.08254";

export const attackLaws: readonly Law[] = [
  inflation(0.2, 2, 2.667),
  inflation(0.3, 2, 3.5),
  { ...inflation(0.4, 2, 6), tolerance: 0.06 },
  inflation(0.5, 4, 2),
  {
    id: "T8", quantity: "tips over λh after 600 s, k = 2, q = 0.55, above the critical share 1 − 1/k: no steady state", unit: "1", target: 15, bound: "at least", tolerance: 0, source: T8,
    scenario: inflated(55, 2), read: (metric) => metric("tangle.tips.mean") / metric("throughput.issued"), plantedFault: { "ledger.adversary.rate": 30 },
  },
  bound(2, 0.2994),
  bound(1, 1.135e-5),
  {
    id: "A1", quantity: "a hidden branch outweighs a payment of weight 32, λ = 3/s, μ = 2/s: at most Popov's bound at t = 12 s", unit: "1", target: 0.2994, bound: "at most", tolerance: 0, source: POPOV,
    scenario: race(32, 2), read: (metric) => metric("attack.success.share"), plantedFault: { "ledger.adversary.rate": 2.7 },
  },
  {
    id: "A1", quantity: "the same: the race of two Poisson streams, from a mean t of 10.7 s, less what turns back", unit: "1", target: 0.1021, tolerance: 0.25, source: RACE,
    scenario: race(32, 2), read: (metric) => metric("attack.success.share"), plantedFault: { "ledger.adversary.rate": 2.35 },
  },
  {
    id: "A1", quantity: "the race at weight 20 and the same rates, from a mean t of 6.6 s", unit: "1", target: 0.188, tolerance: 0.25, source: RACE,
    scenario: race(20, 2), read: (metric) => metric("attack.success.share"), plantedFault: { "ledger.adversary.rate": 2.5 },
  },
  {
    id: "A1", quantity: "the race at weight 12, λ = 3/s, μ = 1.5/s, from a mean t of 3.9 s", unit: "1", target: 0.0884, tolerance: 0.25, source: RACE,
    scenario: race(12, 1.5, 120_000), read: (metric) => metric("attack.success.share"), plantedFault: { "ledger.adversary.rate": 2 },
  },
  {
    id: "A4", quantity: "gain of 5 % who choose their tips selfishly, over the honest of the same run", unit: "1", target: 0.036, bound: "at most", tolerance: 0, source: A4,
    scenario: greedy(1.25), read: (metric) => metric("attack.gain"), plantedFault: { "ledger.confirmation.threshold": 2 },
  },
  {
    id: "A4", quantity: "what the honest lose where 20 % are selfish, so that these gain nothing more", unit: "1", target: 0.07, bound: "at most", tolerance: 0, source: A4,
    scenario: greedy(5), read: (metric) => metric("confirmation.latency.mean") / UNHURT - 1, plantedFault: { "ledger.adversary.rate": 12.5, "load.rate": 12.5 },
  },
  {
    id: "A5", quantity: "conflicts that an adversary with 20 % of the votes keeps undecided by splitting", unit: "1", target: 0.05, bound: "at most", tolerance: 0, source: A5,
    scenario: split(4), read: (metric) => metric("attack.success.share"), plantedFault: { "ledger.adversary.peers": 8 },
  },
  {
    id: "A5", quantity: "the same with 40 % of the votes: not safe", unit: "1", target: 0.1, bound: "at least", tolerance: 0, source: A5,
    scenario: split(8), read: (metric) => metric("attack.success.share"), plantedFault: { "ledger.adversary.peers": 2 },
  },
];
