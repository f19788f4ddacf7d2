/** What the headers of the scenarios under attacks/ state, with seed 1: figures by overrides, those of the file itself first. */
import type { Stated } from "./stated.js";

const INFLATION = (adversary: string, rate: string) => ({ "ledger.adversary.rate": adversary, "load.rate": rate });
export const STATED: Record<string, readonly Stated[]> = {
  "tip-inflation": [
    [{}, { "tangle.tips.mean": 349.5, "attack.tips.theory": 351.5 }],
    [INFLATION("20/s", "80/s"), { "tangle.tips.mean": 267, "attack.tips.theory": 266.4 }],
    [INFLATION("40/s", "60/s"), { "tangle.tips.mean": 597.6, "attack.tips.theory": 598.1 }],
  ],
  "lazy-tips": [
    [{}, { "attack.success.share": 0.96 }],
    [{ "ledger.tipSelection.rule": "weighted-walk", "ledger.tipSelection.alpha": 0.05 }, { "attack.success.share": 0 }],
  ],
  "double-spend": [
    [{}, { "attack.success.share": 0.23 }],
    [{ "ledger.adversary.secondAfter": "1s" }, { "attack.success.share": 0.105 }],
    [{ "ledger.adversary.acceptance.policy": "weight", "ledger.adversary.acceptance.threshold": 2 }, { "attack.success.share": 0, "attack.loss": 0 }],
  ],
  "large-weight": [
    [{}, { "attack.success.share": 0.186, "attack.success.theory": 0.188, "attack.success.bound": 0.338 }],
    [{ "ledger.adversary.acceptance.threshold": 64 }, { "attack.success.share": 0.156, "attack.success.theory": 0.156, "attack.success.bound": 0.214 }],
    [{ "ledger.adversary.rate": "1/s" }, { "attack.success.share": 0 }],
  ],
  "parasite-chain": [
    [{}, { "attack.success.share": 0.307, "attack.success.theory": 0.284 }],
    [{ "ledger.adversary.headStart": 0 }, { "attack.success.share": 0.003, "attack.success.theory": 0.001 }],
    [{ "ledger.adversary.headStart": "20s" }, { "attack.success.share": 0.911, "attack.success.theory": 0.917 }],
  ],
  selfish: [
    [{}, { "attack.gain": 0.018, "confirmation.latency.mean": 15.08 }],
    [{ "load.rate": "23.75/s", "ledger.adversary.rate": "1.25/s" }, { "attack.gain": 0.029, "confirmation.latency.mean": 15.03 }],
    [{ "load.rate": "20/s", "ledger.adversary.rate": "5/s" }, { "attack.gain": 0.004, "confirmation.latency.mean": 15.31 }],
    [{ "load.rate": "12.5/s", "ledger.adversary.rate": "12.5/s" }, { "attack.gain": -0.03, "confirmation.latency.mean": 19.14 }],
    [{ "ledger.confirmation.threshold": 2 }, { "attack.gain": 0.047, "confirmation.latency.mean": 3.15 }],
  ],
  splitting: [
    [{}, { "attack.success.share": 0 }],
    [{ "ledger.adversary.peers": 6 }, { "attack.success.share": 0.015 }],
    [{ "ledger.adversary.peers": 7 }, { "attack.success.share": 0.42 }],
  ],
  "bait-and-switch": [
    [{}, { "attack.undecided.mean": 1.56, "attack.switches.mean": 0.95 }],
    [{ "ledger.adversary.peers": 7 }, { "attack.undecided.mean": 1.92, "attack.switches.mean": 0.91 }],
  ],
  sybil: [
    [{}, { "attack.success.share": 0.54, "attack.cost.mana": 0.3 }],
    [{ "ledger.mana.exponent": 2 }, { "attack.success.share": 0, "attack.cost.mana": 0.013 }],
    [{ "ledger.adversary.secondAfter": "2s" }, { "attack.success.share": 0 }],
    [{ "ledger.adversary.peers": 2 }, { "attack.success.share": 0.16, "attack.cost.mana": 0.1 }],
  ],
  withholding: [
    [{}, { "attack.reached.share": 1, "attack.reached.theory": 0.99 }],
    [{ "ledger.adversary.peers": 30 }, { "attack.reached.share": 0.8, "attack.reached.theory": 0.73 }],
    [{ "ledger.adversary.peers": 40 }, { "attack.reached.share": 0.165, "attack.reached.theory": 0 }],
  ],
  eclipse: [
    [{}, { "attack.success.share": 1, "attack.loss": 72 }],
    [{ "ledger.adversary.acceptance.threshold": 60 }, { "attack.success.share": 1 }],
  ],
  partition: [
    [{}, { "conflicts.doubleConfirmed": 44, "conflicts.takenBack": 44, "attack.attempted": 44, "attack.success.share": 1 }],
    [{ "ledger.confirmation.rule": "approval-weight", "ledger.confirmation.validators": 10, "ledger.confirmation.threshold": 0.66 }, { "conflicts.doubleConfirmed": 0, "attack.success.share": 0 }],
  ],
  spam: [
    [{}, { "attack.succeeded": 79, "attack.attempted": 3994, "attack.success.share": 0.02, "confirmation.latency.mean": 4.43 }],
    [{ "ledger.congestion.order": "first-come" }, { "attack.succeeded": 86, "confirmation.latency.mean": 14.2 }],
    [{ "ledger.adversary.rate": "1/s" }, { "attack.succeeded": 78, "attack.attempted": 81, "confirmation.latency.mean": 3.51 }],
  ],
  thieves: [
    [{}, { "conflicts.attempted": 101, "conflicts.succeeded": 30, "settlement.loss": 30 }],
    [{ "settlement.policy": "wait" }, { "conflicts.succeeded": 30, "settlement.loss": 0 }],
    [{ "fleets.thieves.secondAfter": "3s" }, { "conflicts.succeeded": 6, "settlement.loss": 6 }],
  ],
};
