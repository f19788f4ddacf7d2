/** A double spend while peers are cut off from each other: each part confirms the side it sees, and when they meet, one side has to go. */
import { describe, expect, it } from "vitest";
import { TransactionBook } from "../../../../../src/ledger/book.js";
import { Stage, type Transaction } from "../../../../../src/ledger/port.js";
import { ledgerSchema } from "../../../../../src/ledger/registry.js";
import type { TangleEngine } from "../../../../../src/ledger/tangle/control.js";
import { tangle } from "../../../../../src/ledger/tangle/tangle.js";
import { Kernel } from "../../../../../src/sim/kernel.js";
import type { Cell } from "../../../../../src/sim/recorder.js";
import { RunRecorder } from "../../../../../src/sim/run-recorder.js";

/** Peers 0 to 3 are cut off from the six others between these times. */
const CUT = 20, HEALED = 60;

/** The same coin is spent at peer 0 and, by an accomplice, at peer 9, ten seconds into the partition. */
function split(confirmation: Record<string, unknown>) {
  const kernel = new Kernel({ seed: "3" }), rows: Cell[][] = [];
  const recorder = new RunRecorder(kernel, { duration: 200, warmup: 0, interval: 10 }, { open: ({ name }) => (row) => { if (name === "conflicts") rows.push([...row]); } });
  const book = new TransactionBook(() => kernel.now, recorder);
  const { kind: _, ...section } = ledgerSchema.parse({
    kind: "tangle", confirmation,
    network: { kind: "gossip", peers: 10, topology: { kind: "complete" }, plan: [{ at: CUT, until: HEALED, partition: ["0-3"] }] },
  });
  const engine = tangle.create({ kernel, recorder, book }, section as never) as TangleEngine;
  const open = (peer: number, balance = 0): number => {
    const account = book.accounts.open({ kind: "wallet", balance });
    engine.opened!(account, { kind: "wallet", peer });
    return account;
  };
  const honest = Array.from({ length: 10 }, (_each, peer) => open(peer)), data = book.registerPurpose({ name: "test/data", device: "sensor", hear: () => {} });
  const issue = kernel.eventType("test/issue", (turn) => {
    kernel.after(0.05, issue, (turn + 1) % 10);
    engine.submit(book.issue(honest[turn]!, honest[turn]!, 0, data, 0));
  });
  kernel.after(0, issue, 0);
  const cheat = open(0, 100), few = open(1), many = open(8), heard: [string, number][] = [];
  const purpose = (side: string): number => book.registerPurpose({
    name: `test/${side}`, device: "cheat", hear: (stage) => { if (stage >= Stage.confirmed) heard.push([`${side} ${stage === Stage.confirmed ? "confirmed" : "conflicting"}`, kernel.now]); },
    takenBack: (amount) => { heard.push([`${side} taken back ${amount}`, kernel.now]); },
  });
  const [first, second] = [purpose("first"), purpose("second")] as const, sides: Transaction[] = [];
  kernel.at(CUT + 10, kernel.eventType("test/cheat", () => {
    sides.push(book.issue(cheat, few, 60, first, 0));
    engine.submit(sides[0]!);
    sides.push(book.issueRival(sides[0]!, many, second, 0));
    const view = engine.control.view(9);
    engine.control.attach(sides[1]!, 9, [view.tip(0)], false);
  }));
  let during: number[] = [];
  kernel.at(HEALED, kernel.eventType("test/look", () => { during = [cheat, few, many].map((account) => book.accounts.balance(account)); book.audit(); }));
  recorder.start();
  kernel.run({ until: 200 });
  const { metrics } = recorder.finish();
  return { book, rows, heard, during, after: [cheat, few, many].map((account) => book.accounts.balance(account)), sides, figure: (name: string) => metrics[name]!.value };
}

describe("a partition with a rule that the smaller part can fulfil alone", () => {
  const { book, heard, during, after, sides, figure, rows } = split({ rule: "cumulative-weight", threshold: 30 });

  it("confirms both sides, each in the view of its payee's peer, and overdraws the payer", () => {
    expect(heard.slice(0, 2).map(([what]) => what).sort()).toEqual(["first confirmed", "second confirmed"]);
    for (const [, time] of heard.slice(0, 2)) expect(time).toBeLessThan(HEALED);
    expect(during).toEqual([100 - 60 - 60, 60, 60]);
    expect(figure("conflicts.doubleConfirmed")).toBe(1);
  });

  it("takes back the smaller part's when it has healed", () => {
    expect(heard.slice(2)).toEqual([["first taken back 60", expect.any(Number)]]);
    expect(heard[2]![1]).toBeGreaterThan(HEALED);
    expect(after).toEqual([40, 0, 60]);
    expect(sides.map((side) => book.stage(side))).toEqual([Stage.conflicting, Stage.confirmed]);
    expect(() => { book.audit(); }).not.toThrow();
  });

  it("makes the four peers of the smaller part change their minds, and nobody else", () => {
    const events = (event: string) => rows.filter((row) => row[3] === event);
    expect(events("unconfirmed").map((row) => row[4]).sort()).toEqual([0, 1, 2, 3]);
    expect(events("confirmed").filter((row) => row[1] === sides[1]).map((row) => row[4]).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(events("lost").map((row) => row[1])).toEqual([sides[0]]);
    expect(figure("confirmation.unconfirmed")).toBeGreaterThan(4);
    expect(events("reattached").length).toBeGreaterThan(10);
  });
});

it("a committee of two thirds confirms no second side while it is divided", () => {
  const { heard, figure, after } = split({ rule: "approval-weight", validators: 10 });
  expect(figure("conflicts.doubleConfirmed")).toBe(0);
  for (const [, time] of heard) expect(time).toBeGreaterThan(HEALED);
  expect(heard.map(([what]) => what).sort()).toEqual(["first conflicting", "second confirmed"]);
  expect(after).toEqual([40, 0, 60]);
});
