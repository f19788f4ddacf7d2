/**
 * The views of peers against a naive reference: from what the tables say of the graph and of when each peer saw what, sets of
 * voters and of approvers are built site by site and peer by peer, and with them the time at which each site is confirmed.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { zipfShares } from "../../../../../src/ledger/tangle/mana.js";
import { makeLedger } from "../../../harness.js";

const PEERS = 6;

interface Site { readonly id: number; readonly parents: readonly number[]; readonly voter: number | undefined; readonly issuedAs: string }

/** Past cone of each site, itself included; parents come before their approvers. */
function pastCones(graph: readonly Site[]): Map<number, Set<number>> {
  const cones = new Map<number, Set<number>>();
  for (const { id, parents } of graph) {
    const cone = new Set([id]);
    for (const parent of parents) for (const site of cones.get(parent) ?? []) cone.add(site);
    cones.set(id, cone);
  }
  return cones;
}

/** Times of confirmation in one view. @param weigh called with each entered site, in order: tells whom it adds what weight */
function confirmations(entered: readonly { readonly id: number; readonly seen: number }[], threshold: number, weigh: (id: number) => Iterable<readonly [number, number]>): Map<number, number> {
  const weights = new Map<number, number>(), times = new Map<number, number>();
  for (const { id, seen } of entered) {
    for (const [site, more] of weigh(id)) {
      const weight = (weights.get(site) ?? 0) + more;
      weights.set(site, weight);
      if (weight >= threshold && !times.has(site)) times.set(site, seen);
    }
  }
  return times;
}

const confirmationRules = fc.constantFrom(
  { rule: "cumulative-weight", threshold: 1 }, { rule: "cumulative-weight", threshold: 8 }, { rule: "cumulative-weight", threshold: 25 },
  { rule: "approval-weight", validators: 4, every: 0.7 }, { rule: "approval-weight", validators: 1, threshold: 1, every: 2 },
  { rule: "approval-weight", voters: "mana" }, { rule: "milestones", every: 3 });

it("every view confirms what sets of voters and approvers say, when they say it", () => {
  fc.assert(fc.property(
    fc.record({
      seed: fc.nat(1_000_000), confirmation: confirmationRules, parents: fc.constantFrom(1, 2, 5), delay: fc.constantFrom(0.05, 0.8),
      loss: fc.constantFrom(0, 0.3), topology: fc.constantFrom("ring", "complete"), walks: fc.boolean(),
    }),
    ({ seed, confirmation, parents, delay, loss, topology, walks }) => {
      const world = makeLedger({
        seed: String(seed), duration: 40, rate: 8, ledger: {
          kind: "tangle", drawn: 100_000, confirmation, tipSelection: { parents, ...(walks ? { rule: "weighted-walk", startDepth: 40 } : {}) },
          network: { kind: "gossip", peers: PEERS, drawnPeers: PEERS, topology: { kind: topology }, delay, delayDistribution: "exponential", loss },
        },
      });
      world.finish();
      const graph = world.rows("tangle").map((row): Site => ({
        id: Number(row.id), parents: String(row.parents).split(" ").filter((word) => word !== "").map(Number), issuedAs: String(row.kind),
        voter: row.kind === "validator" || row.kind === "coordinator" || "voters" in confirmation ? Number(row.peer) : undefined,
      }));
      expect(graph.length).toBeGreaterThan(200);
      const cones = pastCones(graph), votesOf = new Map<number, number[]>();
      for (const { id, voter } of graph) if (voter !== undefined) votesOf.set(voter, [...votesOf.get(voter) ?? [], id]);
      const mana = zipfShares(PEERS, 0.9);
      let confirmedSomewhere = 0;
      for (let peer = 0; peer < PEERS; peer++) {
        const rows = world.rows("tangle-views").filter((row) => row.peer === peer);
        const entered = rows.map((row) => ({ id: Number(row.id), seen: Number(row.seen) })).sort((a, b) => a.seen - b.seen || a.id - b.id);
        const has = new Set<number>(), counted = new Map<number, number>(), approved = new Map<number, Set<number>>();
        const expected = confirmations(entered, thresholdOf(confirmation), (id) => {
          has.add(id);
          if (confirmation.rule === "cumulative-weight") return [...cones.get(id)!].map((site) => [site, 1] as const);
          const { voter } = graph.find((site) => site.id === id)!;
          if (voter === undefined) return [];
          const votes = votesOf.get(voter)!, own = approved.get(voter) ?? new Set<number>(), news: [number, number][] = [];
          approved.set(voter, own);
          let next = counted.get(voter) ?? 0;
          for (; next < votes.length && has.has(votes[next]!); next++) {
            for (const site of cones.get(votes[next]!)!) {
              if (own.has(site)) continue;
              own.add(site);
              news.push([site, "voters" in confirmation ? mana[voter]! : 1]);
            }
          }
          counted.set(voter, next);
          return news;
        });
        confirmedSomewhere += expected.size;
        for (const row of rows) {
          const confirmed = row.confirmed === undefined || Number.isNaN(Number(row.confirmed)) ? undefined : Number(row.confirmed);
          expect([peer, row.id, confirmed]).toEqual([peer, row.id, expected.get(Number(row.id))]);
        }
      }
      expect(confirmedSomewhere).toBeGreaterThan(100);
    },
  ), { seed: 11, numRuns: 25 });
});

function thresholdOf(confirmation: { readonly rule: string; readonly threshold?: number; readonly validators?: number }): number {
  if (confirmation.rule === "cumulative-weight") return confirmation.threshold!;
  if (confirmation.rule === "milestones") return 1;
  // Mana is counted in whole units: what falls short of the threshold by less than those is enough.
  return confirmation.validators === undefined ? 0.66 - 1e-6 : (confirmation.threshold ?? 0.66) * confirmation.validators;
}
