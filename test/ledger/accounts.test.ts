import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Accounts } from "../../src/ledger/accounts.js";

describe("accounts", () => {
  it("follow a model of plain objects through any sequence of acts", () => {
    const act = fc.record({ kind: fc.constantFrom("reserve", "release", "transfer"), payer: fc.nat(4), payee: fc.nat(4), amount: fc.nat(60) });
    fc.assert(fc.property(fc.array(act, { maxLength: 80 }), fc.double({ min: 0, max: 1, noNaN: true }), (acts, ownerShare) => {
      const accounts = new Accounts();
      accounts.open({ kind: "owner" });
      for (let i = 1; i < 5; i++) accounts.open({ kind: "device", balance: 50 * i, owner: 0, ownerShare });
      const model = [0, 50, 100, 150, 200].map((balance) => ({ balance, reserved: 0 }));
      for (const { kind, payer, payee, amount } of acts) {
        const from = model[payer]!;
        if (kind === "reserve") {
          const covered = from.balance - from.reserved >= amount;
          expect(accounts.reserve(payer, amount)).toBe(covered);
          if (covered) from.reserved += amount;
        } else if (amount > from.reserved) {
          expect(() => { accounts.release(payer, amount); }).toThrow("has not reserved");
        } else if (kind === "release") {
          accounts.release(payer, amount);
          from.reserved -= amount;
        } else {
          accounts.transfer(payer, payee, amount);
          from.reserved -= amount;
          from.balance -= amount;
          const owners = payee === 0 ? 0 : Math.floor(amount * ownerShare);
          model[0]!.balance += owners;
          model[payee]!.balance += amount - owners;
        }
        model.forEach(({ balance, reserved }, account) => {
          expect(accounts.balance(account)).toBe(balance);
          expect(accounts.available(account)).toBe(balance - reserved);
        });
        expect(accounts.total()).toBe(500);
        accounts.audit();
      }
    }), { seed: 1, numRuns: 100 });
  });

  it("give the remainder of a share to the device", () => {
    const accounts = new Accounts();
    const owner = accounts.open({ kind: "owner" }), payer = accounts.open({ kind: "payer", balance: 10 });
    const device = accounts.open({ kind: "device", owner, ownerShare: 1 / 3 });
    accounts.reserve(payer, 10);
    accounts.transfer(payer, device, 10);
    expect([accounts.balance(owner), accounts.balance(device)]).toEqual([3, 7]);
    expect(accounts.statement(device)).toEqual({ earned: 7, spent: 0, transactions: 0 });
    expect(accounts.statement(payer)).toEqual({ earned: 0, spent: 10, transactions: 0 });
  });

  it("count many accounts, and know their kind and time of work", () => {
    const accounts = new Accounts();
    for (let i = 0; i < 1000; i++) accounts.open({ kind: `kind${i}`, balance: i, ...(i % 2 === 0 ? {} : { workTime: i }) });
    expect(accounts.count).toBe(1000);
    expect(accounts.total()).toBe(499_500);
    expect([accounts.kind(7), accounts.workTime(7, 9), accounts.workTime(8, 9), accounts.balance(999)]).toEqual(["kind7", 7, 9, 999]);
  });

  it.each([
    [{ kind: "x", balance: -1 }, "whole number of micro-tokens"],
    [{ kind: "x", balance: 0.5 }, "whole number of micro-tokens"],
    [{ kind: "x", owner: 3 }, "no account 3"],
    [{ kind: "x", ownerShare: 1.5 }, "between 0 and 1"],
    [{ kind: "x", workTime: -1 }, "must not be negative"],
    [{ kind: "x", balance: Number.MAX_SAFE_INTEGER }, "more money than can be counted"],
  ])("refuse %j", (options, message) => {
    const accounts = new Accounts();
    accounts.open({ kind: "first", balance: 1 });
    expect(() => accounts.open(options)).toThrow(message);
  });
});
