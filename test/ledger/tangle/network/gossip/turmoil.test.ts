/**
 * Double spends among peers that lose messages, crash and are cut off from each other for a while: no money is made or
 * lost, and once all hear each other again they agree on one side of each.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Stage, isFinal, type Transaction } from "../../../../../src/ledger/port.js";
import type { Cell } from "../../../../../src/sim/recorder.js";
import { makeLedger } from "../../../harness.js";

/** No view holds two sides of one conflict confirmed, nor a site confirmed whose past holds a side that is not. */
function expectConsistentViews(sites: readonly Record<string, Cell>[], views: readonly Record<string, Cell>[]): void {
  const isSet = (cell: Cell): boolean => cell !== undefined && !Number.isNaN(Number(cell));
  const sidesBelow = new Map<number, Set<string>>();
  for (const { id, parents, conflict, transaction } of sites) {
    const below = new Set(isSet(conflict) ? [`${conflict!}/${transaction!}`] : []);
    for (const parent of String(parents).split(" ")) for (const side of sidesBelow.get(Number(parent)) ?? []) below.add(side);
    sidesBelow.set(Number(id), below);
  }
  const confirmedIn = new Map<Cell, Set<string>>();
  for (const { id, peer, confirmed, died } of views) {
    if (!isSet(confirmed) || isSet(died)) continue;
    const sides = confirmedIn.get(peer) ?? new Set<string>();
    confirmedIn.set(peer, sides);
    for (const side of sidesBelow.get(Number(id)) ?? []) sides.add(side);
  }
  for (const sides of confirmedIn.values()) {
    const sets = [...sides].map((side) => side.split("/")[0]);
    expect(new Set(sets).size).toBe(sets.length);
  }
}

it("survives any mixture", () => {
  fc.assert(fc.property(
    fc.record({
      seed: fc.nat(1_000_000), peers: fc.constantFrom(1, 2, 7), delay: fc.constantFrom(0, 0.1, 1), loss: fc.constantFrom(0, 0.2), parents: fc.constantFrom(1, 2, 4),
      confirmation: fc.constantFrom(
        { threshold: 5 }, { threshold: 20 }, { rule: "confidence", samples: 10, threshold: 0.8 }, { rule: "milestones", every: 3 },
        { rule: "approval-weight", validators: 1 }, { rule: "approval-weight", voters: "mana" }),
      rule: fc.constantFrom("uniform-random", "weighted-walk"), fraud: fc.double({ min: 0, max: 0.6, noNaN: true }), trouble: fc.constantFrom("none", "partition", "crash"),
    }),
    ({ seed, peers, delay, loss, parents, confirmation, rule, fraud, trouble }) => {
      const plan = peers < 7 || trouble === "none" ? [] : [{ at: 20, until: 60, [trouble]: trouble === "partition" ? ["0-2"] : "0-2" }];
      const world = makeLedger({
        seed: String(seed), duration: 200, rate: 5, trace: true, ledger: {
          kind: "tangle", drawn: 100_000, network: { kind: "gossip", peers, drawnPeers: peers, topology: { kind: "complete" }, delay, loss: peers === 1 ? 0 : loss, plan }, confirmation,
          tipSelection: { rule, parents, ...(rule === "weighted-walk" ? { startDepth: 60, alpha: 0.01 } : {}) },
        },
      });
      const { kernel, ledger } = world;
      const wallets = Array.from({ length: 9 }, () => ledger.openAccount({ kind: "device", balance: 10_000 }));
      const ends = new Map<Transaction, number>(), groups: Transaction[][] = [];
      let takenBack = 0;
      const random = kernel.stream("test");
      const any = (): number => wallets[random.integer(9)]!;
      const purpose = ledger.registerPurpose({
        name: "test/pay", device: "device",
        hear: (stage, _reference, transaction) => { if (isFinal(stage)) ends.set(transaction, (ends.get(transaction) ?? 0) + 1); },
        takenBack: () => { takenBack++; },
      });
      const again = kernel.eventType("test/again", (group) => { groups[group]!.push(ledger.doubleSpend(groups[group]![0]!, any(), purpose, 0)); });
      const act = kernel.eventType("test/act", () => {
        groups.push([ledger.pay(any(), any(), random.integer(300), purpose, 0)]);
        while (random.next() < fraud) kernel.after(random.exponential(2), again, groups.length - 1);
        if (kernel.now < 100) kernel.after(random.exponential(1), act);
      });
      kernel.after(5, act);
      const { figure } = world.finish();
      expect(ledger.total()).toBe(90_000);
      expect(() => { ledger.audit(); }).not.toThrow();
      for (const group of groups) expect(group.filter((side) => ledger.stage(side) === Stage.confirmed).length).toBeLessThanOrEqual(1);
      for (const count of ends.values()) expect(count).toBe(1);
      expectConsistentViews(world.rows("tangle"), world.rows("tangle-views"));
      expect(takenBack).toBe(figure("conflicts.takenBack"));
      expect(figure("conflicts.doubleConfirmed")).toBe(takenBack);
    },
  ), { seed: 7, numRuns: 25 });
});
