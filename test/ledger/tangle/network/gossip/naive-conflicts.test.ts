/**
 * Conflicts in the views of peers against a naive reference, event by event: on small random graphs with double spends of
 * old and new transactions, sides above sides, transactions attached again and votes that arrive out of order, each view
 * supports, prefers, confirms, takes back and offers as tips what the reference says.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { PeerView } from "../../../../../src/ledger/tangle/network/gossip/peer-view.js";
import { TangleViews } from "../../../../../src/ledger/tangle/network/gossip/tangle-views.js";
import type { ViewsObserver } from "../../../../../src/ledger/tangle/network/gossip/views-state.js";
import { Kernel } from "../../../../../src/sim/kernel.js";
import { NaiveViews } from "./naive-views.js";

const nothing = (): void => {};
const SILENT: ViewsObserver = { entered: nothing, confirmed: nothing, unconfirmed: nothing, died: nothing, settled: nothing, deadEverywhere: nothing, conflict: nothing };

/** What happened in a run, to know that it was not all calm. */
const met = { flips: 0, unconfirmed: 0, confirmed: 0, settled: 0, dead: 0, nested: 0 };

function run(seed: string, peers: number, voters: readonly number[], threshold: number, conflicts: number, steps: number): void {
  const kernel = new Kernel({ seed }), random = kernel.stream("test");
  const tangle = new TangleViews(() => kernel.now, kernel.stream("lottery"), {
    peers, width: 2, confirmingWeight: voters.length > 0 ? Infinity : threshold, weighs: voters.length === 0, kept: 1 << 20, depth: 0,
    votes: voters.length > 0 ? { weights: Int32Array.from(voters), threshold } : undefined,
  }, () => SILENT);
  const { sites, views, branches } = tangle, view = new PeerView(() => kernel.now, sites, views, tangle.conflicts, random, (site, peer) => tangle.weight(site, peer));
  const naive = new NaiveViews({ peers, voters, threshold, lottery: (transaction) => branches.lottery[branches.sideOf(transaction)]! });
  const confirmedBefore = new Set<string>(), preferredBefore = new Map<string, number>();
  let transactions = 0;

  const enter = (id: number, peer: number): void => {
    tangle.enter(id, id & sites.mask, peer);
    naive.entered[peer]!.push(id);
    naive.judge(peer);
  };
  const pick = <T>(items: readonly T[]): T | undefined => items[random.integer(items.length)];

  /** Attaches a transaction, new or not, to what a peer may approve in a wide sense: no two sides of one set together. */
  const attach = (peer: number, transaction: number): void => {
    const alive = naive.entered[peer]!.filter((id) => !naive.isDead(id, peer)), young = alive.slice(-6);
    const own = naive.setOf(transaction), parents: number[] = [], sides = new Set<number>(own < 0 ? [] : [transaction]);
    for (let i = 0; i < 2; i++) {
      const parent = pick(young);
      if (parent === undefined || parents.includes(parent)) continue;
      const both = new Set([...sides, ...naive.sides(parent)]), sets = [...both].map((side) => naive.setOf(side));
      if (new Set(sets).size < sets.length) continue;
      parents.push(parent);
      for (const side of both) sides.add(side);
    }
    if (parents.length === 0) parents.push(0);
    const voter = voters.length > 0 && peer < voters.length && random.next() < 0.8 ? peer : -1;
    const id = tangle.attach(transaction, Int32Array.from(parents), parents.length, peer, voter, nothing);
    sites.origin[id & sites.mask] = peer;
    naive.graph.push({ id, transaction, parents, voter });
    if (sides.size > 1) met.nested++;
    enter(id, peer);
  };

  /** A transaction spends the same funds as another that has not lost for good. */
  const spendAgain = (original: number): number => {
    const transaction = transactions++, set = naive.setOf(original);
    tangle.takeSide(transaction, original);
    if (set >= 0) naive.sets[set]!.push(transaction);
    else {
      naive.sets.push([original, transaction]);
      for (let peer = 0; peer < peers; peer++) {
        // Whatever was confirmed before anybody knew of a rival has won.
        if (naive.graph.some(({ id, transaction: each }) => each === original && confirmedBefore.has(`${id}/${peer}`))) naive.won[peer]!.set(naive.sets.length - 1, original);
      }
      if (naive.won.every((each) => each.get(naive.sets.length - 1) === original)) naive.settled.set(naive.sets.length - 1, original);
      for (let peer = 0; peer < peers; peer++) naive.judge(peer);
    }
    return transaction;
  };

  const compare = (): void => {
    for (let peer = 0; peer < peers; peer++) {
      view.peer = peer;
      const say = (what: string, ...rest: unknown[]): unknown[] => [what, `peer ${peer}`, ...rest], tips = Array.from({ length: view.tipCount }, (_, i) => view.tip(i)).filter((id) => id > 0);
      for (const [set, sides] of naive.sets.entries()) {
        const ours = branches.setOf(sides[0]!), preferred = tangle.conflicts.preferred(ours, peer), won = tangle.conflicts.won(ours, peer);
        if (!naive.settled.has(set)) for (const side of sides) expect(say("support", side, tangle.conflicts.support(branches.sideOf(side), peer))).toEqual(say("support", side, naive.support(side, peer)));
        expect(say("won", set, won < 0 ? undefined : branches.transactions[won])).toEqual(say("won", set, naive.winner(set, peer)));
        expect(say("preferred", set, preferred < 0 ? undefined : branches.transactions[preferred])).toEqual(say("preferred", set, naive.preferred(set, peer)));
        const key = `${set}/${peer}`, before = preferredBefore.get(key), now = naive.preferred(set, peer);
        if (before !== undefined && before !== now) met.flips++;
        if (now !== undefined) preferredBefore.set(key, now);
      }
      for (const id of naive.entered[peer]!) {
        const isConfirmed = naive.isConfirmed(id, peer), key = `${id}/${peer}`;
        expect(say("dead", id, view.isDead(id))).toEqual(say("dead", id, naive.isDead(id, peer)));
        expect(say("confirmed", id, view.isConfirmed(id))).toEqual(say("confirmed", id, isConfirmed));
        expect(say("tip", id, tips.includes(id))).toEqual(say("tip", id, naive.isTip(id, peer)));
        if (isConfirmed && !confirmedBefore.has(key)) { met.confirmed++; confirmedBefore.add(key); }
        if (!isConfirmed && confirmedBefore.delete(key)) met.unconfirmed++;
        if (naive.isDead(id, peer)) met.dead++;
      }
    }
  };

  for (let step = 0; step < steps; step++) {
    const peer = random.integer(peers), what = random.next();
    const waiting = naive.graph.filter(({ id, parents }) => !naive.entered[peer]!.includes(id) && parents.every((parent) => parent === 0 || naive.entered[peer]!.includes(parent)));
    if (what < 0.55 && waiting.length > 0) enter(pick(waiting)!.id, peer);
    else if (what < 0.55 + conflicts && transactions > 0) {
      const original = pick(naive.graph.slice(-10))!.transaction, set = naive.setOf(original);
      if (!naive.settled.has(set) && (set < 0 || naive.sets[set]!.length < 3)) attach(peer, spendAgain(original));
    } else if (what < 0.6 + conflicts && naive.graph.length > 3) {
      const again = pick(naive.graph.slice(-12))!.transaction, settled = naive.settled.get(naive.setOf(again));
      if (settled === undefined || settled === again) attach(peer, again);
    } else attach(peer, transactions++);
    compare();
  }
  met.settled += naive.settled.size;
}

it("each view makes of its conflicts what sets say, at every moment", () => {
  fc.assert(fc.property(
    fc.nat(1_000_000), fc.constantFrom(1, 2, 4), fc.constantFrom<[number[], number]>([[], 1], [[], 3], [[], 6], [[1, 1, 1], 2], [[3, 2, 2], 5], [[1, 1], 2]), fc.constantFrom(0.05, 0.2), fc.integer({ min: 10, max: 60 }),
    (seed, peers, [voters, threshold], conflicts, steps) => { run(String(seed), peers, voters, threshold, conflicts, steps); },
  ), { seed: 3, numRuns: 100 });
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(15);
}, 20_000);
