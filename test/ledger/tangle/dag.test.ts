/** The graph under random attachments, revelations, conflicts and orphans: its counts agree with a recount from scratch after each change. */
import { describe, expect, it } from "vitest";
import { Dag } from "../../../src/ledger/tangle/dag.js";
import { CONFIRMED, DEAD, LEFT, NONE, VISIBLE } from "../../../src/ledger/tangle/sites.js";
import { RandomStream } from "../../../src/sim/random.js";

function recount(dag: Dag) {
  const { sites } = dag, living: number[] = [];
  for (let site = sites.base; site < sites.next; site++) if ((sites.state[site & sites.mask]! & (DEAD | LEFT)) === 0) living.push(site);
  const parentsOf = (site: number): number[] => [...sites.parents.subarray((site & sites.mask) * sites.width, ((site & sites.mask) + 1) * sites.width)];
  const alive = (site: number): boolean => (sites.state[site & sites.mask]! & DEAD) === 0;
  const visible = (site: number): boolean => (sites.state[site & sites.mask]! & VISIBLE) !== 0;
  const approved = new Set<number>(), seenApproved = new Set<number>();
  for (let site = sites.base; site < sites.next; site++) {
    if (!alive(site)) continue;
    for (const parent of parentsOf(site)) {
      approved.add(parent);
      if (visible(site)) seenApproved.add(parent);
    }
  }
  return {
    tips: living.filter((site) => !approved.has(site)).length,
    pool: living.filter((site) => visible(site) && !seenApproved.has(site)),
  };
}

describe.each(["1", "2", "3", "4", "5", "6"])("seed %s", (seed) => {
  it("keeps tips and pool right", () => {
    let now = 0, transactions = 0;
    const random = new RandomStream(seed, "test");
    const dag = new Dag(() => now, random, { width: 3, confirmingWeight: 25, weighs: true, kept: 0, depth: 0 }, { revealed() {}, confirmed() {}, ended() {} });
    const hidden: number[] = [], sides: number[] = [];
    for (let step = 0; step < 1500; step++) {
      now++;
      if (random.next() < 0.5 || hidden.length === 0) {
        const transaction = transactions++;
        if (random.next() < 0.05 && transaction > 5) {
          const original = transaction - 1 - random.integer(5);
          let rival = dag.conflicts.sideOf(original);
          if (rival === NONE && !confirmedOf(dag, original)) rival = dag.makeSide(original);
          if (rival !== NONE) {
            dag.conflicts.addSide(transaction, rival);
            sides.push(transaction);
          }
        }
        if (dag.conflicts.hasLost(transaction)) continue;
        dag.issuer = dag.conflicts.sideOf(transaction);
        const parents = Int32Array.from({ length: 3 }, () => {
          const tip = dag.tip(random.integer(dag.tipCount));
          return dag.isAttachable(tip) ? tip : dag.retreat(tip);
        });
        dag.issuer = NONE;
        hidden.push(dag.attach(transaction, parents, 3, () => {}));
      } else {
        dag.reveal(hidden.splice(random.integer(Math.min(4, hidden.length)), 1)[0]!);
        dag.leaveBehind(now - 40);
        dag.outcomeCount = 0;
      }
      const { tips, pool } = recount(dag);
      expect(dag.tips).toBe(tips);
      expect(Array.from({ length: dag.tipCount }, (_, i) => dag.tip(i)).sort((a, b) => a - b)).toEqual(pool);
    }
    expect(sides.length).toBeGreaterThan(10);
    expect(dag.deaths).toBeGreaterThan(0);
  });
});

it("leaves old tips behind though a site died while it was hidden", () => {
  let now = 0;
  const dag = new Dag(() => now, new RandomStream("1", "test"), { width: 2, confirmingWeight: 3, weighs: true, kept: 0, depth: 0 }, { revealed() {}, confirmed() {}, ended() {} });
  const attach = (transaction: number, parent: number): number => dag.attach(transaction, Int32Array.of(parent), 1, () => {});
  const attached = (transaction: number, parent: number): number => { const site = attach(transaction, parent); dag.reveal(site); return site; };
  const loser = attached(0, 0);
  const side = dag.makeSide(0);
  dag.conflicts.addSide(1, side);
  const winner = attached(1, 0);
  const hidden = attach(2, loser);
  const first = attached(3, winner);
  const last = attached(4, first);
  expect(dag.isConfirmed(winner)).toBe(true);
  expect(dag.sites.state[hidden & dag.sites.mask]! & (DEAD | VISIBLE)).toBe(DEAD);
  now = 50;
  const young = attached(5, last);
  const forgotten = attached(6, last);
  now = 100;
  attached(7, young);
  dag.leaveBehind(60);
  expect(dag.sites.state[forgotten & dag.sites.mask]! & DEAD).toBe(DEAD);
});

/** Whether a transaction stands confirmed, or is not known any more. */
function confirmedOf(dag: Dag, transaction: number): boolean {
  const { sites } = dag;
  for (let site = sites.base; site < sites.next; site++) {
    if (sites.transaction[site & sites.mask] === transaction && (sites.state[site & sites.mask]! & DEAD) === 0) return (sites.state[site & sites.mask]! & CONFIRMED) !== 0;
  }
  return true;
}
