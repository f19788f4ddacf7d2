import { describe, expect, it } from "vitest";
import { Placement } from "../../../../../src/ledger/tangle/network/gossip/placement.js";
import { RandomStream } from "../../../../../src/sim/random.js";
import { GossipWorld } from "./gossip-world.js";

describe("where peers stand", () => {
  it("is anywhere in the square, evenly", () => {
    const { x, y } = new Placement(4000, undefined, 8000, new RandomStream("1", "places"));
    for (const places of [x, y]) {
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...places)).toBeLessThan(8000);
      const mean = places.reduce((sum, each) => sum + each, 0) / 4000;
      // Standard deviation of the mean of a uniform: 8000/√12/√4000 = 36.5 m.
      expect(Math.abs(mean - 4000)).toBeLessThan(4 * 36.5);
    }
  });

  it("is near the middle of its region, the first of the world at the origin", () => {
    const { placement } = new GossipWorld({ peers: 60, topology: { kind: "regions" } }).network;
    for (let peer = 0; peer < 60; peer++) {
      if (placement.region(peer) === "north-america") expect(Math.hypot(placement.x[peer]!, placement.y[peer]!)).toBeLessThan(500_000);
      if (placement.region(peer) === "europe") expect(Math.hypot(placement.x[peer]! - 9.6e6, placement.y[peer]! - 1.1e6)).toBeLessThan(500_000);
    }
  });

  it("tells the nearest peer, of those that count", () => {
    const placement = new Placement(50, undefined, 1000, new RandomStream("2", "places"));
    const { x, y } = placement;
    const distances = [...x.keys()].map((peer) => Math.hypot(x[peer]! - 120, y[peer]! + 40));
    const order = [...x.keys()].sort((a, b) => distances[a]! - distances[b]!);
    expect(placement.nearest(120, -40)).toBe(order[0]);
    expect(placement.nearest(120, -40, (peer) => peer !== order[0] && peer !== order[1])).toBe(order[2]);
    expect(placement.nearest(120, -40, () => false)).toBe(-1);
    expect(placement.region(3)).toBe("");
  });
});
