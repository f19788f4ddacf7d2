/** The `ledger` sections that the common suite runs over: each kind at least once, the tangle with each of its rules. */
export const LEDGERS: Readonly<Record<string, Record<string, unknown>>> = {
  "ideal": { kind: "ideal" },
  "ideal with a delay": { kind: "ideal", delay: "10s", delayDistribution: "exponential" },
  "milestones": { kind: "milestones", interval: "5s" },
  "milestones with outages and peers": {
    kind: "milestones", interval: "5s", network: { kind: "gossip", peers: 6 }, outages: { kind: "random", mtbf: "40s", mttr: "10s", repair: "constant" },
  },
  "cloud": { kind: "cloud" },
  "cloud with regions, outages and a short queue": {
    kind: "cloud", servers: 1, regions: 3, service: { mean: "800ms" }, network: { delay: "1s", delayDistribution: "lognormal" }, overload: { kind: "shed", limit: 2 },
    outages: { kind: "random", mtbf: "60s", mttr: "10s" }, failover: true,
  },
  "cloud that keeps requests through outages": {
    kind: "cloud", servers: 2, service: { mean: "600ms", distribution: "uniform" }, outages: { kind: "random", mtbf: "50s", between: "constant", mttr: "20s", repair: "constant" }, during: "wait",
  },
  "channels through a hub": {
    kind: "channel", base: { kind: "ideal", delay: "5s", delayDistribution: "exponential" }, topology: { fee: 0 }, keep: 0,
  },
  "channels between pairs over a tangle, opened on demand": {
    kind: "channel", base: { kind: "tangle", network: { delay: "1s" }, confirmation: { threshold: 5 } }, topology: { kind: "direct" }, opened: "on-demand", capacity: 0.002, keep: 0, refill: "reopen", idle: "60s", unilateral: 0.3, window: "20s",
  },
  "channels one way over a chain, with cheaters": {
    kind: "channel", base: { kind: "blockchain", consensus: { interval: "10s" }, confirmations: 2, propagation: { mean: "1s", median: "500ms" }, relay: "1s", fees: { policy: "fixed", fee: 0 } },
    topology: { kind: "direct", direction: "payer" }, opened: "on-demand", meanwhile: "ledger", capacity: 0.001, keep: 0, window: "10s", fraud: { kind: "old-states", cheaters: 0.5, watched: 0.5 },
  },
  "blockchain": {
    kind: "blockchain", consensus: { interval: "10s" }, confirmations: 3, propagation: { mean: "1s", median: "500ms" }, relay: "1s", fees: { policy: "fixed", fee: 0 },
  },
  "blockchain by stake that replaces rivals": {
    kind: "blockchain", consensus: { kind: "stake", slot: "5s" }, confirmations: 2, propagation: { mean: "2s", median: "1s" }, relay: 0, fees: { policy: "fixed", fee: 0 }, rivals: "higher-fee",
  },
  "tangle": { kind: "tangle", confirmation: { threshold: 10 } },
  "tangle with random delays and work": {
    kind: "tangle", network: { delay: "2s", delayDistribution: "exponential" }, tipSelection: { parents: 4, repetition: true }, work: { time: "1s" },
  },
  "tangle with a weighted walk": {
    kind: "tangle", network: { delay: "1s" }, tipSelection: { rule: "weighted-walk", alpha: 0.01, startDepth: 50 }, confirmation: { threshold: 20 },
  },
  "tangle with confidence": {
    kind: "tangle", network: { delay: "1s" }, confirmation: { rule: "confidence", threshold: 0.9, samples: 20, every: "2s" },
  },
  "tangle with a committee in the common view": {
    kind: "tangle", network: { delay: "1s", delayDistribution: "exponential" }, confirmation: { rule: "approval-weight", validators: 5 },
  },
  "tangle with a coordinator in the common view": {
    kind: "tangle", network: { delay: "1s" }, confirmation: { rule: "milestones", every: "5s" },
  },
  "tangle with views of peers": {
    kind: "tangle", network: { kind: "gossip", peers: 12 }, confirmation: { threshold: 10 },
  },
  "tangle with views of peers over a lossy network": {
    kind: "tangle", network: { kind: "gossip", peers: 12, loss: 0.1, jitter: 0.5 }, tipSelection: { parents: 3 }, confirmation: { threshold: 15 },
  },
  "tangle with a committee": {
    kind: "tangle", network: { kind: "gossip", peers: 10, delay: "500ms" }, confirmation: { rule: "approval-weight", validators: 7 },
  },
  "tangle with mana": {
    kind: "tangle", network: { kind: "gossip", peers: 10, delay: "500ms" }, confirmation: { rule: "approval-weight", voters: "mana" },
  },
  "tangle with a coordinator": {
    kind: "tangle", network: { kind: "gossip", peers: 6 }, confirmation: { rule: "milestones", every: "5s" },
  },
  "committee": { kind: "committee", validators: 4, leaders: 1 },
  "committee of seven with random delays and a crash": {
    kind: "committee", validators: 7, messages: { delay: "300ms", delayDistribution: "exponential" }, faults: { kind: "crash", count: 2, from: "500ms" },
  },
};
