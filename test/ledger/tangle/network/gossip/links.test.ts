import { describe, expect, it } from "vitest";
import { LOST, Links } from "../../../../../src/ledger/tangle/network/gossip/links.js";
import { PeerGraph } from "../../../../../src/ledger/tangle/network/gossip/peer-graph.js";
import { Placement } from "../../../../../src/ledger/tangle/network/gossip/placement.js";
import { RandomStream } from "../../../../../src/sim/random.js";
import { GossipWorld } from "./gossip-world.js";

const NONE = { jitter: 0, bandwidth: 0, transactionSize: 500, loss: 0 };

function oneLink(params: Partial<typeof NONE>) {
  const random = new RandomStream("1", "links"), graph = new PeerGraph(2, [0, 1]);
  const network = { graph, latency: Float64Array.of(0.1), placement: new Placement(2, undefined, 0, random) };
  return new Links(network, { ...NONE, ...params }, random);
}

describe("a link", () => {
  it("makes messages wait as an M/D/1 queue does: ρ/(2(1 − ρ)) times the service on the average", () => {
    for (const load of [0.5, 0.8]) {
      // 500 bytes at 400 kbit/s are 10 ms.
      const links = oneLink({ bandwidth: 400_000 }), arrivals = new RandomStream("2", "arrivals");
      let now = 0, waits = 0;
      const count = 400_000;
      for (let i = 0; i < count; i++) {
        now += arrivals.exponential(0.01 / load);
        waits += links.carry(0, now) - 0.01 - 0.1;
      }
      expect(waits / count / (0.01 * load / (2 * (1 - load)))).toBeCloseTo(1, 1);
      expect(Math.abs(waits / count / (0.01 * load / (2 * (1 - load))) - 1)).toBeLessThan(0.03);
    }
  });

  it("has a queue for each direction", () => {
    const links = oneLink({ bandwidth: 4000 });
    expect(links.carry(0, 0)).toBeCloseTo(1.1, 12);
    expect(links.carry(0, 0)).toBeCloseTo(2.1, 12);
    expect(links.carry(1, 0)).toBeCloseTo(1.1, 12);
    expect(links.signal(0)).toBeCloseTo(0.1, 12);
  });

  it("loses the share of messages that it is told to", () => {
    const links = oneLink({ loss: 0.3 });
    let lost = 0;
    for (let i = 0; i < 100_000; i++) if (links.carry(0, i) === LOST) lost++;
    // Four standard deviations of a binomial share.
    expect(Math.abs(lost / 100_000 - 0.3)).toBeLessThan(4 * Math.sqrt(0.21 / 100_000));
  });

  it("varies from message to message within the jitter, evenly", () => {
    const links = oneLink({ jitter: 0.4 });
    let sum = 0, squares = 0, least = 1, most = 0;
    for (let i = 0; i < 100_000; i++) {
      const after = links.signal(0);
      sum += after; squares += after * after; least = Math.min(least, after); most = Math.max(most, after);
    }
    const mean = sum / 100_000;
    expect(mean).toBeCloseTo(0.1, 3);
    expect(Math.sqrt(squares / 100_000 - mean * mean)).toBeCloseTo(0.08 / Math.sqrt(12), 3);
    expect(least).toBeGreaterThanOrEqual(0.06);
    expect(most).toBeLessThanOrEqual(0.14);
  });

  it("U(50, 150) ms is a mean of 100 ms with half of it to both sides", () => {
    const { latency } = new GossipWorld({ peers: 200, topology: { kind: "complete" }, delay: "100ms", delayDistribution: "uniform", delaySpread: 0.5 }).network;
    expect(Math.min(...latency.subarray(0, 5000))).toBeGreaterThanOrEqual(0.05);
    expect(Math.max(...latency.subarray(0, 5000))).toBeLessThan(0.15);
    expect(latency.reduce((sum, each) => sum + each, 0) / latency.length).toBeCloseTo(0.1, 3);
  });
});

describe("a peer that takes in so many a second", () => {
  it("makes a burst wait its turn", () => {
    const world = new GossipWorld({ peers: 2, topology: { kind: "ring" }, delay: "1s", processing: 4 });
    for (let site = 0; site < 8; site++) world.issue(0, 10);
    world.run(100);
    expect(world.arrivals.map((site) => site.get(1))).toEqual(Array.from({ length: 8 }, (_, i) => 11 + 0.25 * (i + 1)));
  });

  it("loses what waits when it crashes, and has it sent again", () => {
    const world = new GossipWorld({ peers: 2, topology: { kind: "ring" }, delay: "1s", processing: 1, plan: [{ at: 13.5, until: 20, crash: 1 }] });
    for (let site = 0; site < 5; site++) world.issue(0, 10);
    world.run(100);
    const times = world.arrivals.map((site) => site.get(1)!);
    expect(times.slice(0, 2)).toEqual([12, 13]);
    // Up at 20 s, a round trip of 2 s, a second for each.
    expect(times.slice(2)).toEqual([23, 24, 25]);
  });
});
