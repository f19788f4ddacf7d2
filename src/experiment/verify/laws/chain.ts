/** Laws of chains of blocks: double spends that overtake, natural forks, capacity, and the wait for blocks. */
import { naturalForks, nakamoto, rosenfeld } from "../../../ledger/blockchain/chain-theory.js";
import type { ComputedLaw, Law } from "../law.js";

const NAKAMOTO = "Nakamoto, Bitcoin (2008), section 11", ROSENFELD = "Rosenfeld, Analysis of hashrate-based double-spending (2012), table 1";
const DECKER = "Decker and Wattenhofer, Information propagation in the Bitcoin network (2013)";

const catchUp = (z: number, target: number): ComputedLaw => ({
  id: "A7", quantity: `an attacker with 10 % of the hash power catches up with ${z} blocks`, unit: "1", target, tolerance: z === 10 ? 0.05 : 0.0005, source: NAKAMOTO,
  compute: () => nakamoto(0.1, z), plantedFault: () => nakamoto(0.1, z + 1),
});
const overtake = (q: number, n: number, target: number): ComputedLaw => ({
  id: "A8", quantity: `an attacker with ${100 * q} % of the hash power overtakes ${n} confirmation${n > 1 ? "s" : ""}`, unit: "1", target, tolerance: n === 6 && q === 0.1 ? 0.01 : 0.0005, source: ROSENFELD,
  compute: () => rosenfeld(q, n), plantedFault: () => rosenfeld(q + 0.01, n),
});

/** A chain of blocks every 600 s that reach everybody at once, unless said otherwise; no fees. */
function chain(duration: number, load: number, ledger: Record<string, unknown>): Record<string, unknown> {
  return {
    duration, warmup: duration / 20, interval: duration / 20, load: { rate: load },
    ledger: { kind: "blockchain", relay: 0, fees: { policy: "fixed", fee: 0 }, propagation: { mean: 0, median: 0 }, miners: { count: 2 }, ...ledger },
  };
}
/** Attempts at a double spend, one after the other, of a miner with a share q. */
const race = (q: number, n: number, days: number, tolerance: number, fault: Record<string, unknown>): Law => ({
  id: "A8", quantity: `the same, simulated: private chains with ${100 * q} % of the hash power that overtake ${n} confirmations`, unit: "1", target: rosenfeld(q, n), tolerance, source: ROSENFELD,
  scenario: chain(days * 86_400, 1e-4, { confirmations: n, consensus: { interval: 60 }, attacker: { kind: "private-chain", share: q, amount: 1, wallet: 1e6 } }),
  read: (metric) => metric("attack.success.share"), plantedFault: fault,
});

/** Ten miners by Zipf's law, so that the finder of a block holds 0.181 of all hash power on the average. */
const HELD = 1.549768 / (2.928968 * 2.928968);
const forked = { duration: 3e7, warmup: 1e6, interval: 1e6, load: { rate: 1e-4 }, ledger: { kind: "blockchain", fees: { policy: "fixed", fee: 0 }, miners: { count: 10, exponent: 1 } } };

/** Mean of transactions that wait where Poisson arrivals meet blocks of room b at exponential intervals: r/(1 − r), μr^(b+1) − (λ + μ)r + λ = 0. */
function queued(rate: number, blocks: number, room: number): number {
  let low = 0, high = 1 - 1e-9;
  for (let i = 0; i < 100; i++) {
    const r = (low + high) / 2;
    let power = 1;
    for (let j = 0; j <= room; j++) power *= r;
    if (blocks * power - (rate + blocks) * r + rate > 0) low = r; else high = r;
  }
  return low / (1 - low);
}

export const chainLaws: readonly Law[] = [
  catchUp(1, 0.2045873), catchUp(5, 0.0009137), catchUp(6, 0.0002428), catchUp(10, 0.0000012),
  overtake(0.1, 1, 0.2), overtake(0.1, 2, 0.056), overtake(0.1, 6, 0.00059), overtake(0.3, 6, 0.15645),
  race(0.1, 1, 200, 0.05, { "ledger.attacker.share": 0.13 }),
  race(0.3, 6, 400, 0.06, { "ledger.confirmations": 5 }),
  {
    id: "A9", quantity: "natural forks as the paper's model has them, 11.37 s to hear (weighted) and 633.68 s between blocks: 1.78 %", unit: "1", target: 0.0178, tolerance: 0.002, source: `${DECKER}; figures from memory`,
    compute: () => naturalForks(633.68, 11.37), plantedFault: () => naturalForks(600, 11.37),
  },
  {
    id: "A9", quantity: "natural forks, blocks every 600 s that reach others after a median of 6.5 s and a mean of 12.6 s: measured 1.69 %", unit: "1", target: 0.0169, tolerance: 0.08, source: `${DECKER}; miners by Zipf's law, an assumption`,
    scenario: forked, read: (metric) => metric("chain.forks.share"), plantedFault: { "ledger.consensus.interval": 450 },
  },
  {
    id: "A9", quantity: "the same: 1 − (1 − 1/600)^(12.6 (1 − Σ shares²))", unit: "1", target: naturalForks(600, 12.6 * (1 - HELD)), tolerance: 0.08, source: DECKER,
    scenario: forked, read: (metric) => metric("chain.forks.share"), plantedFault: { "ledger.miners.count": 2 },
  },
  {
    id: "B1", quantity: "capacity, blocks of ten transactions every 60 s, under twice that load: size over interval", unit: "1/s", target: 10 / 60, tolerance: 0.03, source: "definition",
    scenario: chain(1_200_000, 0.34, { consensus: { interval: 60 }, blockSize: 2500, confirmations: 1 }), read: (metric) => metric("throughput.confirmed"), plantedFault: { "ledger.dataSize": 270 },
  },
  {
    id: "B2", quantity: "wait for 6 confirmations at low load: 6 intervals of 60 s (Erlang)", unit: "s", target: 360, tolerance: 0.02, source: "Erlang's distribution",
    scenario: chain(4_000_000, 0.01, { consensus: { interval: 60 } }), read: (metric) => metric("confirmation.latency.mean"), plantedFault: { "ledger.confirmations": 5 },
  },
  {
    id: "B2", quantity: "median wait for 1 confirmation: ln 2 of an interval", unit: "s", target: 41.589, tolerance: 0.03, source: "exponential distribution",
    scenario: chain(2_000_000, 0.02, { consensus: { interval: 60 }, confirmations: 1 }), read: (metric) => metric("confirmation.latency.p50"), plantedFault: { "ledger.relay": 5 },
  },
  {
    id: "B4", quantity: "wait for 3 confirmations by stake, a slot every 12 s of which a tenth is missed: half a slot, the slots missed before the first block, and two more blocks", unit: "s", target: 6 + 12 * 0.1 / 0.9 + 2 * 12 / 0.9, tolerance: 0.01, source: "geometric distribution",
    scenario: chain(1_000_000, 0.02, { consensus: { kind: "stake", slot: 12, missed: 0.1 }, confirmations: 3 }), read: (metric) => metric("confirmation.latency.mean"), plantedFault: { "ledger.consensus.missed": 0.15 },
  },
  {
    id: "B3", quantity: "mempool at 70 % of the capacity, blocks of 10 transactions every 60 s: r/(1 − r), μr¹¹ − (λ + μ)r + λ = 0", unit: "1", target: queued(7 / 60, 1 / 60, 10), tolerance: 0.06, source: "queue M/M^b/1: Bailey (1954); Chaudhry and Templeton (1983), from memory",
    scenario: chain(3_000_000, 7 / 60, { consensus: { interval: 60 }, blockSize: 2500, confirmations: 1 }), read: (metric) => metric("chain.mempool.mean"), plantedFault: { "load.rate": 0.105 },
  },
];
