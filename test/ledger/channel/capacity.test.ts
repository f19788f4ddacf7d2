/** How often channels need the ledger: closed forms of renewal theory and of the gambler's ruin, and a naive walk. */
import { describe, expect, it } from "vitest";
import { RandomStream } from "../../../src/sim/random.js";
import { relativeError } from "../harness.js";
import { payThrough, repeated, type Payment } from "./payments.js";

const direct = { base: { kind: "ideal" }, topology: { kind: "direct", direction: "payer" }, opened: "on-demand", keep: 0, roundTrip: "100ms" };

describe("a channel one way", () => {
  it.each([["top-up", 1], ["reopen", 2]] as const)("%s: after its opening, %i transactions for every capacity / amount payments", (refill, each) => {
    const run = payThrough({ ledger: { ...direct, refill, capacity: 10 }, wallets: [10_000, 0], payments: repeated(1000, { from: 0, to: 1, amount: 1 }), duration: 1100 });
    const { figure } = run.finish();
    expect(figure("channel.updates")).toBe(1000);
    expect([figure("channel.opened"), figure("channel.refilled")]).toEqual([1, 99]);
    expect(figure("channel.transactions.perPayment")).toBe((1 + each * 99) / 1000);
    expect(run.balances()).toEqual([9_000e6, 1_000e6]);
  });

  it("is topped up m / (C − m) times a payment where payments are exponential: the one that did not fit has twice the mean", () => {
    const random = new RandomStream("1", "test");
    const run = payThrough({
      ledger: { ...direct, capacity: 20 }, wallets: [1e6, 0], duration: 21_000,
      payments: (function* () { for (let i = 0; i < 20_000; i++) yield { from: 0, to: 1, amount: 1e-6 + random.exponential(1) }; })(),
    });
    const { figure } = run.finish();
    expect(relativeError(figure("channel.refilled") / figure("channel.updates"), 1 / 19)).toBeLessThan(0.03);
  });

  it("sends what is larger than itself over the ledger", () => {
    const run = payThrough({ ledger: { ...direct, capacity: 10 }, wallets: [100, 0], payments: [{ from: 0, to: 1, amount: 11 }, { from: 0, to: 1, amount: 4 }], duration: 10 });
    const { figure } = run.finish();
    expect(figure("channel.onLedger.share")).toBe(0.5);
    expect(run.balances()).toEqual([85e6, 15e6]);
  });

  it("that is never refilled carries what it holds, and the ledger the rest", () => {
    const run = payThrough({ ledger: { ...direct, capacity: 10, refill: "never" }, wallets: [100, 0], payments: repeated(30, { from: 0, to: 1, amount: 1 }), duration: 40 });
    const { figure } = run.finish();
    expect(figure("channel.updates")).toBe(10);
    expect(figure("channel.onLedger.share")).toBe(20 / 30);
  });
});

describe("a channel both ways", () => {
  /** Payments of one unit by the toss of a coin. */
  function* coin(seed: string, count: number): Generator<Payment> {
    const random = new RandomStream(seed, "coin");
    for (let i = 0; i < count; i++) yield random.next() < 0.5 ? { from: 0, to: 1, amount: 1 } : { from: 1, to: 0, amount: 1 };
  }
  /** The same on paper: two piles of `a` coins; who has none left when it must pay starts both piles anew. */
  function refillsOf(payments: Iterable<Payment>, a: number): number {
    let piles = [a, a], refills = 0;
    for (const { from, to } of payments) {
      if (piles[from] === 0) { refills++; piles = [a, a]; }
      piles[from]!--;
      piles[to]!++;
    }
    return refills;
  }
  const both = { base: { kind: "ideal" }, topology: { kind: "direct" }, keep: 0, roundTrip: 0 };

  it("is exhausted as often as two piles of coins are", () => {
    const run = payThrough({ ledger: { ...both, capacity: 6 }, wallets: [1000, 1000], payments: coin("7", 3000), duration: 3100 });
    expect(run.finish().figure("channel.refilled")).toBe(refillsOf(coin("7", 3000), 6));
  });

  it("lasts (a + 1)² − 1 payments: the gambler's ruin from beside the middle, since the payment that found nothing comes after the refill", () => {
    const run = payThrough({ ledger: { ...both, capacity: 9 }, wallets: [1000, 1000], payments: coin("1", 30_000), duration: 30_100 });
    const { figure } = run.finish();
    // Times to ruin have a relative deviation of √(2/3): of 300 of them, 4.7 %.
    expect(relativeError(30_000 / figure("channel.refilled"), 99)).toBeLessThan(0.14);
  });
});

describe("capital", () => {
  it("locked is what both sides put in, from the first payment on", () => {
    const run = payThrough({
      ledger: { base: { kind: "ideal", delay: "10s" }, topology: { kind: "direct" }, opened: "on-demand", capacity: 10, keep: 3 }, wallets: [100, 8],
      payments: repeated(5, { from: 0, to: 1, amount: 1 }), duration: 100, warmup: 50,
    });
    const { figure } = run.finish();
    // The second device keeps 3 of its 8 tokens.
    expect(figure("channel.locked.mean")).toBe(15);
    expect(run.balances()).toEqual([95e6, 13e6]);
  });

  it("in a channel is available, and pays on the ledger where nothing else is left", () => {
    const run = payThrough({
      ledger: { base: { kind: "ideal" }, topology: { kind: "direct" }, capacity: 50, keep: 0 }, wallets: [100, 0, 0, 0],
      payments: [{ from: 0, to: 1, amount: 1 }, { from: 0, to: 2, amount: 1 }, { from: 0, to: 3, amount: 90 }], duration: 10,
    });
    const { figure } = run.finish();
    expect(run.balances()).toEqual([8e6, 1e6, 1e6, 90e6]);
    expect(run.ledger.available(run.accounts[0]!)).toBe(8e6);
    // One of the two channels is emptied by the payment itself, the other by a transaction of its own.
    expect(figure("channel.transactions.perPayment")).toBe(0.5);
  });

  it("stays out of a wallet that has less than it keeps, which pays on the ledger", () => {
    const run = payThrough({ ledger: { base: { kind: "ideal" }, topology: { kind: "direct" }, capacity: 50, keep: 20 }, wallets: [10, 0], payments: [{ from: 0, to: 1, amount: 1 }], duration: 10 });
    expect(run.finish().figure("channel.onLedger.share")).toBe(1);
    expect(run.balances()).toEqual([9e6, 1e6]);
  });
});
