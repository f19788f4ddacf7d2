/** Mistakes that one makes with a chain: refused with path and what is allowed, or told by a named warning. */
import { describe, expect, it } from "vitest";
import { InputError } from "../../../src/parameter/input-error.js";
import { makeLedger } from "../harness.js";

const run = (ledger: Record<string, unknown>, more: { duration?: number; rate?: number } = {}) => makeLedger({ duration: 2000, rate: 0.2, ...more, ledger: { kind: "blockchain", ...ledger } }).finish().warnings;

describe("is refused", () => {
  it.each([
    ["a transaction larger than a block", { blockSize: "200 bytes" }, /ledger\.paymentSize: does not fit into a block of 200 bytes, found 250 bytes/],
    ["a median above the mean", { propagation: { mean: 1, median: 2 } }, /ledger\.propagation\.median: must be at most ledger\.propagation\.mean \(1 s\), found 2 s/],
    ["a mean without a median", { propagation: { mean: 1, median: 0 } }, /ledger\.propagation\.median: must be above 0/],
    ["a private chain without hash power", { consensus: { kind: "stake" }, attacker: { kind: "private-chain" } }, /ledger\.attacker\.kind: "private-chain" needs hash power: ledger\.consensus\.kind work, found stake/],
    ["bids between nothing", { fees: { policy: "market", least: 2, most: 1 } }, /ledger\.fees\.most: must be at least ledger\.fees\.least \(2 tokens\), found 1 tokens/],
    ["shares of a single miner", { miners: { count: 1, exponent: 2 } }, /ledger\.miners\.exponent: has no effect with ledger\.miners\.count 1/],
    ["an exponent beside stated shares", { miners: { shares: [1, 2], exponent: 0 } }, /ledger\.miners\.exponent: has no effect beside ledger\.miners\.shares/],
    ["another number of miners than of shares", { miners: { shares: [1, 2], count: 3 } }, /ledger\.miners\.count: must be the number of ledger\.miners\.shares, 2, or left out; found 3/],
    ["shares of nothing", { miners: { shares: [0, 0] } }, /ledger\.miners\.shares: must have a share above 0/],
    ["paying dust where nothing is dust", { fees: { policy: "fixed", fee: 0 }, dust: "pay" }, /ledger\.dust: has no effect: ledger\.fees\.fee is 0/],
  ])("%s", (_, ledger, message) => {
    expect(() => run(ledger)).toThrow(message);
    expect(() => run(ledger)).toThrow(InputError);
  });

  it.each([{ confirmations: 0 }, { blockSize: 0 }, { miners: { count: 0 } }, { consensus: { interval: 0 } }, { attacker: { kind: "private-chain", share: 1 } }, { consensus: { kind: "stake", interval: 10 } }, { fees: { policy: "fixed", most: 1 } }])("%j", (ledger) => {
    expect(() => run(ledger)).toThrow();
  });
});

describe("is told of", () => {
  it("a run without a block", () => { expect(run({ consensus: { interval: "1d" } })).toEqual(expect.arrayContaining(["no-blocks", "few-confirmed"])); });
  it("views that hold different blocks for final", () => {
    expect(run({ consensus: { kind: "stake", slot: 2, missed: 0, finality: 1 }, confirmations: 1, propagation: { mean: 5, median: 4 } })).toContain("chain-split");
    expect(run({ consensus: { kind: "stake", slot: 2, missed: 0 }, confirmations: 1, propagation: { mean: 0.2, median: 0.2 } })).not.toContain("chain-split");
  });
  it("an adversary without money", () => {
    expect(run({ consensus: { interval: 5 }, propagation: { mean: 0, median: 0 }, attacker: { kind: "private-chain", share: 0.2, amount: 10, wallet: 25 } }, { duration: 5000 })).toContain("adversary-out-of-money");
  });
});
