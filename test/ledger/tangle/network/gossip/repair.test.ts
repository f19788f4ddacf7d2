import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GossipWorld } from "./gossip-world.js";

describe("what is lost on the way", () => {
  it("reaches every peer in the end: 30 % loss, crashes and a partition that heals", () => {
    const topology = fc.constantFrom({ kind: "random-regular", degree: 4 }, { kind: "watts-strogatz", degree: 4 }, { kind: "complete" }, { kind: "ring" });
    fc.assert(fc.property(topology, fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 9 }), fc.nat(), fc.boolean(), (kind, cut, crashed, seed, slow) => {
      const world = new GossipWorld({
        peers: 20, topology: kind, loss: 0.3, jitter: 0.5, ...(slow ? { bandwidth: "1 Mbit/s", processing: 50 } : {}),
        plan: [
          { at: 2, until: 12, partition: [`0-${cut}`, `${cut + 1}-15`] },
          { at: 1, until: 5, crash: crashed }, { at: 4, until: 20, crash: "17, 18" }, { at: 13, until: 16, crash: "10%" },
        ],
      }, { seed: String(seed), duration: 200 });
      // Issued only where the peer is up, all through the trouble and never after it.
      for (let site = 0; site < 40; site++) world.issue(11 + (site % 5), 0.5 * site);
      world.run(120);
      for (const [site, arrivals] of world.arrivals.entries()) expect(arrivals.size, `site ${site}`).toBe(20);
    }), { seed: 7, numRuns: 60 });
  });

  it("stays on its side while the partition lasts", () => {
    const world = new GossipWorld({ peers: 10, topology: { kind: "complete" }, delay: "100ms", plan: [{ at: "10s", until: "60s", partition: ["0-3", "4-7"] }] });
    world.issue(0, 9.95);
    world.issue(0, 20);
    world.issue(9, 20);
    world.run(59);
    // On its way over the border when the partition began: lost there.
    expect([...world.arrivals[0]!.keys()].sort()).toEqual([0, 1, 2, 3]);
    expect([...world.arrivals[1]!.keys()].sort()).toEqual([0, 1, 2, 3]);
    expect([...world.arrivals[2]!.keys()].sort()).toEqual([8, 9]);
    world.kernel.run({ until: 70 });
    for (const arrivals of world.arrivals) expect(arrivals.size).toBe(10);
  });

  it("is caught up with by a peer that comes up, a round trip later", () => {
    const world = new GossipWorld({ peers: 6, topology: { kind: "complete" }, delay: "100ms", exchange: "500s", plan: [{ at: 5, until: 50, crash: 3 }] });
    for (let site = 0; site < 5; site++) world.issue(0, 10 + site);
    world.run(100);
    for (const arrivals of world.arrivals) expect(arrivals.get(3)).toBeCloseTo(50.2, 9);
    expect(world.turns).toEqual([[5, 3, false], [50, 3, true]]);
  });

  it("is asked for where the child came from, again after the timeout, then elsewhere", () => {
    const world = new GossipWorld({ peers: 3, topology: { kind: "complete" }, delay: "100ms", requestTimeout: "2s", exchange: "900s", transport: "hops" });
    const site = world.issue(0);
    // Peer 2 has it; peer 1 is told nothing and asks peer 2, which answers after a round trip.
    world.transport.pass = () => {};
    world.kernel.run({ until: 1 });
    world.arrivals[site]!.set(2, 1);
    world.transport.request(site, 1, 2);
    world.transport.request(site, 1, 2);
    expect(world.run(10)).toMatchObject({ "gossip.requests": 1, "gossip.messages": 1 });
    expect(world.arrivals[site]!.get(1)).toBeCloseTo(1.2, 9);
  });

  it("is asked for from others when the one that should have it does not answer", () => {
    const world = new GossipWorld({ peers: 4, topology: { kind: "complete" }, delay: "100ms", requestTimeout: "2s", exchange: "900s", plan: [{ at: 1, crash: 2 }] });
    const site = world.issue(0);
    world.transport.pass = () => {};
    world.kernel.run({ until: 1.5 });
    world.transport.request(site, 1, 2);
    const figures = world.run(200);
    // In vain at 1.5 s and 3.5 s; from 7.5 s on it asks any neighbour, until it meets the one that has it.
    expect(world.arrivals[site]!.get(1)).toBeGreaterThan(7.6);
    expect(figures["gossip.requests"]).toBeGreaterThanOrEqual(3);
  });

  it("gives the same run twice", () => {
    const run = () => {
      const world = new GossipWorld({ peers: 12, loss: 0.3, jitter: 0.2, churn: { meanUp: "20s", meanDown: "5s" } });
      for (let site = 0; site < 30; site++) world.issue(site % 12, site);
      return { ...world.run(100), fingerprint: world.kernel.fingerprint };
    };
    expect(run()).toEqual(run());
  });
});

describe("an eclipsed peer", () => {
  it("hears and tells only what its adversary lets through, and catches up when it is free", () => {
    const world = new GossipWorld({ peers: 8, topology: { kind: "random-regular", degree: 3 }, delay: "100ms", transport: "hops" });
    const mine = world.issue(2, 1), yours = world.issue(5, 1), bait = world.issue(5, 2);
    world.transport.eclipse(2, (site) => site === bait);
    world.kernel.run({ until: 50 });
    expect([...world.arrivals[mine]!.keys()]).toEqual([2]);
    expect(world.arrivals[yours]!.size).toBe(7);
    expect(world.arrivals[yours]!.has(2)).toBe(false);
    expect(world.arrivals[bait]!.size).toBe(8);
    world.transport.eclipse(2, undefined);
    world.kernel.run({ until: 60 });
    for (const arrivals of world.arrivals) expect(arrivals.size).toBe(8);
  });

  it("needs links to be eclipsed on", () => {
    const world = new GossipWorld({ peers: 8 });
    expect(() => { world.transport.eclipse(2, () => false); }).toThrow(/ledger.network.transport: must be hops/);
  });
});
