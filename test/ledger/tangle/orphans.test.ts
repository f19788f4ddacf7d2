/** Tips that are left behind: they take with them what only they approve, give the money back, and never the whole tangle. */
import { describe, expect, it } from "vitest";
import { Stage } from "../../../src/ledger/port.js";
import { makeLedger } from "../harness.js";
import { approversOf, futureOf, graphOf } from "./graph.js";

describe("orphans", () => {
  // Tips wait for h = 1 s on average and at least as long; an age of 2.5 s leaves many behind.
  const world = makeLedger({ duration: 300, rate: 20, ledger: { kind: "tangle", network: { delay: 1 }, orphanAge: 2.5, drawn: 10_000 } });
  const { kernel, ledger } = world;
  const a = ledger.openAccount({ kind: "device", balance: 1000 }), b = ledger.openAccount({ kind: "device" });
  const ends: Stage[] = [];
  const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage) => { if (stage >= Stage.confirmed) ends.push(stage); } });
  const pay = kernel.eventType("test/pay", () => { ledger.pay(a, b, 5, purpose, 0); });
  for (let i = 0; i < 100; i++) kernel.at(i + 0.5, pay);
  const { figure } = world.finish();
  const graph = graphOf(world.rows("tangle"));

  it("are a share of all, and the rest is confirmed", () => {
    expect(figure("tangle.orphans.share")).toBeGreaterThan(0.02);
    expect(figure("tangle.orphans.share") + figure("confirmation.share")).toBeGreaterThan(0.9);
  });

  it("are approved by orphans only", () => {
    const approvers = approversOf(graph);
    const orphans = graph.filter(({ stage }) => stage === "orphaned");
    expect(orphans.length).toBeGreaterThan(50);
    for (const site of orphans) for (const other of futureOf(site, approvers)) expect(other.stage).toBe("orphaned");
  });

  it("give the money back", () => {
    const confirmed = ends.filter((end) => end === Stage.confirmed).length;
    expect(ends.length).toBe(100);
    expect(ends.filter((end) => end === Stage.orphaned).length).toBe(100 - confirmed);
    expect(confirmed).toBeLessThan(100);
    expect([ledger.balance(a), ledger.available(a), ledger.balance(b)]).toEqual([1000 - 5 * confirmed, 1000 - 5 * confirmed, 5 * confirmed]);
  });

  it("do not empty a quiet tangle", () => {
    const quiet = makeLedger({ duration: 100_000, rate: 0.01, ledger: { kind: "tangle", network: { delay: 1 }, orphanAge: 10, confirmation: { threshold: 3 } } });
    const figures = quiet.finish();
    expect(figures.figure("confirmation.share")).toBeGreaterThan(0.95);
  });
});
