/** The book: stages once and in order, money reserved as long as a payment is under way, and an audit that finds planted faults. */
import { describe, expect, it } from "vitest";
import { TransactionBook } from "../../src/ledger/book.js";
import { Stage } from "../../src/ledger/port.js";
import { Kernel } from "../../src/sim/kernel.js";
import { RunRecorder } from "../../src/sim/run-recorder.js";

function open(warmup = 0) {
  const kernel = new Kernel({ seed: "1" });
  const recorder = new RunRecorder(kernel, { duration: 10, warmup, interval: 10 }, { open: () => () => {} });
  const book = new TransactionBook(() => kernel.now, recorder);
  const heard: Stage[] = [];
  const purpose = book.registerPurpose({ name: "test/pay", device: "device", hear: (stage) => { heard.push(stage); } });
  const rich = book.accounts.open({ kind: "rich", balance: 100 }), poor = book.accounts.open({ kind: "poor" });
  return { kernel, book, recorder, heard, purpose, rich, poor };
}

describe("a transaction", () => {
  it("is told the stages that were passed over, and none twice", () => {
    const { book, heard, purpose, rich, poor } = open();
    const payment = book.issue(rich, poor, 10, purpose, 0);
    book.reach(payment, Stage.seen);
    book.reach(payment, Stage.attached);
    book.reach(payment, Stage.confirmed);
    book.reach(payment, Stage.confirmed);
    book.orphaned(payment);
    expect(heard).toEqual([Stage.attached, Stage.seen, Stage.accepted, Stage.confirmed]);
    expect(book.accounts.balance(poor)).toBe(10);
  });

  it("keeps its funds reserved until it ends", () => {
    const { book, purpose, rich, poor } = open();
    const payment = book.issue(rich, poor, 60, purpose, 0);
    expect(book.stage(book.issue(rich, poor, 60, purpose, 0))).toBe(Stage.rejected);
    book.orphaned(payment);
    expect(book.accounts.available(rich)).toBe(100);
  });

  it("is remembered by its end, however long ago", () => {
    const { book, purpose, rich, poor } = open();
    for (let i = 0; i < 10_000; i++) {
      const payment = book.issue(rich, poor, i % 4 === 3 ? 101 : 0, purpose, 0);
      if (i % 4 === 0) book.reach(payment, Stage.confirmed);
      else if (i % 4 === 1) book.orphaned(payment);
      else if (i % 4 === 2) book.conflicting(payment);
    }
    const ends = [Stage.confirmed, Stage.orphaned, Stage.conflicting, Stage.rejected];
    for (let i = 0; i < 10_000; i++) expect(book.stage(i)).toBe(ends[i % 4]);
    expect(() => book.stage(10_000)).toThrow("no transaction 10000");
  });
});

it("a payee that does not exist is refused at once, and nothing is reserved", () => {
  const { book, purpose, rich } = open();
  expect(() => book.issue(rich, 7, 10, purpose, 0)).toThrow("no account 7");
  expect(book.accounts.available(rich)).toBe(100);
});

describe("a double spend", () => {
  it("that was issued in the warm-up is counted neither as tried nor as succeeded", () => {
    const { kernel, recorder, book, purpose, rich, poor } = open(5);
    const payment = book.issue(rich, poor, 60, purpose, 0), rival = book.issueRival(payment, rich, purpose, 0);
    kernel.at(7, kernel.eventType("test/confirm", () => { book.reach(rival, Stage.confirmed); book.conflicting(payment); }));
    recorder.start();
    kernel.run({ until: 10 });
    const { metrics } = recorder.finish();
    expect([metrics["conflicts.attempted"]!.value, metrics["conflicts.succeeded"]!.value]).toEqual([0, 0]);
  });

  it("of a double spend is one more side of the same conflict", () => {
    const { book, purpose, rich, poor } = open();
    const payment = book.issue(rich, poor, 60, purpose, 0), rival = book.issueRival(payment, rich, purpose, 0);
    const third = book.issueRival(rival, poor, purpose, 0);
    expect(book.rivals(third)).toEqual([payment, rival, third]);
    book.conflicting(payment);
    book.reach(third, Stage.confirmed);
    book.conflicting(rival);
    expect([book.accounts.balance(poor), book.accounts.available(rich)]).toEqual([60, 40]);
    book.audit();
  });

  it("shares the reservation of the original, and only one may be confirmed", () => {
    const { book, purpose, rich, poor } = open();
    const payment = book.issue(rich, poor, 60, purpose, 0), rival = book.issueRival(payment, rich, purpose, 0);
    expect(book.rivals(payment)).toEqual([payment, rival]);
    expect(book.accounts.available(rich)).toBe(40);
    book.audit();
    book.reach(payment, Stage.confirmed);
    expect(() => { book.reach(rival, Stage.confirmed); }).toThrow("spends the same funds");
  });

  it("frees the funds when all sides are left behind", () => {
    const { book, purpose, rich, poor } = open();
    const payment = book.issue(rich, poor, 60, purpose, 0), rival = book.issueRival(payment, rich, purpose, 0);
    book.orphaned(payment);
    expect(book.accounts.available(rich)).toBe(40);
    book.audit();
    book.orphaned(rival);
    expect(book.accounts.available(rich)).toBe(100);
  });
});

describe("the audit", () => {
  it("finds a reservation that was given back too early, when the run ends", () => {
    const { book, recorder, purpose, rich, poor } = open();
    book.issue(rich, poor, 60, purpose, 0);
    book.accounts.release(rich, 60);
    recorder.start();
    expect(() => recorder.finish()).toThrow("0 micro-tokens are reserved, but payments under way come to 60");
  });

  it("finds money that moved without a payment", () => {
    const { book, purpose, rich, poor } = open();
    book.issue(rich, poor, 60, purpose, 0);
    book.accounts.transfer(rich, poor, 60);
    expect(() => { book.audit(); }).toThrow("payments under way come to 60");
  });
});
