import fc from "fast-check";
import { expect, it } from "vitest";
import { PeerGraph } from "../../../../../src/ledger/tangle/network/gossip/peer-graph.js";
import { ShortestPaths } from "../../../../../src/ledger/tangle/network/gossip/shortest-paths.js";

it("finds the distances that Floyd and Warshall's three loops find, in order, each heard from a neighbour on the way", () => {
  const network = fc.integer({ min: 1, max: 14 }).chain((peers) => fc.record({
    peers: fc.constant(peers),
    // Few different latencies, all binary fractions, so that ties abound and sums are exact.
    links: fc.uniqueArray(fc.tuple(fc.nat(peers - 1), fc.nat(peers - 1), fc.integer({ min: 0, max: 6 })), { selector: ([a, b]) => Math.min(a, b) * peers + Math.max(a, b), maxLength: 30 })
      .map((links) => links.filter(([a, b]) => a !== b)),
  }));
  fc.assert(fc.property(network, ({ peers, links }) => {
    const graph = new PeerGraph(peers, links.flatMap(([a, b]) => [a, b]));
    const latencyOf = new Map(links.map(([a, b, ticks]) => [`${Math.min(a, b)}-${Math.max(a, b)}`, ticks / 8]));
    const latency = Float64Array.from({ length: graph.links }, (_, link) => latencyOf.get(`${graph.ends[2 * link]}-${graph.ends[2 * link + 1]}`)!);
    const far = Array.from({ length: peers }, (_, a) => Array.from({ length: peers }, (__, b) => (a === b ? 0 : latencyOf.get(`${Math.min(a, b)}-${Math.max(a, b)}`) ?? Infinity)));
    for (let k = 0; k < peers; k++) for (let i = 0; i < peers; i++) for (let j = 0; j < peers; j++) far[i]![j] = Math.min(far[i]![j]!, far[i]![k]! + far[k]![j]!);
    const paths = new ShortestPaths(graph, latency);
    for (let source = 0; source < peers; source++) {
      const reach = paths.from(source);
      const expected = far[source]!.map((after, peer) => ({ peer, after })).filter(({ peer, after }) => peer !== source && after < Infinity);
      expect([...reach.peers].map((peer, i) => ({ peer, after: reach.after[i]! })).sort((a, b) => a.peer - b.peer)).toEqual(expected);
      for (const [i, peer] of reach.peers.entries()) {
        if (i > 0) expect(reach.after[i]!).toBeGreaterThanOrEqual(reach.after[i - 1]!);
        const from = reach.from[i]!;
        expect(far[source]![from]! + latencyOf.get(`${Math.min(from, peer)}-${Math.max(from, peer)}`)!).toBe(reach.after[i]);
      }
    }
    expect(paths.from(0)).toBe(paths.from(0));
  }), { seed: 11, numRuns: 150 });
});
