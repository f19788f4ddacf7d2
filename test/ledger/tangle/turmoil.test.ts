/** Many overlapping double spends, orphans and reattachments at once: nothing confirmed twice, nothing lost, nothing left hanging. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { Stage, isFinal, type Transaction } from "../../../src/ledger/port.js";
import { makeLedger } from "../harness.js";

it("survives any mixture", () => {
  fc.assert(fc.property(
    fc.record({
      seed: fc.nat(1_000_000), delay: fc.constantFrom(0, 0.3, 2), work: fc.constantFrom(0, 1), orphanAge: fc.constantFrom(4, 10, 600),
      delayDistribution: fc.constantFrom("constant", "exponential", "lognormal"), parents: fc.constantFrom(1, 2, 5), threshold: fc.constantFrom(1, 2, 15, 40),
      rule: fc.constantFrom("uniform-random", "weighted-walk"), confirm: fc.constantFrom("cumulative-weight", "confidence"), fraud: fc.double({ min: 0, max: 0.6, noNaN: true }),
    }),
    ({ seed, delay, delayDistribution, work, orphanAge, parents, threshold, rule, confirm, fraud }) => {
      const duration = 200;
      const world = makeLedger({
        seed: String(seed), duration, rate: 3, trace: true, ledger: {
          kind: "tangle", network: { delay, delayDistribution }, work: { time: work }, orphanAge,
          tipSelection: { rule, parents, ...(rule === "weighted-walk" ? { startDepth: 60, alpha: 0.01 } : {}) },
          confirmation: confirm === "confidence" ? { rule: confirm, samples: 10, threshold: 0.8 } : { rule: confirm, threshold },
        },
      });
      const { kernel, ledger } = world;
      const wallets = Array.from({ length: 5 }, () => ledger.openAccount({ kind: "device", balance: 10_000 }));
      const ends = new Map<Transaction, number>(), groups: Transaction[][] = [];
      const random = kernel.stream("test");
      const any = (): number => wallets[random.integer(5)]!;
      const purpose = ledger.registerPurpose({
        name: "test/pay", device: "device",
        hear: (stage, reference, transaction) => {
          if (isFinal(stage)) ends.set(transaction, (ends.get(transaction) ?? 0) + 1);
          // Some buyers spend again as soon as they hear anything.
          if (stage < Stage.confirmed && reference > 0 && random.next() < fraud / 10) groups[reference - 1]!.push(ledger.doubleSpend(transaction, any(), purpose, 0));
        },
      });
      const again = kernel.eventType("test/again", (group) => { groups[group]!.push(ledger.doubleSpend(groups[group]![0]!, any(), purpose, 0)); });
      const act = kernel.eventType("test/act", () => {
        const group: Transaction[] = [];
        groups.push(group);
        group.unshift(ledger.pay(any(), any(), random.integer(300), purpose, groups.length));
        while (random.next() < fraud) kernel.after(random.exponential(3), again, groups.length - 1);
        if (kernel.now < 150) kernel.after(random.exponential(0.5), act);
      });
      kernel.after(5, act);
      const { figure } = world.finish();
      expect(ledger.total()).toBe(50_000);
      for (const group of groups) expect(group.filter((side) => ledger.stage(side) === Stage.confirmed).length).toBeLessThanOrEqual(1);
      for (const count of ends.values()) expect(count).toBe(1);
      expect(figure("tangle.tips.mean")).toBeGreaterThan(0);
    },
  ), { seed: 7, numRuns: 60 });
});
