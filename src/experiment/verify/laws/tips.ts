/** Laws of the tangle's tips and of the time to first approval, under a plain Poisson load. */
import type { Law } from "../law.js";

/** A tangle under `rate` transactions per second, each hidden for `delay` seconds, observed for about 60,000 transactions. */
function tangle(rate: number, delay: number, tipSelection: Record<string, unknown>): Record<string, unknown> {
  const warmup = 60 * delay;
  return {
    duration: warmup + 60_000 / rate, warmup, interval: 10 * delay, load: { rate },
    ledger: { kind: "tangle", network: { delay }, tipSelection, confirmation: { rule: "cumulative-weight", threshold: 2 }, drawn: 0 },
  };
}

const POPOV = "Popov, The Tangle (2018), section 3";
const tips = (rate: number, delay: number, parents: number, source: string, id: string): Law => ({
  id, quantity: `tips, uniform random, k = ${parents}, λ = ${rate}/s, h = ${delay} s: k λ h/(k − 1)`, unit: "1",
  target: parents * rate * delay / (parents - 1), tolerance: 0.02, source,
  scenario: tangle(rate, delay, { rule: "uniform-random", parents }),
  read: (metric) => metric("tangle.tips.mean"),
  plantedFault: { "ledger.tipSelection.parents": parents === 2 ? 3 : 2 },
});

export const tipLaws: readonly Law[] = [
  tips(100, 1, 2, `${POPOV}, eq. 1`, "T1"),
  tips(500, 1, 2, `${POPOV}, eq. 1`, "T1"),
  tips(100, 1, 4, `${POPOV}, eq. 2`, "T2"),
  tips(200, 2, 8, `${POPOV}, eq. 2`, "T2"),
  {
    id: "T3", quantity: "first approval, uniform random, k = 2, λ = 100/s, h = 3 s: 2h", unit: "s", target: 6, tolerance: 0.02, source: `${POPOV}, p. 8`,
    scenario: tangle(100, 3, { rule: "uniform-random", parents: 2 }),
    read: (metric) => metric("tangle.firstApproval.mean"),
    plantedFault: { "ledger.network.delay": 3.2 },
  },
  {
    id: "T4", quantity: "tips over rate × mean time to first approval, weighted walk: Little's law", unit: "1", target: 1, tolerance: 0.02, source: "Little (1961); arXiv 2302.01625",
    scenario: { ...tangle(50, 1, { rule: "weighted-walk", alpha: 0.001 }), duration: 700 },
    read: (metric) => metric("tangle.tips.mean") / (metric("throughput.issued") * metric("tangle.firstApproval.mean")),
    // No parameter breaks this law but the lack of a steady state: the first three seconds of an empty tangle.
    plantedFault: { duration: "3 s", warmup: 0, interval: "1 s" },
  },
  {
    id: "T6", quantity: "tips, unweighted walk, k = 2, λ = 100/s, h = 1 s: about 2.1 λh", unit: "1", target: 210, tolerance: 0.03, source: "Kusmierz et al., quoted from memory: an assumption",
    scenario: { ...tangle(100, 1, { rule: "weighted-walk", alpha: 0, startDepth: 5000 }), duration: 360 },
    read: (metric) => metric("tangle.tips.mean"),
    plantedFault: { "ledger.tipSelection.parents": 3 },
  },
  {
    id: "T7", quantity: "weighted walk, α = 0.005, λh = 100: share of the transactions that nobody ever approves", unit: "1", target: 0.001, tolerance: 0, bound: "at most",
    source: "The many faces of the Tangle (IOTA Foundation, 2018); 0.058 % in runs of res-sim-tangle",
    scenario: leftBehind({ rule: "weighted-walk", alpha: 0.005 }),
    read: (metric) => metric("tangle.permanentTips.share"),
    plantedFault: { "ledger.tipSelection.startDepth": 500 },
  },
  {
    id: "T7", quantity: "the same, α = 0.05: a constant share is never approved, so that tips grow without bound", unit: "1", target: 0.002, tolerance: 0, bound: "at least",
    source: "The many faces of the Tangle (IOTA Foundation, 2018)",
    scenario: leftBehind({ rule: "weighted-walk", alpha: 0.05 }),
    read: (metric) => metric("tangle.permanentTips.share"),
    plantedFault: { "ledger.tipSelection.alpha": 0.001 },
  },
  {
    id: "T7", quantity: "hybrid, α = 0.5: the uniform parent approves what the walk leaves behind", unit: "1", target: 0.0001, tolerance: 0, bound: "at most",
    source: "Ferraro, King, Shorten (2019), arXiv 1901.07302",
    scenario: leftBehind({ rule: "hybrid", alpha: 0.5 }),
    read: (metric) => metric("tangle.permanentTips.share"),
    plantedFault: { "ledger.tipSelection.rule": "weighted-walk", "ledger.tipSelection.alpha": 0.5 },
  },
  {
    id: "T7", quantity: "restricted uniform, k = 2, h = 1 s, age limit 4 h: share never approved, exp(−μ(A − h)) with μ + 1 − exp(−μ(A − 2h)) = 2", unit: "1", target: 0.03589, tolerance: 0.05,
    source: "derived: docs/models/tangle.md",
    scenario: { ...leftBehind({ rule: "restricted-uniform", maxAge: 4 }), load: { rate: 200 } },
    read: (metric) => metric("tangle.permanentTips.share"),
    plantedFault: { "ledger.tipSelection.maxAge": 5 },
  },
  {
    id: "T2", quantity: "tips, lazy, k = 2, everybody 300 transactions behind: k · 300/(k − 1)", unit: "1", target: 600, tolerance: 0.02,
    source: "derived: as T2, the delay being the time of 300 transactions",
    scenario: tangle(100, 1, { rule: "lazy", back: 300 }),
    read: (metric) => metric("tangle.tips.mean"),
    plantedFault: { "ledger.tipSelection.back": 320 },
  },
];

/** 100 transactions a second, each hidden for 1 s, long enough for tips to be 40 s old. */
function leftBehind(tipSelection: Record<string, unknown>): Record<string, unknown> {
  return { ...tangle(100, 1, tipSelection), duration: 340, warmup: 40, ledger: { kind: "tangle", network: { delay: 1 }, tipSelection, confirmation: { rule: "cumulative-weight", threshold: 2 }, drawn: 0, orphanAge: 40 } };
}
