/** Two networks that must agree: peers that are all equally far apart see what one common view with that delay sees. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../../../harness.js";

/** Figures of one run. */
export function run(seed: string, network: Record<string, unknown>, confirmation: Record<string, unknown>, duration: number) {
  return makeLedger({ seed, duration, warmup: 20, rate: 100, ledger: { network, confirmation } }).finish().figure;
}

/** Compares the two with a seed. A peer sees its own transactions at once, which nobody does in the common view: with 200 peers that is half a per cent. */
export function agree(seed: string): void {
  describe(`gossip over a complete graph with a constant delay, 100 transactions a delay, seed ${seed}`, () => {
    const common = run(seed, { kind: "global", delay: "1s" }, { threshold: 10 }, 420);
    const peers = run(seed, { kind: "gossip", peers: 200, topology: { kind: "complete" }, delay: "1s", drawnPeers: 0 }, { threshold: 10 }, 420);

    it.each(["tangle.tips.mean", "tangle.firstApproval.mean", "confirmation.latency.mean", "confirmation.latency.p50"])("%s is that of the global view within 2 %", (figure) => {
      expect(relativeError(peers(figure), common(figure))).toBeLessThan(0.02);
    });
  });
}
