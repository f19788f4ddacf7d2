/** Issuers who lose patience: what a biased walk leaves behind is confirmed after all, and what they may do about it has an effect. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Stage, isFinal, type Transaction } from "../../../src/ledger/port.js";
import { makeLedger } from "../harness.js";
import { approversOf, futureOf, graphOf } from "./graph.js";

const NETWORKS: Record<string, Record<string, unknown>> = { "global": { kind: "global", delay: "1s" }, "gossip": { kind: "gossip", peers: 6, delay: "500ms", topology: { kind: "complete" } } };

/** A walk so biased that it leaves many tips behind. */
function run(network: Record<string, unknown>, stranded: Record<string, unknown>, seed = "1") {
  const world = makeLedger({
    seed, duration: 260, warmup: 20, rate: 25, trace: true,
    ledger: { kind: "tangle", drawn: 20_000, network, stranded, tipSelection: { rule: "weighted-walk", alpha: 0.1, startDepth: 300 }, confirmation: { threshold: 25 }, orphanAge: "60s" },
  });
  return { ...world, ...world.finish() };
}

describe.each(Object.entries(NETWORKS))("what a biased walk leaves behind, %s", (_, network) => {
  const idle = run(network, {}), promoted = run(network, { response: "promote", patience: "15s" }), again = run(network, { response: "reattach", patience: "15s" });
  const orphaned = (world: ReturnType<typeof run>): number => world.rows("transactions").filter(({ stage, kind }) => stage === "orphaned" && kind === "load").length;

  it("is orphaned if nobody cares, and hardly any of it if it is promoted or attached again", () => {
    expect(orphaned(idle)).toBeGreaterThan(30);
    expect(orphaned(promoted)).toBeLessThan(0.5 * orphaned(idle));
    expect(orphaned(again)).toBeLessThan(0.5 * orphaned(idle));
    expect(promoted.figure("confirmation.share")).toBeGreaterThan(idle.figure("confirmation.share"));
    expect(again.figure("confirmation.share")).toBeGreaterThan(idle.figure("confirmation.share"));
  });

  it("is counted", () => {
    expect([idle, promoted, again].map(({ figure }) => figure("tangle.reattachments") > 0)).toEqual([false, false, true]);
    const graph = promoted.rows("tangle").filter(({ kind }) => kind === "promoter"), before = promoted.rows("transactions").filter(({ purpose, issued }) => purpose === "tangle/promotion" && Number(issued) > 20);
    expect(promoted.figure("tangle.promotions")).toBe(before.length);
    expect(graph.length).toBeGreaterThan(100);
    expect(() => idle.figure("tangle.promotions")).toThrow("no metric");
  });

  it("is approved by each promotion directly, whose other parent is a fresh tip", () => {
    const rows = promoted.rows("tangle"), sites = new Map(graphOf(rows).map((site) => [site.id, site]));
    let checked = 0;
    for (const { id, kind } of rows) {
      if (kind !== "promoter") continue;
      const { attached, parents } = sites.get(Number(id))!, target = sites.get(Math.min(...parents));
      if (!target) continue;
      checked++;
      expect(parents.length).toBe(2);
      expect(attached - target.attached).toBeGreaterThan(15 - 1e-9);
      if (!Number.isNaN(target.confirmed)) expect(target.confirmed).toBeGreaterThanOrEqual(attached);
    }
    expect(checked).toBeGreaterThan(100);
  });

  it("is confirmed with the promotion: a promoted transaction that nobody else approved", () => {
    const graph = graphOf(promoted.rows("tangle")), approvers = approversOf(graph);
    const promotions = new Set(promoted.rows("tangle").filter(({ kind }) => kind === "promoter").map(({ id }) => Number(id)));
    const saved = graph.filter((site) => site.stage === "confirmed" && !promotions.has(site.id) && approvers.get(site.id)!.length > 0 && approvers.get(site.id)!.every(({ id }) => promotions.has(id)));
    expect(saved.length).toBeGreaterThan(5);
    for (const site of saved) expect(futureOf(site, approvers, site.confirmed).length).toBeGreaterThanOrEqual(24);
  });
});

it.each(Object.entries(NETWORKS))("keeps money and ends in order with double spends and orphans, %s", (_, network) => {
  fc.assert(fc.property(
    fc.record({
      seed: fc.nat(1_000_000), response: fc.constantFrom("promote", "reattach"), patience: fc.constantFrom(1, 4, 12), orphanAge: fc.constantFrom(5, 20), threshold: fc.constantFrom(2, 15),
      work: fc.constantFrom(0, 1), fraud: fc.double({ min: 0, max: 0.5, noNaN: true }),
    }),
    ({ seed, response, patience, orphanAge, threshold, work, fraud }) => {
      const world = makeLedger({
        seed: String(seed), duration: 120, rate: 4, ledger: {
          kind: "tangle", network, stranded: { response, patience }, orphanAge, confirmation: { threshold }, work: { time: work }, tipSelection: { rule: "weighted-walk", alpha: 0.1, startDepth: 60 },
        },
      });
      const { kernel, ledger } = world, random = kernel.stream("test");
      const wallets = Array.from({ length: 5 }, () => ledger.openAccount({ kind: "device", balance: 10_000 })), ends = new Map<Transaction, number>(), groups: Transaction[][] = [];
      const any = (): number => wallets[random.integer(5)]!;
      const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage, _reference, transaction) => { if (isFinal(stage)) ends.set(transaction, (ends.get(transaction) ?? 0) + 1); } });
      const rival = kernel.eventType("test/again", (group) => { groups[group]!.push(ledger.doubleSpend(groups[group]![0]!, any(), purpose, 0)); });
      const act = kernel.eventType("test/act", () => {
        groups.push([ledger.pay(any(), any(), random.integer(300), purpose, 0)]);
        while (random.next() < fraud) kernel.after(random.exponential(8), rival, groups.length - 1);
        if (kernel.now < 80) kernel.after(random.exponential(1), act);
      });
      kernel.after(5, act);
      world.finish();
      expect(ledger.total()).toBe(50_000);
      for (const group of groups) expect(group.filter((side) => ledger.stage(side) === Stage.confirmed).length).toBeLessThanOrEqual(1);
      for (const count of ends.values()) expect(count).toBe(1);
    },
  ), { seed: 5, numRuns: 25 });
}, 20_000);

describe("a response that could have no effect is refused", () => {
  it.each([
    [{ tipSelection: { parents: 1 }, stranded: { response: "promote" } }, /stranded.response: "promote" needs ledger.tipSelection.parents of 2/],
    [{ network: { kind: "fluid" }, stranded: { response: "reattach" } }, /stranded.response: "reattach" has no effect/],
  ])("%j", (section, message) => {
    expect(() => makeLedger({ duration: 10, ledger: { kind: "tangle", ...section } })).toThrow(message);
  });

  it("as is patience without one", () => {
    expect(() => makeLedger({ duration: 10, ledger: { kind: "tangle", stranded: { patience: "10s" } } })).toThrow(/patience/);
  });
});
