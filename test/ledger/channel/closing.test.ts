/** How channels end: when nobody uses them, alone, by an old state; and what cheaters gain by that. */
import { describe, expect, it } from "vitest";
import { payThrough, type Options, type Payment } from "./payments.js";

const direct = { base: { kind: "ideal", delay: "5s" }, topology: { kind: "direct", direction: "payer" }, keep: 0, roundTrip: 0 };

/** So many pairs, each of which makes one payment over a channel of its own that is then closed. */
function pairs(count: number, amount: number, ledger: Record<string, unknown>): Options {
  return {
    ledger: { ...direct, capacity: 10, idle: "100s", ...ledger }, wallets: Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 20 : 0)), duration: 10_000, every: 0.1,
    payments: Array.from({ length: count }, (_, i): Payment => ({ from: 2 * i, to: 2 * i + 1, amount })),
  };
}

describe("a channel that nobody uses", () => {
  it("is closed by one transaction, and its money is free again", () => {
    const run = payThrough(pairs(20, 4, {})), { figure } = run.finish();
    expect([figure("channel.closed"), figure("channel.transactions.perPayment")]).toEqual([20, 1]);
    expect(run.balances()).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 16e6 : 4e6)));
    // Of the time of the run, 100 s and the 5 s of the ledger: the first channel from 0 s, each other one 0.1 s later.
    expect(figure("channel.locked.mean")).toBeCloseTo(20 * 10 * 105 / 10_000, 9);
    expect(run.rows("latency").length).toBeGreaterThan(0);
  });

  it("stays locked for the window where the other side does not answer", () => {
    const answered = payThrough(pairs(20, 4, { unilateral: 0 })).finish(), alone = payThrough(pairs(20, 4, { unilateral: 1, window: "1h" })).finish();
    expect(alone.figure("channel.locked.mean") - answered.figure("channel.locked.mean")).toBeCloseTo(20 * 10 * 3600 / 10_000, 9);
  });

  it("is opened anew, on the ledger, by the next payment", () => {
    const run = payThrough({ ...pairs(1, 4, {}), every: 500, payments: [{ from: 0, to: 1, amount: 4 }, { from: 0, to: 1, amount: 4 }] }), { figure } = run.finish();
    expect([figure("channel.opened"), figure("channel.closed")]).toEqual([1, 2]);
    expect(run.balances()).toEqual([12e6, 8e6]);
  });
});

describe("old states", () => {
  const q = 0.4, w = 0.7, count = 3000, window = "1h", fraud = { kind: "old-states", cheaters: q, watched: w };
  /** Three standard errors of the sum of `count` draws that pay `amount` with probability p. */
  const bound = (p: number, amount: number): number => 3 * amount * Math.sqrt(count * p * (1 - p));

  it("take q (1 − w) of what was paid, and cost q w of what was left: cheaters q, watched w", () => {
    const run = payThrough({ ...pairs(count, 4, { window, fraud }) }), { figure } = run.finish();
    expect(Math.abs(figure("channel.disputes") - count * q)).toBeLessThan(bound(q, 1));
    expect(Math.abs(figure("channel.loss") - count * q * (1 - w) * 4)).toBeLessThan(bound(q * (1 - w), 4));
    expect(Math.abs(figure("channel.penalties") - count * q * w * 6)).toBeLessThan(bound(q * w, 6));
    // Each pair ends as nobody cheated, as robbed, or as punished.
    const ends = new Set(run.balances().map((balance, i) => (i % 2 === 0 ? `${balance / 1e6}/${run.balances()[i + 1]! / 1e6}` : "")).filter(Boolean));
    expect([...ends].sort()).toEqual(["10/10", "16/4", "20/0"]);
  }, 20_000);

  it("take nothing where all are watched, and nothing is punished where nobody watches", () => {
    expect(payThrough(pairs(50, 4, { window, fraud: { ...fraud, watched: 1 } })).finish().figure("channel.loss")).toBe(0);
    const unwatched = payThrough(pairs(50, 4, { window, fraud: { ...fraud, cheaters: 1, watched: 0 } })).finish();
    expect([unwatched.figure("channel.loss"), unwatched.figure("channel.penalties")]).toEqual([200, 0]);
  });

  it("are published when the cheater's side is exhausted, and the next payment goes on the ledger", () => {
    const run = payThrough({
      ledger: { ...direct, window, capacity: 10, fraud: { ...fraud, cheaters: 1, watched: 0 } }, wallets: [20, 0], duration: 10_000,
      payments: Array.from({ length: 11 }, () => ({ from: 0, to: 1, amount: 1 })),
    }), { figure } = run.finish();
    expect([figure("channel.disputes"), figure("channel.loss")]).toEqual([1, 10]);
    expect(run.balances()).toEqual([19e6, 1e6]);
  });

  it("do not tempt a hub, nor who has been paid more than it paid", () => {
    const run = payThrough({
      ledger: { base: { kind: "ideal" }, keep: 0, idle: "50s", window: "1h", topology: { fee: 0, share: 0 }, fraud: { ...fraud, cheaters: 1, watched: 0 } }, wallets: [20, 0], duration: 10_000,
      payments: [{ from: 0, to: 1, amount: 4 }],
    }), { figure } = run.finish();
    // The payer robs the hub; the payee, whose best state is the present one, and the hub close honestly.
    expect([figure("channel.disputes"), figure("channel.closed"), figure("channel.loss")]).toEqual([1, 2, 4]);
    expect(run.balances()).toEqual([20e6, 4e6]);
  });
});
