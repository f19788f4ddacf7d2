import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GossipWorld } from "./gossip-world.js";

const RUNS = { seed: 42, numRuns: 40 };

const topology = fc.oneof(
  fc.constant({ kind: "random-regular", degree: 4 }), fc.constant({ kind: "watts-strogatz", degree: 4, rewiring: 0.3 }),
  fc.constant({ kind: "complete" }), fc.constant({ kind: "ring" }),
);

describe("the two transports", () => {
  it("reach every peer at the same time, with as many messages", () => {
    fc.assert(fc.property(topology, fc.integer({ min: 5, max: 30 }), fc.constantFrom("constant", "uniform", "exponential", "lognormal"), fc.nat(), (kind, peers, delayDistribution, seed) => {
      const section = { topology: kind, peers: 2 * peers, delayDistribution } as const;
      // Without comparisons between neighbours, which would send what has merely not arrived yet.
      const figures = [{ transport: "direct" }, { transport: "hops", exchange: "1h" }].map((how) => {
        const world = new GossipWorld({ ...section, ...how }, { seed: String(seed) });
        for (let peer = 0; peer < 5; peer++) world.issue(peer, 0.1 * peer);
        return { ...world.run(900), arrivals: world.arrivals };
      });
      const [direct, hops] = figures as unknown as [Record<string, unknown>, Record<string, unknown>];
      const times = (of: Record<string, unknown>) => (of["arrivals"] as Map<number, number>[]).map((site) => [...site].sort((a, b) => a[0] - b[0]));
      for (const [site, expected] of times(hops).entries()) {
        const found = times(direct)[site]!;
        expect(found.length).toBe(2 * peers);
        for (const [i, [peer, time]] of expected.entries()) {
          expect(found[i]![0]).toBe(peer);
          expect(found[i]![1]).toBeCloseTo(time, 9);
        }
      }
      for (const name of ["messages", "deliveries", "duplicates", "lost", "requests"]) expect(direct[`gossip.${name}`], name).toBe(hops[`gossip.${name}`]);
    }), RUNS);
  });

  it("takes one hop in a complete graph, and all peers at once", () => {
    const world = new GossipWorld({ topology: { kind: "complete" }, peers: 30, delay: "250ms" });
    world.issue(7, 1);
    expect(world.run(100)["gossip.deliveries"]).toBe(29);
    for (const [peer, time] of world.arrivals[0]!) expect(time).toBe(peer === 7 ? 1 : 1.25);
    // One event to issue and one for all arrivals.
    expect(world.kernel.events).toBe(2);
  });

  it("goes round a ring from both sides", () => {
    const world = new GossipWorld({ topology: { kind: "ring" }, peers: 11, delay: "1s" });
    world.issue(3);
    world.run(100);
    for (const [peer, time] of world.arrivals[0]!) {
      const right = (peer - 3 + 11) % 11;
      expect(time).toBe(Math.min(right, 11 - right));
    }
  });
});
