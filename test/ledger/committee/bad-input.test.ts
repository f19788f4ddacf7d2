/** Mistakes that one makes with a committee: refused with path and what is allowed; and what it costs. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/parameter/input-error.js";
import { makeLedger } from "../harness.js";
import { runCommittee } from "./bench.js";

const run = (ledger: Record<string, unknown>) => makeLedger({ duration: 30, rate: 5, ledger: { kind: "committee", ...ledger } });

describe("is refused", () => {
  it.each([
    ["more leaders than validators", { validators: 4, leaders: 5 }, /ledger\.leaders: must be at most ledger\.validators, 4, found 5/],
    ["more faulty ones than there are", { validators: 4, faults: { kind: "crash", count: 5 } }, /ledger\.faults\.count: must be at most ledger\.validators, 4, found 5/],
    ["a return before the crash", { faults: { kind: "crash", from: 20, until: 10 } }, /ledger\.faults\.until: must be after ledger\.faults\.from \(20 s\), found 10 s/],
    ["a crash after the end", { faults: { kind: "crash", from: 40 } }, /ledger\.faults\.from: has no effect: the run lasts 30 s, found 40 s/],
  ])("%s", (_, ledger, message) => {
    expect(() => run(ledger)).toThrow(message);
    expect(() => run(ledger)).toThrow(InputError);
  });

  it.each([{ validators: 3 }, { messages: { delay: 0 } }, { leastRound: 0 }, { blockSize: 0 }, { faults: { kind: "equivocate", from: 3 } }])("%j", (ledger) => {
    expect(() => run(ledger)).toThrow();
  });
});

it("takes its fee of every transaction that is confirmed, and refuses payments of less", () => {
  const world = run({ fee: 0.5 }), { ledger } = world;
  const purpose = ledger.registerPurpose({ name: "test/pay", device: "device", hear: () => {} });
  const a = ledger.openAccount({ kind: "device", balance: 3_000_000 }), b = ledger.openAccount({ kind: "device" });
  ledger.pay(a, b, 1_000_000, purpose, 0);
  ledger.pay(a, b, 400_000, purpose, 0);
  const { figure } = world.finish();
  expect([ledger.balance(a), ledger.balance(b)]).toEqual([1_500_000, 1_000_000]);
  expect(figure("fees.mean")).toBeCloseTo(0.5, 1);
});

it("goes on without a validator whose messages take longer than leaders look back", () => {
  const { commits } = runCommittee({ validators: 4, leaders: 1, network: (from) => (from === 0 ? 20 : 0.1), until: 60 });
  expect(commits[1]!.length).toBeGreaterThan(200);
  expect(commits[1]!.flatMap(({ blocks }) => blocks).filter((block) => block.endsWith("/0"))).toEqual([]);
  expect(commits[2]!.map(({ leader }) => leader)).toEqual(commits[1]!.map(({ leader }) => leader));
});
