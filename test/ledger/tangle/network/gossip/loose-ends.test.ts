/** Transactions that do not reach all, or wait for ever, are told; and a peer that was away while all was settled and forgotten finds its own transactions confirmed. */
import { expect, it } from "vitest";
import { Stage } from "../../../../../src/ledger/port.js";
import { makeLedger } from "../../../harness.js";

function run(network: Record<string, unknown>, ledger: Record<string, unknown> = {}, duration = 60) {
  const world = makeLedger({ seed: "4", duration, rate: 10, ledger: { kind: "tangle", network: { kind: "gossip", peers: 8, topology: { kind: "complete" }, ...network }, confirmation: { threshold: 10 }, ...ledger } });
  const purpose = world.ledger.registerPurpose({ name: "test/pay", device: "device", hear: (stage, payee) => { heard.push([payee, stage, world.kernel.now]); } }), heard: [number, Stage, number][] = [];
  return { ...world, purpose, heard };
}

it("a network that is cut in two for good says that transactions do not reach everybody; a whole one does not", () => {
  expect(run({}).finish().warnings).toEqual([]);
  expect(run({ plan: [{ at: 20, partition: ["0-3"] }] }).finish().warnings).toContain("not-disseminated");
});

it("a peer that hears of transactions whose parents nobody sends says so", () => {
  // Messages are lost, and what is missed is asked for and compared too late.
  const repair = { requestTimeout: "1h", exchange: "1h" };
  expect(run({ loss: 0.4, topology: { kind: "ring" }, ...repair }).finish().warnings).toContain("never-solid");
  expect(run({ loss: 0.4, topology: { kind: "ring" } }).finish().warnings).not.toContain("never-solid");
});

it.each(["uniform-random", "weighted-walk"])("a payee whose peer was down while its payment was settled and forgotten hears of it when the peer is back, %s", (rule) => {
  const world = run({ plan: [{ at: 20, until: 180, crash: "7" }] }, { tipSelection: { rule, ...(rule === "weighted-walk" ? { startDepth: 60 } : {}) } }, 200), { ledger, kernel, heard } = world;
  const payer = ledger.openAccount({ kind: "device", balance: 100, peer: 0 }), away = ledger.openAccount({ kind: "device", peer: 7 }), there = ledger.openAccount({ kind: "device", peer: 3 });
  // Long enough before the peer is back for the window of 1024 sites to have moved on.
  kernel.at(30, kernel.eventType("test/pay", () => { ledger.pay(payer, away, 10, world.purpose, 7); ledger.pay(payer, there, 10, world.purpose, 3); }));
  world.finish();
  const confirmed = heard.filter(([, stage]) => stage === Stage.confirmed), time = (payee: number) => confirmed.find(([each]) => each === payee)![2];
  expect(confirmed.length).toBe(2);
  expect(time(3)).toBeLessThan(60);
  expect(time(7)).toBeGreaterThanOrEqual(180);
  expect([ledger.balance(payer), ledger.balance(away), ledger.balance(there)]).toEqual([80, 10, 10]);
});

it.each([{ rule: "approval-weight", validators: 5 }, { rule: "approval-weight", voters: "mana" }, { rule: "milestones", every: 4 }])("votes confirm where parents are chosen by a weighted walk, whose weights stand beside: %j", (confirmation) => {
  const { figure, warnings } = run({}, { confirmation, tipSelection: { rule: "weighted-walk", alpha: 0.005, startDepth: 200 } }).finish();
  expect(figure("confirmation.share")).toBeGreaterThan(0.85);
  expect(figure("tangle.orphans.share")).toBe(0);
  expect(warnings).toEqual([]);
});
