import { describe, expect, it } from "vitest";
import { divide, partsOf } from "../../../../../src/ledger/tangle/network/gossip/peer-set.js";
import { Placement } from "../../../../../src/ledger/tangle/network/gossip/placement.js";
import { planSchema, resolvePlan } from "../../../../../src/ledger/tangle/network/gossip/plan.js";
import { RandomStream } from "../../../../../src/sim/random.js";
import { GossipWorld } from "./gossip-world.js";

const random = () => new RandomStream("1", "plan");
const world = { regions: [{ name: "east", x: 0, y: 0 }, { name: "west", x: 0, y: 0 }], regionOf: Uint8Array.from({ length: 20 }, (_, peer) => peer % 2), latency: new Float64Array(4) };
const placement = new Placement(20, world, 0, random());

function resolve(...plan: unknown[]) {
  return resolvePlan(planSchema.parse(plan), placement, 100, random());
}
const members = (group: Int16Array, wanted: number) => [...group.keys()].filter((peer) => group[peer] === wanted);

describe("a plan", () => {
  it("reads peers as a number, a range, several, a region", () => {
    const [crash, some, region, parts] = resolve({ at: "1min", crash: 3 }, { crash: [3, "7-9, 12"] }, { at: 5, until: 6, crash: "west" }, { until: "50s", partition: ["0-4", ["5", "7 - 8"]] });
    expect(crash).toMatchObject({ at: 60, until: Infinity, kind: "crash" });
    expect(members(crash!.group, 1)).toEqual([3]);
    expect(members(some!.group, 1)).toEqual([3, 7, 8, 9, 12]);
    expect(members(region!.group, 1)).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    expect([0, 1, 2].map((group) => members(parts!.group, group))).toEqual([[0, 1, 2, 3, 4], [5, 7, 8], [6, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]]);
  });

  it("draws shares among the peers that nobody names", () => {
    const [parts, crash] = resolve({ partition: ["30%", "0-9", "20 %"] }, { crash: "10%" });
    expect([0, 1, 2].map((group) => members(parts!.group, group).length)).toEqual([6, 10, 4]);
    expect(members(parts!.group, 1)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(members(crash!.group, 1)).toHaveLength(2);
    // Each peer equally often.
    const counts = new Int32Array(20), stream = random();
    for (let i = 0; i < 4000; i++) (divide([[{ share: 0.25 }]], 20, stream) as Int16Array).forEach((set, peer) => { if (set === 0) counts[peer]!++; });
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(4.5 * Math.sqrt(4000 * 0.25 * 0.75));
  });

  it.each([
    [[{ at: 1 }], /plan\.0: must say what happens/],
    [[{ crash: 1, partition: [1] }], /plan\.0: must be either/],
    [[{ crash: 20 }], /plan\.0\.crash: names peer 20, but the 20 peers are numbered 0 to 19/],
    [[{ at: 0, crash: 1 }, { crash: "18-25" }], /plan\.1\.crash: names peer 25/],
    [[{ crash: "9-7" }], /lower to the higher/],
    [[{ crash: "nroth" }], /found "nroth"; regions are east, west/],
    [[{ crash: -1 }], /must be a peer/],
    [[{ crash: 1.5 }], /must be a peer/],
    [[{ crash: "120%" }], /at most 100 %/],
    [[{ crash: [] }], /plan\.0\.crash: must name at least one peer/],
    [[{ crash: "2%" }], /plan\.0\.crash: must take at least one peer: a share of 2 % of 20 peers is none/],
    [[{ partition: ["0-9", "0%"] }], /plan\.0\.partition: must take at least one peer/],
    [[{ partition: ["0-9", "9-12"] }], /plan\.0\.partition: .*peer 9 is in two/],
    [[{ partition: ["60%", "60%"] }], /no more peers than there are/],
    [[{ partition: ["0-19"] }], /all of them are in one group/],
    [[{ at: 100, crash: 1 }], /plan\.0\.at: must be before the end of the run at 100 s, found 100 s/],
    [[{ at: 10, until: 101, crash: 1 }], /plan\.0\.until: must not be after the end/],
    [[{ at: 10, until: 10, crash: 1 }], /plan\.0\.until: must be after its beginning/],
    [[{ at: 0, until: 50, partition: [1] }, { at: 49, until: 60, partition: [2] }], /plan\.1\.at: overlaps the partition of item 0, which lasts until 50 s/],
    [[{ at: 49, until: 60, partition: [2] }, { at: 0, partition: [1] }], /plan\.0\.at: overlaps the partition of item 1, which lasts to the end/],
    [[{ at: 5, until: 9, partition: [1] }, { at: 5, until: 6, partition: [2] }], /plan\.1\.at: overlaps/],
  ])("refuses %j", (plan, message) => {
    expect(() => resolve(...plan)).toThrow(message);
  });

  it("lets one partition follow upon another, and crashes overlap", () => {
    const network = new GossipWorld({ peers: 4, topology: { kind: "complete" }, delay: "10ms", exchange: "900s", plan: [
      { at: 10, until: 20, partition: ["0-1"] }, { at: 20, until: 30, partition: [["0", "2"]] },
      { at: 40, until: 60, crash: 3 }, { at: 50, until: 70, crash: 3 },
    ] });
    const first = network.issue(0, 15), second = network.issue(0, 25), third = network.issue(0, 65);
    const seen: number[][] = [];
    for (const until of [16, 26, 66]) { network.kernel.run({ until }); seen.push([...network.arrivals[[first, second, third][seen.length]!]!.keys()].sort()); }
    expect(seen).toEqual([[0, 1], [0, 2], [0, 1, 2]]);
    expect(network.turns).toEqual([[40, 3, false]]);
    network.kernel.run({ until: 71 });
    expect(network.turns).toEqual([[40, 3, false], [70, 3, true]]);
  });
});

describe("partsOf", () => {
  it("has a sentence for what is no peer", () => {
    expect(partsOf("", placement)).toHaveProperty("error");
    expect(partsOf("1,,2", placement)).toHaveProperty("error");
  });
});
