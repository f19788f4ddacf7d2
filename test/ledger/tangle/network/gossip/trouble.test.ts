import { describe, expect, it } from "vitest";
import { GossipWorld } from "./gossip-world.js";

describe("churn", () => {
  it("has peers down for meanDown of meanUp + meanDown", () => {
    const world = new GossipWorld({ peers: 50, churn: { meanUp: "60s", meanDown: "20s" }, exchange: "1h" }, { duration: 40_000 });
    const figures = world.run(40_000);
    expect(Math.abs(figures["network.down.share"]! / 0.25 - 1)).toBeLessThan(0.05);
    // Each peer goes down once in 80 s on the average.
    expect(Math.abs(world.turns.filter(([, , isUp]) => !isUp).length / (50 * 40_000 / 80) - 1)).toBeLessThan(0.05);
  });

  it.each([
    [{ meanUp: "1min" }, /churn.meanDown: must be longer than 0 s/],
    [{ meanDown: "1min" }, /churn.meanUp: must be longer than 0 s/],
    [{ meanUp: 1e-9, meanDown: 1 }, /churn.meanUp: must be at least 0.001 s/],
    [{ meanUp: 1, meanDown: 1e-9 }, /churn.meanDown: must be at least 0.001 s/],
  ])("refuses %j", (churn, message) => {
    expect(() => new GossipWorld({ churn })).toThrow(message);
  });
});

describe("a network that ends in parts", () => {
  const warnings = (plan: unknown[], peers = 10, topology: Record<string, unknown> = { kind: "ring" }) => {
    const world = new GossipWorld({ peers, topology, plan }, { duration: 100 });
    world.recorder.start();
    world.kernel.run({ until: 100 });
    return world.recorder.finish().warnings.map(({ code, sentence }) => [code, sentence]);
  };

  it("says so: a partition that nobody heals, a ring with two gaps", () => {
    expect(warnings([{ at: 10, partition: ["0-3"] }])).toEqual([["disconnected", expect.stringContaining("2 parts (of 6, 4)")]]);
    expect(warnings([{ at: 10, crash: "2, 7" }])).toEqual([["disconnected", expect.stringContaining("2 parts (of 4, 4)")]]);
  });

  it("says so where nobody is left", () => {
    expect(warnings([{ at: 10, crash: "0-4" }, { at: 20, crash: "5-9" }])).toEqual([["all-down", expect.any(String)]]);
    expect(warnings([{ at: 10, crash: "0-4" }, { at: 20, until: 90, crash: "5-9" }])).toEqual([]);
  });

  it("does not where all is made good, or the living hang together", () => {
    expect(warnings([{ at: 10, until: 90, partition: ["0-3"] }, { at: 5, until: 60, crash: "2, 7" }])).toEqual([]);
    expect(warnings([{ at: 10, crash: 2 }])).toEqual([]);
  });
});

describe("the choice of a transport", () => {
  it("takes the table wherever it is exact", () => {
    expect(new GossipWorld({}).transport.relays).toBe(false);
    expect(new GossipWorld({ topology: { kind: "regions" }, delayDistribution: "lognormal" }).transport.relays).toBe(false);
    for (const section of [{ loss: 0.01 }, { jitter: 0.1 }, { bandwidth: "1Gbit/s" }, { processing: 1e6 }, { plan: [{ at: 1, crash: 1 }] }, { churn: { meanUp: 1, meanDown: 1 } }, { transport: "hops" }]) {
      expect(new GossipWorld(section).transport.relays, JSON.stringify(section)).toBe(true);
    }
    expect(new GossipWorld({}, { needsHops: true }).transport.relays).toBe(true);
  });

  it.each([
    [{ transport: "direct", loss: 0.1 }, /network.transport: must be hops or auto/],
    [{ exchange: "5s" }, /network.exchange: has no effect/],
    [{ requestTimeout: "5s" }, /network.requestTimeout: has no effect/],
    [{ transactionSize: "1 kB" }, /network.transactionSize: has no effect/],
    [{ failover: true }, /network.failover: has no effect/],
    [{ topology: { kind: "regions" }, extent: "5km" }, /network.extent: has no effect/],
  ])("refuses %j", (section, message) => {
    expect(() => new GossipWorld(section)).toThrow(message);
  });
});
