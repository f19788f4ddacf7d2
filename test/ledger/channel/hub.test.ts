/** Channels through a hub: its fee, its capacity on the payee's side, its capital, its outages. */
import { describe, expect, it } from "vitest";
import { Stage } from "../../../src/ledger/port.js";
import { payThrough, repeated } from "./payments.js";

const base = { base: { kind: "ideal", delay: "30s" }, keep: 0, roundTrip: "100ms" };

describe("a hub", () => {
  it("takes its fee of each payment, exact to the micro-token, and passes the rest on after two messages", () => {
    const run = payThrough({ ledger: { ...base, topology: { fee: 0.001, share: "2 %" } }, wallets: [50, 0], payments: repeated(10, { from: 0, to: 1, amount: 1.000033 }), duration: 20 });
    const { figure } = run.finish();
    // 2 % of 1,000,033 is 20,000.66 micro-tokens.
    const fee = 1000 + 20_001;
    expect(run.balances()).toEqual([50e6 - 10 * (1_000_033 + fee), 10 * 1_000_033]);
    expect(figure("channel.fees.routing")).toBe(10 * fee / 1e6);
    expect(figure("fees.total")).toBe(10 * fee / 1e6);
    expect(figure("confirmation.latency.mean")).toBeCloseTo(0.2, 6);
  });

  it("pays a device as much as it has put in there, and must put in more for the next", () => {
    const run = payThrough({ ledger: { ...base, topology: { fee: 0, share: 0, capacity: 3 } }, wallets: [50, 0], payments: repeated(5, { from: 0, to: 1, amount: 1 }), duration: 100 });
    const { figure } = run.finish();
    const latencies = run.issued.map(({ transaction }, second) => run.times.get(transaction)! - second);
    // The fourth finds nothing left and waits for the transaction of 30 s, and the fifth with it.
    expect(latencies.map((latency) => Math.round(10 * latency) / 10)).toEqual([0.2, 0.2, 0.2, 30.2, 29.2]);
    expect([figure("channel.exhausted"), figure("channel.refilled")]).toEqual([1, 1]);
  });

  it("locks its own capital beside that of the devices, as far as it has any", () => {
    const rich = payThrough({ ledger: { ...base, capacity: 20, topology: { fee: 0, share: 0, capacity: 30 } }, wallets: [50, 5], payments: [{ from: 0, to: 1, amount: 1 }], duration: 100, warmup: 50 }).finish();
    expect(rich.figure("channel.locked.mean")).toBe(20 + 30 + 5 + 30);
    expect(rich.figure("channel.locked.hub.mean")).toBe(60);
    const poor = payThrough({ ledger: { ...base, capacity: 20, topology: { fee: 0, share: 0, capacity: 30, capital: 31 } }, wallets: [50, 5], payments: repeated(3, { from: 0, to: 1, amount: 1 }), duration: 100, warmup: 50 }).finish();
    // With one token in the payee's channel it passes one payment on; the others go on the ledger.
    expect(poor.figure("channel.locked.hub.mean")).toBe(31);
  });

  it("that is down lets payments wait until it is back, or go on the ledger", () => {
    const outages = { kind: "stated", plan: [{ at: 10, until: 40 }] }, payments = () => repeated(3, { from: 0, to: 1, amount: 1 });
    const waits = payThrough({ ledger: { ...base, topology: { fee: 0, outages } }, wallets: [50, 0], every: 9, payments: payments(), duration: 100 });
    const { figure } = waits.finish();
    expect(waits.issued.map(({ transaction }) => waits.times.get(transaction))).toEqual([0.2, 9.2, 40.2]);
    expect(figure("hub.availability")).toBeCloseTo(0.7, 9);
    const goes = payThrough({ ledger: { ...base, topology: { fee: 0, outages }, meanwhile: "ledger" }, wallets: [50, 0], every: 9, payments: payments(), duration: 100 });
    goes.finish();
    expect(goes.issued.map(({ transaction }) => goes.times.get(transaction))).toEqual([0.2, 9.2, 48]);
  });

  it("signs no second spending of what it has signed", () => {
    const run = payThrough({ ledger: { ...base, topology: { fee: 0.1, share: 0 } }, wallets: [50, 0, 0], payments: [{ from: 0, to: 1, amount: 1 }], duration: 100 });
    const { kernel, ledger, accounts, purpose } = run;
    let rival = -1;
    kernel.at(0.05, kernel.eventType("test/rival", () => { rival = ledger.doubleSpend(run.issued[0]!.transaction, accounts[2]!, purpose, 0); }));
    run.finish();
    expect(run.stages.get(run.issued[0]!.transaction)).toBe(Stage.confirmed);
    expect(run.stages.get(rival)).toBe(Stage.conflicting);
    expect(run.balances()).toEqual([48.9e6, 1e6, 0]);
  });

  it("gives an owner its share in the channel, to be had when the channel is next paid out", () => {
    const run = payThrough({ ledger: { ...base, topology: { fee: 0 }, idle: "20s" }, wallets: [50], payments: [], duration: 200 }), { kernel, ledger, accounts, purpose } = run;
    const owner = ledger.openAccount({ kind: "owner" }), drone = ledger.openAccount({ kind: "drone", owner, ownerShare: 0.25 });
    kernel.at(1, kernel.eventType("test/pay", () => { ledger.pay(accounts[0]!, drone, 8e6, purpose, 0); }));
    const { figure } = run.finish();
    expect([ledger.balance(drone), ledger.balance(owner), ledger.available(owner)]).toEqual([6e6, 2e6, 2e6]);
    expect(figure("channel.closed")).toBe(2);
  });
});
