import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../../../../src/parameter/input-error.js";
import { PeerGraph } from "../../../../../src/ledger/tangle/network/gossip/peer-graph.js";
import { topologies, topologySchema, wire } from "../../../../../src/ledger/tangle/network/gossip/topologies/registry.js";
import { RandomStream } from "../../../../../src/sim/random.js";

const RUNS = { seed: 3, numRuns: 60 };

function graphOf(section: Record<string, unknown>, peers: number, seed: string | number = 1): PeerGraph {
  return new PeerGraph(peers, wire(topologySchema.parse(section), peers, new RandomStream(seed, "wiring")).pairs);
}

/** Hops between each two peers by breadth-first search, straight from the definition. */
function meanDistance(graph: PeerGraph): number {
  let sum = 0;
  for (let source = 0; source < graph.peers; source++) {
    const hops = new Map([[source, 0]]);
    for (const [peer, far] of hops) {
      for (let half = graph.start[peer]!; half < graph.start[peer + 1]!; half++) if (!hops.has(graph.neighbour[half]!)) hops.set(graph.neighbour[half]!, far + 1);
    }
    for (const far of hops.values()) sum += far;
  }
  return sum / (graph.peers * (graph.peers - 1));
}

/** Mean over peers of the share of pairs of neighbours that are linked (Watts and Strogatz). */
function clustering(graph: PeerGraph): number {
  let sum = 0;
  for (let peer = 0; peer < graph.peers; peer++) {
    const near = graph.neighbour.subarray(graph.start[peer]!, graph.start[peer + 1]!);
    let linked = 0;
    for (const a of near) for (const b of near) if (a < b && graph.half(a, b) !== -1) linked++;
    if (near.length > 1) sum += linked / (near.length * (near.length - 1) / 2);
  }
  return sum / graph.peers;
}

const sections = fc.oneof(
  fc.record({ kind: fc.constant("random-regular"), degree: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ kind: fc.constant("watts-strogatz"), degree: fc.integer({ min: 2, max: 12 }), rewiring: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant("regions"), degree: fc.integer({ min: 2, max: 5 }), bridges: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({ kind: "complete" }), fc.constant({ kind: "ring" }),
);

describe("every topology", () => {
  it("gives a connected graph without loops or parallel links, or says which parameter is wrong", () => {
    fc.assert(fc.property(sections, fc.integer({ min: 1, max: 60 }), fc.nat(), (section, peers, seed) => {
      let graph: PeerGraph;
      try { graph = graphOf(section, peers, seed); } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        expect((error as InputError).path).toMatch(/^ledger\.network\.(topology\.degree|peers)$/);
        return;
      }
      expect(graph.isConnected).toBe(true);
      for (let half = 0; half < graph.neighbour.length; half++) {
        expect(graph.neighbour[graph.twin[half]!]).toBe(graph.owner[half]);
        expect(graph.half(graph.owner[half]!, graph.neighbour[half]!)).toBe(half);
        expect(graph.link[graph.twin[half]!]).toBe(graph.link[half]);
      }
    }), RUNS);
  });

  it("works with one peer, or says why not", () => {
    for (const { name } of topologies) {
      if (name === "complete" || name === "ring") expect(graphOf({ kind: name }, 1).links).toBe(0);
      else expect(() => graphOf({ kind: name }, 1)).toThrow(/must be/);
    }
  });
});

describe("complete, ring", () => {
  it("have the distances of the closed forms: 1, and (n + 1)/4 or n²/(4(n − 1))", () => {
    expect(meanDistance(graphOf({ kind: "complete" }, 17))).toBe(1);
    expect(graphOf({ kind: "complete" }, 17).links).toBe(17 * 16 / 2);
    for (const n of [3, 11, 41]) expect(meanDistance(graphOf({ kind: "ring" }, n))).toBeCloseTo((n + 1) / 4, 12);
    for (const n of [4, 10, 40]) expect(meanDistance(graphOf({ kind: "ring" }, n))).toBeCloseTo(n * n / (4 * (n - 1)), 12);
  });
});

describe("random-regular", () => {
  it("gives every peer its degree, up to all others", () => {
    fc.assert(fc.property(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 2, max: 39 }), fc.nat(), (peers, degree, seed) => {
      fc.pre(degree < peers && degree * peers % 2 === 0);
      const graph = graphOf({ kind: "random-regular", degree }, peers, seed);
      for (let peer = 0; peer < peers; peer++) expect(graph.degree(peer)).toBe(degree);
    }), RUNS);
  });

  it("links every pair equally often", () => {
    // 6 peers of degree 3: each of 15 pairs in 9 of 15 graphs on the average, 3/5.
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed++) {
      const { ends } = graphOf({ kind: "random-regular", degree: 3 }, 6, seed);
      for (let i = 0; i < ends.length; i += 2) counts.set(`${ends[i]}-${ends[i + 1]}`, (counts.get(`${ends[i]}-${ends[i + 1]}`) ?? 0) + 1);
    }
    expect(counts.size).toBe(15);
    for (const count of counts.values()) expect(Math.abs(count / 2000 - 0.6)).toBeLessThan(4.5 * Math.sqrt(0.24 / 2000));
  });

  it("brings 1,000 peers as near as theory says: about ln n / ln(d − 1) hops", () => {
    const theory = Math.log(1000) / Math.log(3);
    expect(Math.abs(meanDistance(graphOf({ kind: "random-regular", degree: 4 }, 1000)) - theory)).toBeLessThan(1);
  });
});

describe("watts-strogatz", () => {
  it("is a lattice at p = 0: clustering 3(k − 2)/(4(k − 1)), distance about n/2k", () => {
    for (const degree of [4, 6, 10]) {
      const graph = graphOf({ kind: "watts-strogatz", degree, rewiring: 0 }, 400);
      expect(clustering(graph)).toBeCloseTo(3 * (degree - 2) / (4 * (degree - 1)), 12);
      expect(meanDistance(graph) / (400 / (2 * degree))).toBeCloseTo(1, 1);
    }
  });

  it("keeps (1 − p)³ of the clustering (Barrat and Weigt 2000) and all of its links, and is a small world on the way", () => {
    const degree = 10, lattice = 3 * (degree - 2) / (4 * (degree - 1)), wide = meanDistance(graphOf({ kind: "watts-strogatz", degree, rewiring: 0 }, 1000));
    for (const rewiring of [0.05, 0.2, 0.5]) {
      const graph = graphOf({ kind: "watts-strogatz", degree, rewiring }, 1000);
      expect(graph.links).toBe(5000);
      expect(Math.abs(clustering(graph) / lattice - (1 - rewiring) ** 3)).toBeLessThan(0.03);
      expect(meanDistance(graph)).toBeLessThan(0.15 * wide);
    }
  });

  it("leaves each peer half of its links at p = 1", () => {
    const graph = graphOf({ kind: "watts-strogatz", degree: 4, rewiring: 1 }, 100);
    for (let peer = 0; peer < 100; peer++) expect(graph.degree(peer)).toBeGreaterThanOrEqual(2);
    expect(clustering(graph)).toBeLessThan(0.1);
  });
});

describe("regions", () => {
  const section = { kind: "regions", degree: 3, bridges: 2, regions: [{ name: "east", weight: 3 }, { name: "west", weight: 1 }], latency: [["10ms", "80ms"], ["80ms", "5ms"]] };

  it("spreads peers by weight, links each two regions so often, and knows the distances", () => {
    const { pairs, world } = wire(topologySchema.parse(section), 40, new RandomStream(1, "wiring"));
    expect([...world!.regionOf].filter((region) => region === 0)).toHaveLength(30);
    let bridges = 0;
    for (let i = 0; i < pairs.length; i += 2) if (world!.regionOf[pairs[i]!] !== world!.regionOf[pairs[i + 1]!]) bridges++;
    expect(bridges).toBe(2);
    expect(pairs.length / 2 - bridges).toBe((30 * 3 + 10 * 3) / 2);
    expect([...world!.latency]).toEqual([0.01, 0.08, 0.08, 0.005]);
  });

  it("gives the smallest region a peer, however little it weighs", () => {
    const { world } = wire(topologySchema.parse({ kind: "regions" }), 6, new RandomStream(1, "wiring"));
    expect([...world!.regionOf].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    const most = wire(topologySchema.parse({ kind: "regions" }), 1000, new RandomStream(1, "wiring")).world!;
    expect([...most.regionOf].filter((region) => region === 1)).toHaveLength(500);
  });

  it("refuses a table of latencies that does not fit", () => {
    const refused = (change: Record<string, unknown>) => () => wire(topologySchema.parse({ ...section, ...change }), 40, new RandomStream(1, "wiring"));
    expect(refused({ latency: [["1ms"]] })).toThrow(/topology.latency: must have a row for each of the 2 regions, found 1/);
    expect(refused({ latency: [["1ms", "2ms"], ["2ms"]] })).toThrow(/topology.latency.0.1: must be the same in both directions|topology.latency.1: must have a latency/);
    expect(refused({ latency: [["1ms", "2ms"], ["3ms", "1ms"]] })).toThrow(/topology.latency.0.1: must be the same in both directions/);
    expect(refused({ regions: [{ name: "east" }, { name: "east" }] })).toThrow(/regions.1.name/);
  });
});

describe("what cannot be", () => {
  it.each([
    [{ kind: "random-regular", degree: 20 }, 20, /topology.degree: must be below the number of peers, 20, found 20/],
    [{ kind: "random-regular", degree: 3 }, 21, /topology.degree: must be even where the number of peers is odd/],
    [{ kind: "random-regular", degree: 1 }, 20, /topology.degree: must be at least 2/],
    [{ kind: "watts-strogatz", degree: 3 }, 20, /topology.degree: must be even/],
    [{ kind: "watts-strogatz", degree: 4 }, 4, /topology.degree: must be below/],
    [{ kind: "complete" }, 2001, /network.peers: must be at most 2000/],
    [{ kind: "regions" }, 5, /network.peers: must be at least the number of regions, 6/],
  ])("%j of %d peers", (section, peers, message) => {
    expect(() => graphOf(section, peers)).toThrow(message);
  });
});
