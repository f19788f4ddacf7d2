/** Peers that are all equally far apart see what one common view with that delay sees: the two networks agree. */
import { describe, expect, it } from "vitest";
import { makeLedger, relativeError } from "../../../harness.js";

const RATE = 100;

function run(seed: string, network: Record<string, unknown>) {
  const { finish } = makeLedger({ seed, duration: 320, warmup: 20, rate: RATE, ledger: { network, confirmation: { threshold: 30 } } });
  return finish().figure;
}

describe.each(["1", "2", "3"])("gossip over a complete graph with a constant delay, seed %s", (seed) => {
  const common = run(seed, { kind: "global", delay: "1s" });
  const peers = run(seed, { kind: "gossip", peers: 100, topology: { kind: "complete" }, delay: "1s" });

  it.each(["tangle.tips.mean", "tangle.firstApproval.mean", "confirmation.latency.mean", "confirmation.latency.p50"])("%s is that of the global view within 2 %", (figure) => {
    expect(relativeError(peers(figure), common(figure))).toBeLessThan(0.02);
  });
});
