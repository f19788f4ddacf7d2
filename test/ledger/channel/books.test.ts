/** Channels keep no second book: whatever happens, wallets hold what the payments that were confirmed have left in them. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Stage, micro } from "../../../src/ledger/port.js";
import { payThrough, type Payment } from "./payments.js";

const section = fc.record({
  base: fc.constantFrom<Record<string, unknown>[]>(
    { kind: "ideal", delay: "7s", delayDistribution: "exponential" }, { kind: "cloud", outages: { kind: "random", mtbf: "30s", mttr: "10s" } },
    { kind: "blockchain", consensus: { interval: "5s" }, confirmations: 1, propagation: { mean: "1s", median: "500ms" }, relay: "1s", fees: { policy: "fixed", fee: 0 } },
  ),
  topology: fc.constantFrom<Record<string, unknown>[]>({ kind: "hub", fee: 0, share: 0, capacity: 4, capital: 20 }, { kind: "hub", fee: 0, share: 0, outages: { kind: "random", mtbf: "20s", mttr: "20s" } }, { kind: "direct" }, { kind: "direct", direction: "payer" }),
  opened: fc.constantFrom("before", "on-demand"),
  refill: fc.constantFrom("top-up", "reopen", "never"),
  meanwhile: fc.constantFrom("wait", "ledger"),
  capacity: fc.constantFrom(3, 8, 100),
  keep: fc.constantFrom(0, 2),
}).chain((rules) => fc.constantFrom({}, { idle: "15s" }, { idle: "15s", unilateral: 0.5, window: "10s" }).map((closing) => ({ ...rules, ...closing })));
const payment = fc.record({ from: fc.nat(4), to: fc.nat(4), amount: fc.integer({ min: 0, max: 9 }) });

describe("books", () => {
  it("balance to the micro-token under any payments and any rules", () => {
    fc.assert(fc.property(section, fc.array(payment, { maxLength: 120 }), (ledger, payments: Payment[]) => {
      const wallets = [30, 20, 10, 5, 0], run = payThrough({ ledger, wallets, payments, every: 0.7, duration: 400 }), before = run.ledger.total();
      run.finish();
      const expected = wallets.map(micro);
      for (const { from, to, amount, transaction } of run.issued) {
        if (run.ledger.stage(transaction) !== Stage.confirmed) continue;
        expected[from]! -= micro(amount);
        expected[to]! += micro(amount);
      }
      expect(run.balances()).toEqual(expected);
      expect(run.ledger.total()).toBe(before);
      for (const account of run.accounts) expect(run.ledger.available(account)).toBeLessThanOrEqual(run.ledger.balance(account));
    }), { seed: 20261122, numRuns: 150 });
  });
});

describe("a ledger of channels", () => {
  it("stands on another ledger, not on channels", () => {
    expect(() => payThrough({ ledger: { base: { kind: "channel" } }, wallets: [], payments: [], duration: 1 })).toThrow(/channel.* is not a kind; allowed: tangle/);
  });

  it.each([
    ["unilateral", { unilateral: 0.5 }], ["window", { window: "2h" }], ["window", { window: "2h", idle: "1h" }],
  ])("refuses a %s that has no effect", (name, ledger) => {
    expect(() => payThrough({ ledger, wallets: [], payments: [], duration: 1 })).toThrow(`ledger.${name}: has no effect`);
  });

  it("warns where channels do not serve, where the hub has no money, and of the ledger below by its path", () => {
    const payments = Array.from({ length: 40 }, (_, i) => ({ from: 0, to: 1 + i % 2, amount: 2 }));
    const small = payThrough({ ledger: { base: { kind: "ideal" }, topology: { kind: "direct" }, capacity: 1 }, wallets: [100, 0, 0], payments, duration: 50 }).finish();
    expect(small.warnings).toContain("channels-bypassed");
    const poor = payThrough({ ledger: { base: { kind: "ideal" }, topology: { fee: 0, capacity: 10, capital: 15 }, keep: 0 }, wallets: [100, 0, 0], payments, duration: 50 }).finish();
    expect(poor.warnings).toContain("hub-dry");
    const run = payThrough({ ledger: { base: { kind: "blockchain" } }, wallets: [100, 0, 0], payments, duration: 50 });
    run.finish();
    expect(run.recorder.finish().warnings.map(({ sentence }) => sentence).join()).toContain("ledger.base.consensus.interval");
  });

  it("names what is wrong with the ledger below by its path", () => {
    expect(() => payThrough({ ledger: { base: { kind: "blockchain", blockSize: 100 } }, wallets: [], payments: [], duration: 1 })).toThrow(/ledger\.base\.paymentSize: does not fit/);
  });
});
